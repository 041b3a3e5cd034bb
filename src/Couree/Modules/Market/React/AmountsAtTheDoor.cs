using Couree.Kernel;
using Couree.Modules.Delivery;

namespace Couree.Modules.Market.React;

/// <summary>What the courier must collect at a citizen's door: the orders still open and unpaid of that run, and its fee, when they are paid at hand-over.</summary>
internal sealed class AmountsAtTheDoor(CarriedOrders carried) : IHandOver
{
    public async Task<IReadOnlyDictionary<string, Money>> ToCollect(IReadOnlyCollection<string> references, CancellationToken stop)
    {
        var due = new Dictionary<string, Money>();
        foreach (var reference in references)
        {
            if (await carried.Find(reference, stop) is not { } found || found.Checkout.Means == "transfer") continue;
            var unpaid = found.Orders.Where(o => o.IsOpen && o.PaidHow is null).ToList();
            if (unpaid.Count == 0) continue;
            var fee = found.Checkout.PaidRuns.Contains(reference) ? Money.Zero : found.Run.Fee;
            due[reference] = unpaid.Aggregate(fee, (sum, order) => sum + order.Total);
        }
        return due;
    }
}
