using System.Net;
using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Ledger;
using Couree.Modules.Organisations;
using Couree.Tests.Modules.Market;
using Couree.Tests.Modules.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Couree.Tests.Modules.Ledger;

/// <summary>What couriers took at the door for a shop, and hand over.</summary>
public sealed class RemittanceTests
{
    private static async Task<(OrganisationId Couriers, OrganisationId Shop)> TenEurosTakenAtTheDoor(TestCouree couree)
    {
        var (couriers, shop) = (await couree.Shop("braquets"), await couree.Shop("epi-commun"));
        await using var scope = couree.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ILedger>().Post("door", "market.memo.taken_at_door", "M-1", couree.Clock().Now, Unit.EurCents,
        [
            new(new(couriers, "cash"), 1000), new(new(couriers, "owed_to", shop.Value.ToString()), -1000),
            new(new(shop, "owed_by", couriers.Value.ToString()), 1000), new(new(shop, "customers", "M-1"), -1000),
        ]);
        await scope.ServiceProvider.GetRequiredService<CoureeDb>().SaveChangesAsync();
        return (couriers, shop);
    }

    private static Task<long> Balance(TestCouree couree, OrganisationId book, string account) => couree.Read(db => db.Set<PostedLine>().Where(l => l.Book == book && l.Name == account).SumAsync(l => l.Amount));

    [Theory, OnBothEngines]
    public async Task Remittances_at_once_never_hand_over_more_than_is_owed(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (couriers, shop) = await TenEurosTakenAtTheDoor(couree);
        var michel = await couree.As("michel");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => michel.Post("/ledger/braquets/remittances", ("formKey", $"key-{i}"), ("to", shop.Value.ToString()), ("amount", "4,00"))));
        answers.Count(a => a.StatusCode == HttpStatusCode.SeeOther).ShouldBe(2);
        answers.Where(a => a.StatusCode != HttpStatusCode.SeeOther).ShouldAllBe(a => a.StatusCode == HttpStatusCode.UnprocessableEntity);
        (await Balance(couree, couriers, "owed_to")).ShouldBe(-200);
        (await Balance(couree, shop, "owed_by")).ShouldBe(200);
    }

    [Theory, OnBothEngines]
    public async Task A_form_sent_twice_is_one_remittance_and_both_books_tell_it(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (couriers, shop) = await TenEurosTakenAtTheDoor(couree);
        var michel = await couree.As("michel");
        for (var time = 0; time < 2; time++)
            (await michel.Post("/ledger/braquets/remittances", ("formKey", "same"), ("to", shop.Value.ToString()), ("amount", "10,00"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        foreach (var (book, account, cents) in new[] { (couriers, "owed_to", 0), (couriers, "bank", -1000), (shop, "owed_by", 0), (shop, "bank", 1000) }) (await Balance(couree, book, account)).ShouldBe(cents, account);
        (await (await couree.As("louise")).GetStringAsync("/ledger/epi-commun/entries.csv")).ShouldContain("10,00");
    }
}
