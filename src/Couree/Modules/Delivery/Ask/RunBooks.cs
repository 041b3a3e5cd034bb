using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Ledger;

namespace Couree.Modules.Delivery.Ask;

/// <summary>
/// What a run asked for by a structure itself writes in the books: from the moment it is asked the structure owes its price to the couriers,
/// until it pays (a remittance) or calls the run off. Runs of orders are not for here: their customers pay them, and the market writes that.
/// </summary>
internal sealed class RunBooks(CoureeDb db, ILedger ledger)
{
    /// <summary>In the caller's transaction; a run asked for again with the same reference is owed once.</summary>
    public async Task Claim(RunId id, CancellationToken stop)
    {
        var run = db.Set<Run>().Local.FirstOrDefault(r => r.Id == id);
        if (run is null || db.Entry(run).State != Microsoft.EntityFrameworkCore.EntityState.Added || run.Sender == run.Couriers) return;
        await ledger.Post(Key(run.Id), "delivery.memo.run", run.Number, run.AskedAt, Unit.EurCents, Lines(run), stop);
    }

    public Task LetGo(Run run, DateTime now, CancellationToken stop) => ledger.Reverse(Key(run.Id), "delivery.memo.run_cancelled", now, stop);

    /// <summary>The couriers have carried, and owe the tax; the structure has the cost, tax included: what it may deduct its accountant knows.</summary>
    private static IReadOnlyList<Line> Lines(Run run)
    {
        var (fee, tax) = (run.Fee.Cents, run.Fee.VatWithin(run.VatBasisPoints).Cents);
        List<Line> lines =
        [
            new(new(run.Couriers, "owed_by", run.Sender.Value.ToString()), fee), new(new(run.Couriers, "delivery_fees"), tax - fee),
            new(new(run.Sender, "carriage"), fee), new(new(run.Sender, "owed_to", run.Couriers.Value.ToString()), -fee),
        ];
        if (tax != 0) lines.Add(new(new(run.Couriers, "vat", run.VatBasisPoints.ToString(System.Globalization.CultureInfo.InvariantCulture)), -tax));
        return lines;
    }

    private static string Key(RunId run) => $"run-asked:{run.Value:N}";
}
