using System.Globalization;
using Couree.Kernel;
using Couree.Modules.Ledger.Payees;
using Couree.Modules.Ledger.Remit;
using Couree.Web;

namespace Couree.Modules.Ledger.Statement;

internal static class LedgerEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/ledger/{slug}", async (Actor who, ReadBook book, string slug, string? account, string? from, string? until, int? page, CancellationToken stop) =>
            Pages.Show<StatementPage>(await book.Do(who, slug, Filter(account, from, until, page), null, null, stop))).ForSignedIn();

        app.MapGet("/ledger/{slug}/entries.csv", async (Actor who, ReadBook book, string slug, string? account, string? from, string? until, CancellationToken stop) =>
        {
            var (name, rows) = await book.Csv(who, slug, Filter(account, from, until, 1), stop);
            return Csv.Download($"{name}-ledger.csv",
                ["date", Words.Say("ledger.account"), Words.Say("ledger.about"), Words.Say("ledger.what"), Words.Say("ledger.reference"), Words.Say("ledger.debit"), Words.Say("ledger.credit")],
                rows.Select(r => (IReadOnlyList<string>)[r.At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), r.Account, r.About, r.Memo, r.Reference, Csv.Euros(r.Debit), Csv.Euros(r.Credit)]));
        }).ForSignedIn();

        app.MapPost("/ledger/{slug}/payee", (Actor who, Perform perform, ReadBook book, Form<ChangePayee.Input> form, string slug, CancellationToken stop) => form.Submit(async input =>
        {
            await perform.Run<ChangePayee, bool>(u => u.Do(who, slug, input, stop));
            return Pages.See($"/ledger/{slug}");
        }, async again => Pages.Again<StatementPage>(await book.Do(who, slug, new(), again, null, stop)))).ForSignedIn();

        app.MapPost("/ledger/{slug}/remittances", (Actor who, Perform perform, ReadBook book, Form<RecordRemittance.Input> form, string slug, CancellationToken stop) => form.Submit(async input =>
        {
            await perform.Run<RecordRemittance, bool>(u => u.Do(who, slug, input, stop));
            return Pages.See($"/ledger/{slug}");
        }, async again => Pages.Again<StatementPage>(await book.Do(who, slug, new(), null, again, stop)))).ForSignedIn();

        var api = app.MapGroup("/api/v1/ledger").WithTags("Ledger");
        api.MapGet("/{slug}", async (Actor who, ReadBook book, string slug, string? account, string? from, string? until, int? page, CancellationToken stop) =>
                await book.Api(who, slug, Filter(account, from, until, page), stop))
            .WithName("readBook").WithExample(new BookAnswer([new("sales", "", new Money(-682))], [new(new DateTime(2026, 6, 9, 10, 0, 0, DateTimeKind.Utc), "sales", "", "market.memo.placed", "M-2606-0042", new Money(-682))])).WithSummary("Balances and entries of a structure's book, 50 a page, latest first; amounts in cents, debit positive.")
            .Produces<BookAnswer>().ProducesProblem(401).ProducesProblem(404).ForSignedIn();
        api.MapPost("/{slug}/remittances", async (Actor who, Perform perform, string slug, RecordRemittance.Input input, CancellationToken stop) =>
            {
                await perform.Run<RecordRemittance, bool>(u => u.Do(who, slug, input, stop));
                return Results.NoContent();
            })
            .WithName("recordRemittance").Refuses("ledger.nothing_to_remit", "ledger.more_than_owed").WithBody(new RecordRemittance.Input("remise-2026-06-09", Guid.Parse("01909c4e-7a00-7000-8000-000000000001"), new Money(12_480))).WithSummary("Writes down what a courier co-op handed over to a shop; the same form key twice is one remittance.")
            .Produces(204).ProducesProblem(401).ProducesProblem(404).ProducesProblem(422).ForSignedIn();
    }

    private static ReadBook.Filter Filter(string? account, string? from, string? until, int? page) =>
        new(string.IsNullOrWhiteSpace(account) ? null : account, CivilDay.Read(from), CivilDay.Read(until), Math.Clamp(page ?? 1, 1, 100_000));
}
