using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Ledger;
using Couree.Web;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Couree.Tests.Modules.Ledger;

public sealed class BooksTests
{
    private static readonly OrganisationId Shop = new(Guid.Parse("01900000-0000-7000-8000-000000000001"));
    private static readonly OrganisationId Coop = new(Guid.Parse("01900000-0000-7000-8000-000000000002"));

    private static IReadOnlyCollection<Line> Sale(OrganisationId book, long cents) =>
        [new(new(book, "customers", "M-1"), cents), new(new(book, "sales"), -(cents - cents / 11)), new(new(book, "vat", "1000"), -(cents / 11))];

    private static Task Write(TestCouree couree, Func<ILedger, Task> deed) => couree.Do<CoureeDb, bool>(async db =>
    {
        await using var scope = couree.Services.CreateAsyncScope();
        await deed(scope.ServiceProvider.GetRequiredService<ILedger>());
        await scope.ServiceProvider.GetRequiredService<CoureeDb>().SaveChangesAsync();
        return true;
    });

    private static async Task<long> Balance(TestCouree couree, Account account)
    {
        await using var scope = couree.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ILedger>().Balance(account, Unit.EurCents);
    }

    private static DateTime Now(TestCouree couree) => couree.Services.GetRequiredService<Clock>().Now;

    [Theory, OnBothEngines]
    public async Task The_same_business_event_is_written_once(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Write(couree, l => l.Post("order-placed:1", "m", "M-1", Now(couree), Unit.EurCents, Sale(Shop, 1100)))));
        (await Balance(couree, new(Shop, "customers", "M-1"))).ShouldBe(1100);
        (await couree.Read(db => db.Set<PostedSet>().CountAsync())).ShouldBe(1);
        await Should.ThrowAsync<InvalidOperationException>(() => Write(couree, l => l.Post("order-placed:1", "m", "M-1", Now(couree), Unit.EurCents, Sale(Shop, 2200))));
    }

    [Theory, OnBothEngines]
    public async Task A_reversal_is_a_counter_entry_and_happens_once(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await Write(couree, l => l.Post("order-placed:1", "m", "M-1", Now(couree), Unit.EurCents, Sale(Shop, 1100)));
        for (var i = 0; i < 3; i++) await Write(couree, l => l.Reverse("order-placed:1", "m", Now(couree)));
        await Write(couree, l => l.Reverse("never-posted", "m", Now(couree)));
        (await Balance(couree, new(Shop, "customers", "M-1"))).ShouldBe(0);
        (await Balance(couree, new(Shop, "vat", "1000"))).ShouldBe(0);
        (await couree.Read(db => db.Set<PostedLine>().CountAsync())).ShouldBe(6);
    }

    [Theory, OnBothEngines]
    public async Task The_store_itself_refuses_to_change_or_erase_a_line(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await Write(couree, l => l.Post("order-placed:1", "m", "M-1", Now(couree), Unit.EurCents, Sale(Shop, 1100)));
        foreach (var forbidden in new[] { "UPDATE ledger_lines SET amount = amount + 1", "DELETE FROM ledger_lines", "UPDATE ledger_sets SET memo = 'x'", "DELETE FROM ledger_sets" })
            (await Should.ThrowAsync<Exception>(() => couree.Read(async db => await db.Database.ExecuteSqlRawAsync(forbidden)))).Message.ShouldContain("append-only");
        (await Balance(couree, new(Shop, "customers", "M-1"))).ShouldBe(1100);
    }

    [Theory, OnBothEngines]
    public async Task Ten_holders_of_a_hundred_points_get_no_more_than_there_are(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        var purse = new Account(Shop, "cash");
        await Write(couree, l => l.Post("gift", "m", "r", Now(couree), Unit.EurCents, [new(purse, 350), new(new(Shop, "sales"), -350)]));
        var until = Now(couree).AddMinutes(10);
        var got = await Task.WhenAll(Enumerable.Range(0, 10).Select(async i =>
        {
            try
            {
                await couree.Do<CoureeDb, bool>(async db =>
                {
                    var ledger = new Couree.Modules.Ledger.Post.Books(db, couree.Services.GetRequiredService<Clock>());
                    await ledger.Hold("hold-" + i, purse, Unit.EurCents, 100, until);
                    await db.SaveChangesAsync();
                    return true;
                });
                return true;
            }
            catch (Refusal refusal) when (refusal.Code == "ledger.not_enough")
            {
                return false;
            }
        }));
        got.Count(g => g).ShouldBe(3);
        couree.Time.Move(TimeSpan.FromMinutes(11));
        await Write(couree, l => l.Hold("later", purse, Unit.EurCents, 350, Now(couree).AddMinutes(5)));
    }

    [Fact]
    public void A_set_out_of_balance_in_any_book_is_a_defect()
    {
        var clock = new Clock(TimeProvider.System, TimeZoneInfo.Utc);
        Gen.Int[-5000, 5000].Array[1, 8].Sample(amounts =>
        {
            Line[] lines = [.. amounts.Select((a, i) => new Line(new(i % 2 == 0 ? Shop : Coop, "cash"), (long)a))];
            var balanced = lines.GroupBy(l => l.Account.Book).All(g => g.Sum(l => l.Amount) == 0);
            if (balanced) PostedSet.Write("k", "m", "r", clock.Now, Unit.EurCents, lines, clock).Says(lines).ShouldBeTrue();
            else Should.Throw<InvalidOperationException>(() => PostedSet.Write("k", "m", "r", clock.Now, Unit.EurCents, lines, clock));
        });
    }

    [Theory]
    [InlineData("FR76 3000 6000 0112 3456 7890 189", true)]
    [InlineData("fr7630006000011234567890189", true)]
    [InlineData("FR7630006000011234567890188", false)]
    [InlineData("FR763000600001123456789018", false)]
    [InlineData("DE89370400440532013000", true)]
    [InlineData("n'importe quoi", false)]
    public void An_iban_is_read_with_its_check_digits(string iban, bool right) => BankDetails.IsIban(BankDetails.Plain(iban)).ShouldBe(right);
}
