using Couree.Database;
using Couree.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Ledger.Post;

/// <summary>
/// The one writer of the books. A balance is the sum of its account's lines, read from a covering index: no snapshot row that
/// every sale would fight for, and nothing that could disagree with the lines.
/// </summary>
internal sealed class Books(CoureeDb db, Clock clock) : ILedger
{
    public async Task Post(string key, string memo, string reference, DateTime occurredAt, Unit unit, IReadOnlyCollection<Line> lines, CancellationToken stop = default)
    {
        if (await Known(key, stop) is { } already)
        {
            if (!already.Says(lines)) throw new InvalidOperationException($"ledger key {key} was already used for other lines");
            return;
        }
        db.Add(PostedSet.Write(key, memo, reference, occurredAt, unit, lines, clock));
    }

    public async Task Reverse(string key, string memo, DateTime occurredAt, CancellationToken stop = default)
    {
        if (await Known(key, stop) is not { } set || await Known("reverse:" + key, stop) is not null) return;
        db.Add(PostedSet.Write("reverse:" + key, memo, set.Reference, occurredAt, set.Unit, set.Reversed(), clock));
    }

    public async Task Hold(string key, Account account, Unit unit, long amount, DateTime until, CancellationToken stop = default)
    {
        var guarded = await db.Set<GuardedAccount>().FindAsync([account.Book, account.Name, account.Counterparty, unit], stop);
        if (guarded is null) db.Add(guarded = new GuardedAccount { Book = account.Book, Name = account.Name, Counterparty = account.Counterparty, Unit = unit });
        guarded.Hold(key, amount, await Balance(account, unit, stop), until, clock.Now);
    }

    public async Task Release(string key, CancellationToken stop = default)
    {
        var marked = GuardedAccount.Marked(key);
        foreach (var account in await db.Set<GuardedAccount>().Where(a => a.HoldKeys.Contains(marked)).ToListAsync(stop)) account.Release(key);
    }

    public Task<long> Balance(Account account, Unit unit, CancellationToken stop = default) =>
        db.Set<PostedLine>().Where(l => l.Book == account.Book && l.Unit == unit && l.Name == account.Name && l.Counterparty == account.Counterparty).SumAsync(l => l.Amount, stop);

    private async Task<PostedSet?> Known(string key, CancellationToken stop) =>
        db.Set<PostedSet>().Local.FirstOrDefault(s => s.Key == key)
        ?? await db.Set<PostedSet>().Include(s => s.Lines).AsNoTracking().SingleOrDefaultAsync(s => s.Key == key, stop);
}
