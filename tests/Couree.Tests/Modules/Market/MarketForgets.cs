using System.Net;
using Couree.Kernel;
using Couree.Modules.Ledger;
using Couree.Modules.Market;
using Couree.Modules.Market.Baskets;
using Couree.Modules.Market.Checkouts;
using Couree.Modules.Market.Pay;
using Couree.Tests.Modules.People;
using Couree.Tests.Proofs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Couree.Tests.Modules.Market;

/// <summary>Who leaves is forgotten here too; what she still waits for arrives first. And fees for nothing go back.</summary>
public sealed class MarketForgets
{
    [Theory, OnBothEngines]
    public async Task Who_erases_her_account_gets_the_order_under_way_and_is_then_forgotten_while_the_books_stay(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var karim = await couree.As("karim");
        var product = await couree.Product("Carottes");
        await karim.Post("/market/basket/lines", ("product", product.Id.Value.ToString()), ("count", "1"), ("back", "/market/epi-commun"));
        var slot = Slot(await karim.GetStringAsync("/market/basket"));
        await karim.Post("/market/basket/slots", ("slot", slot));
        var checkout = HtmlForm.Of(await karim.GetStringAsync("/market/checkout"), "/market/checkout");
        (await karim.PostAsync("/market/checkout", checkout.With(("name", "Karim Benali"), ("email", "karim@couree.example"), ("phone", "06 11 22 33 44"), ("means", "cash")))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await karim.Post("/people/me/leave", ("Sure", "true"), ("Current", Neighbours.Password))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await couree.Settle();

        var waiting = await couree.Read(db => db.Set<PlacedCheckout>().AsNoTracking().SingleAsync());
        (waiting.Person, waiting.Name, waiting.Phone).ShouldBe((null, "Karim Benali", "06 11 22 33 44"));
        var order = await couree.Read(db => db.Set<Order>().AsNoTracking().SingleAsync());
        var louise = await couree.As("louise");
        foreach (var deed in new[] { "accept", "ready" }) await louise.Post($"/market/epi-commun/orders/{order.Id.Value}/serve", ("deed", deed));
        await louise.Post($"/market/epi-commun/orders/{order.Id.Value}/serve", ("deed", "collect"), ("paid", "cash"));
        await couree.Settle();
        couree.Time.Move(TimeSpan.FromHours(1));
        await couree.Settle();

        var forgotten = await couree.Read(db => db.Set<PlacedCheckout>().AsNoTracking().SingleAsync());
        (forgotten.Name, forgotten.Email, forgotten.Phone, forgotten.Address, forgotten.Notes).ShouldBe(("—", "", "", null, ""));
        (await couree.Read(db => db.Set<Order>().Select(o => o.CustomerName).SingleAsync())).ShouldBe("—");
        (await couree.Read(db => db.Set<PostedLine>().Where(l => l.Name == "cash").SumAsync(l => l.Amount))).ShouldBe(order.Total.Cents);
        Directory.GetFiles(Path.Combine(couree.Folder, "mail"), "*.json").Select(File.ReadAllText).Count(m => m.Contains("karim@couree.example") && !m.Contains("effacé")).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task A_delivery_fee_paid_by_transfer_for_a_ride_that_nobody_makes_is_paid_back(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        couree.Time.Set(new DateTime(2026, 6, 9, 16, 30, 0, DateTimeKind.Utc));
        var product = await couree.Product("Carottes");
        var token = await couree.Basket(product.Id);
        await couree.Do<ChangeBasket, bool>(u => u.Way(token, new(product.Shop, "deliver"), CancellationToken.None));
        await couree.Do<ChangeBasket, bool>(u => u.Address(token, new("27 rue Léon Gambetta, Lille"), CancellationToken.None));
        await couree.Hold(token, (await couree.See(token)).Runs[0].Slots!.Days[0].Slots[0].Value);
        await couree.Place(token, await couree.Ready(token, "transfer"));
        var checkout = await couree.Read(db => db.Set<PlacedCheckout>().AsNoTracking().SingleAsync());
        var (run, order) = (checkout.Runs[0], await couree.Read(db => db.Set<Order>().AsNoTracking().SingleAsync()));
        var michel = await couree.As("michel");
        Task<HttpResponseMessage> Transfer(string paidBack) => michel.Post("/market/braquets/transfers", ("run", run.Reference), ("paidBack", paidBack));
        (await Transfer("true")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Transfer("")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await Balance(couree, run.Couriers, "bank")).ShouldBe(run.Fee.Cents);

        await (await couree.As("louise")).Post($"/market/epi-commun/orders/{order.Id.Value}/serve", ("deed", "refuse"), ("reason", "too_busy"));
        await couree.Settle();
        (await michel.GetStringAsync("/market/braquets/transfers")).ShouldContain("À rembourser");
        (await Transfer("true")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        foreach (var account in new[] { "bank", "customers", "delivery_fees" }) (await Balance(couree, run.Couriers, account)).ShouldBe(0, account);
        (await michel.GetStringAsync("/market/braquets/transfers")).ShouldNotContain("À rembourser");
    }

    private static Task<long> Balance(TestCouree couree, OrganisationId book, string account) => couree.Read(db => db.Set<PostedLine>().Where(l => l.Book == book && l.Name == account).SumAsync(l => l.Amount));

    private static string Slot(string page) => System.Text.RegularExpressions.Regex.Match(page, "<option value=\"(collect[^\"]+)\"").Groups[1].Value;
}
