using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Delivery;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Market.Pay;

/// <summary>
/// What couriers ask for at the door: the goods they bring and their fee that nobody has paid yet; nothing when a transfer pays.
/// The only answer of its kind: the courier's app shows it, and without it would ask for nothing.
/// </summary>
internal sealed class DueAtTheDoor(CoureeDb db) : IHandOver
{
    public async Task<IReadOnlyDictionary<string, Money>> ToCollect(IReadOnlyCollection<string> references, CancellationToken stop = default)
    {
        var ids = references.Select(RunReferences.Checkout).OfType<CheckoutId>().Distinct().ToList();
        if (ids.Count == 0) return new Dictionary<string, Money>();
        var checkouts = await db.Set<PlacedCheckout>().AsNoTracking().Where(c => ids.Contains(c.Id) && c.Means != "transfer").ToListAsync(stop);
        var orders = (await db.Set<Order>().AsNoTracking().Where(o => ids.Contains(o.Checkout)).ToListAsync(stop)).ToLookup(o => o.Checkout);
        return (from checkout in checkouts
                from run in checkout.Runs
                where references.Contains(run.Reference)
                let carried = orders[checkout.Id].Where(o => o.Couriers == run.Couriers && !o.IsOver).ToList()
                let fee = carried.Count == 0 || checkout.PaidRuns.Contains(run.Reference) ? Money.Zero : run.Fee
                select (run.Reference, Due: carried.Where(o => o.PaidHow is null).Aggregate(fee, (sum, o) => sum + o.Total)))
            .Where(due => due.Due > Money.Zero).ToDictionary(due => due.Reference, due => due.Due);
    }
}
