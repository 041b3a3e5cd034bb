using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Organisations;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Ledger.Statement;

/// <summary>Reads a structure's book: balances by account, and entries in the order they were posted, latest first.</summary>
internal sealed class ReadBook(CoureeDb db, Clock clock, IOrganisations organisations, IPayees payees) : IUseCase
{
    public const int PageSize = 50;

    /// <param name="Account">"name" or "name|counterparty"; null for all</param>
    public sealed record Filter(string? Account = null, DateOnly? From = null, DateOnly? Until = null, int Page = 1);

    public async Task<StatementPage.Facts> Do(Actor who, string slug, Filter filter, Form? payeeForm, Form? remitForm, CancellationToken stop)
    {
        var own = await organisations.Within(who, slug, LedgerMay.Keep, stop);
        var sums = await Sums(own.Id, stop);
        var entries = Entries(own.Id, filter);
        var count = await entries.CountAsync(stop);
        var rows = await entries.Skip((Math.Max(1, filter.Page) - 1) * PageSize).Take(PageSize).ToListAsync(stop);
        var names = await Names(sums.Select(s => (s.Name, s.Counterparty)).Concat(rows.Select(r => (r.Name, r.Counterparty))), stop);
        var payee = (await payees.Of([own.Id], stop)).GetValueOrDefault(own.Id);
        return new StatementPage.Facts(
            own.Slug, own.Name,
            [.. sums.GroupBy(s => s.Name).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new StatementPage.Balance(g.Key, Words.Say("ledger.account." + g.Key), new Money(g.Sum(s => s.Amount))))],
            [.. sums.Where(s => s.Amount != 0 && s.Name is "owed_to" or "owed_by").Select(s => new StatementPage.Owed(s.Name == "owed_to", s.Counterparty, names.GetValueOrDefault(s.Counterparty, s.Counterparty), new Money(s.Name == "owed_to" ? -s.Amount : s.Amount)))],
            [.. rows.Select(r => new StatementPage.Entry(clock.Civil(r.OccurredAt), Words.Say("ledger.account." + r.Name), About(r.Name, r.Counterparty, names), Words.Say(r.Memo, new { reference = r.Reference }), new Money(r.Amount)))],
            filter.Account, filter.From, filter.Until, Math.Max(1, filter.Page), (count + PageSize - 1) / PageSize, count,
            payeeForm ?? Form.From(new { Holder = payee?.Holder ?? own.Name, Iban = payee?.Iban ?? "" }),
            remitForm ?? Form.Empty, Guid.CreateVersion7().ToString("N"));
    }

    /// <summary>Every entry of the filter, for the download.</summary>
    public async Task<(string Name, IReadOnlyList<CsvRow> Rows)> Csv(Actor who, string slug, Filter filter, CancellationToken stop)
    {
        var own = await organisations.Within(who, slug, LedgerMay.Keep, stop);
        var rows = await Entries(own.Id, filter).ToListAsync(stop);
        var names = await Names(rows.Select(r => (r.Name, r.Counterparty)), stop);
        return (own.Slug, [.. rows.Select(r => new CsvRow(clock.Civil(r.OccurredAt), r.Name, About(r.Name, r.Counterparty, names), Words.Say(r.Memo, new { reference = r.Reference }), r.Reference, r.Amount > 0 ? r.Amount : 0, r.Amount < 0 ? -r.Amount : 0))]);
    }

    /// <summary>Balances and entries for the API, in cents.</summary>
    public async Task<BookAnswer> Api(Actor who, string slug, Filter filter, CancellationToken stop)
    {
        var own = await organisations.Within(who, slug, LedgerMay.Keep, stop);
        var sums = await Sums(own.Id, stop);
        var rows = await Entries(own.Id, filter).Skip((Math.Max(1, filter.Page) - 1) * PageSize).Take(PageSize).ToListAsync(stop);
        return new BookAnswer(
            [.. sums.Where(s => s.Amount != 0).Select(s => new AccountBalance(s.Name, s.Counterparty, new Money(s.Amount)))],
            [.. rows.Select(r => new EntryAnswer(r.OccurredAt, r.Name, r.Counterparty, r.Memo, r.Reference, new Money(r.Amount)))]);
    }

    private sealed record Sum(string Name, string Counterparty, long Amount);
    private sealed record Row(DateTime OccurredAt, string Name, string Counterparty, string Memo, string Reference, long Amount);

    private Task<List<Sum>> Sums(OrganisationId book, CancellationToken stop) =>
        db.Set<PostedLine>().Where(l => l.Book == book && l.Unit == Unit.EurCents)
            .GroupBy(l => new { l.Name, Counterparty = l.Name == "owed_to" || l.Name == "owed_by" ? l.Counterparty : "" })
            .Select(g => new Sum(g.Key.Name, g.Key.Counterparty, g.Sum(l => l.Amount))).ToListAsync(stop);

    private IQueryable<Row> Entries(OrganisationId book, Filter filter)
    {
        var lines = db.Set<PostedLine>().AsNoTracking().Where(l => l.Book == book && l.Unit == Unit.EurCents);
        if (filter.Account is { Length: > 0 } account)
        {
            var parts = account.Split('|', 2);
            var name = parts[0];
            lines = lines.Where(l => l.Name == name);
            if (parts.Length == 2)
            {
                var counterparty = parts[1];
                lines = lines.Where(l => l.Counterparty == counterparty);
            }
        }
        if (filter.From is { } from)
        {
            var fromAt = clock.Instant(from, TimeOnly.MinValue);
            lines = lines.Where(l => l.OccurredAt >= fromAt);
        }
        if (filter.Until is { } until)
        {
            var untilAt = clock.Instant(until.AddDays(1), TimeOnly.MinValue);
            lines = lines.Where(l => l.OccurredAt < untilAt);
        }
        return from line in lines
               join set in db.Set<PostedSet>().AsNoTracking() on line.SetId equals set.Id
               orderby line.OccurredAt descending, line.Id descending
               select new Row(line.OccurredAt, line.Name, line.Counterparty, set.Memo, set.Reference, line.Amount);
    }

    private async Task<Dictionary<string, string>> Names(IEnumerable<(string Account, string Counterparty)> seen, CancellationToken stop)
    {
        var ids = seen.Where(s => s.Account is "owed_to" or "owed_by").Select(s => s.Counterparty).Distinct()
            .Where(c => Guid.TryParse(c, out _)).Select(c => new OrganisationId(Guid.Parse(c))).ToList();
        return (await organisations.Cards(ids, stop)).ToDictionary(c => c.Key.Value.ToString(), c => c.Value.Name);
    }

    /// <summary>Whom or what a line is about: a structure's name, a VAT rate, an order's number.</summary>
    private static string About(string account, string counterparty, Dictionary<string, string> names) => account switch
    {
        "vat" when int.TryParse(counterparty, out var rate) => (rate / 100m).ToString("0.##", Words.Culture(Words.Language)) + " %",
        "owed_to" or "owed_by" => names.GetValueOrDefault(counterparty, counterparty),
        _ => counterparty,
    };
}

internal sealed record CsvRow(DateTime At, string Account, string About, string Memo, string Reference, long Debit, long Credit);
internal sealed record AccountBalance(string Account, string Counterparty, Money Balance);
internal sealed record EntryAnswer(DateTime OccurredAt, string Account, string Counterparty, string Memo, string Reference, Money Amount);
internal sealed record BookAnswer(IReadOnlyList<AccountBalance> Balances, IReadOnlyList<EntryAnswer> Entries);
