using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Modules.Ledger;
using Couree.Modules.Market.Pay;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Market.React;

/// <summary>The orders a run carries, found by the couriers' reference; none when the run is not one of ours.</summary>
internal sealed class CarriedOrders(CoureeDb db)
{
    public async Task<(PlacedCheckout Checkout, CheckoutRun Run, List<Order> Orders)?> Find(string reference, CancellationToken stop)
    {
        if (RunReferences.Checkout(reference) is not { } id || await db.Set<PlacedCheckout>().FindAsync([id], stop) is not { } checkout) return null;
        if (checkout.Runs.FirstOrDefault(r => r.Reference == reference) is not { } run) return null;
        var orders = await db.Set<Order>().Where(o => o.Checkout == id && o.Couriers == run.Couriers).ToListAsync(stop);
        return (checkout, run, orders);
    }

    public void Touched(PlacedCheckout checkout, IEnumerable<Order> orders)
    {
        db.Touched(Topics.Checkout(checkout.Id));
        foreach (var order in orders) db.Touched(Topics.Counter(order.Shop));
    }
}

/// <summary>The courier has picked up at a shop: its order is on its way; the customer is told once.</summary>
internal sealed class PickedUp(CoureeDb db, CarriedOrders carried, IDelivery delivery) : IReact<ParcelPickedUp>
{
    public async Task On(ParcelPickedUp happened, CancellationToken stop)
    {
        if (await carried.Find(happened.Reference, stop) is not { } found) return;
        var isFirst = found.Orders.All(o => o.LeftAt is null);
        var left = found.Orders.Where(o => o.Id.Value.ToString("N") == happened.StopReference && o.Leave(happened.OccurredAt)).ToList();
        if (left.Count == 0) return;
        carried.Touched(found.Checkout, left);
        if (isFirst && left.Exists(o => o.IsOpen) && (await delivery.Progress([happened.Reference], stop)).GetValueOrDefault(happened.Reference)?.TrackingPaths.GetValueOrDefault(found.Run.Reference) is { } path)
            db.Announce(new OrderOnItsWay(found.Checkout.Mail, path));
    }
}

/// <summary>The courier has handed it over: delivered, and what was taken at the door is written in both books.</summary>
internal sealed class HandedOver(CoureeDb db, CarriedOrders carried, ILedger ledger) : IReact<ParcelDelivered>
{
    public async Task On(ParcelDelivered happened, CancellationToken stop)
    {
        if (happened.StopReference != happened.Reference || await carried.Find(happened.Reference, stop) is not { } found) return;
        var delivered = found.Orders.Where(o => o.Deliver(happened.OccurredAt)).ToList();
        if (delivered.Count == 0) return;
        if (found.Checkout.Means != "transfer") await Settle(found.Checkout, found.Run, delivered, happened, stop);
        carried.Touched(found.Checkout, delivered);
        db.Announce(new OrderDelivered(found.Checkout.Mail));
    }

    private async Task Settle(PlacedCheckout checkout, CheckoutRun run, List<Order> delivered, ParcelDelivered happened, CancellationToken stop)
    {
        if (happened.PaidOnHandOver is not { } how)
        {
            foreach (var order in delivered.Where(o => o.PaidHow is null)) order.Trouble = "market.trouble.unpaid";
            return;
        }
        foreach (var order in delivered.Where(o => o.PaidHow is null))
        {
            order.Pay(how, happened.OccurredAt);
            await ledger.Post(Postings.SettledKey(order.Id), "market.memo.taken_at_door", checkout.Number, happened.OccurredAt, Unit.EurCents,
                Postings.TakenAtTheDoor(run.Couriers, order.Shop, checkout.Number, order.Total, how), stop);
        }
        await ledger.Post(Postings.FeeSettledKey(run.Reference), "market.memo.fee_paid", checkout.Number, happened.OccurredAt, Unit.EurCents, Postings.Paid(run.Couriers, checkout.Number, run.Fee, how), stop);
        checkout.PayRun(run.Reference);
    }
}

/// <summary>A stop failed: shown to the shop and the customer, never hidden.</summary>
internal sealed class StopWentWrong(CarriedOrders carried) : IReact<StopFailed>
{
    public async Task On(StopFailed happened, CancellationToken stop)
    {
        if (await carried.Find(happened.Reference, stop) is not { } found) return;
        var touched = found.Orders.Where(o => o.IsOpen && (happened.StopReference == happened.Reference || o.Id.Value.ToString("N") == happened.StopReference)).ToList();
        foreach (var order in touched) order.Trouble = happened.StopReference == happened.Reference ? "market.trouble.drop_failed" : "market.trouble.pickup_failed";
        carried.Touched(found.Checkout, touched);
    }
}

/// <summary>The couriers gave the run up: orders still open need a person.</summary>
internal sealed class RunGivenUp(CarriedOrders carried) : IReact<RunCancelled>
{
    public async Task On(RunCancelled happened, CancellationToken stop)
    {
        if (await carried.Find(happened.Reference, stop) is not { } found) return;
        var open = found.Orders.Where(o => o.IsOpen).ToList();
        foreach (var order in open) order.Trouble = "market.trouble.run_cancelled";
        carried.Touched(found.Checkout, open);
    }
}

/// <summary>Road and house contradict each other: both counters see it.</summary>
internal sealed class RunUnclear(CarriedOrders carried) : IReact<RunNeedsHuman>
{
    public async Task On(RunNeedsHuman happened, CancellationToken stop)
    {
        if (await carried.Find(happened.Reference, stop) is not { } found) return;
        foreach (var order in found.Orders) order.Trouble = "market.trouble.needs_human";
        carried.Touched(found.Checkout, found.Orders);
    }
}

/// <summary>Somebody took the run: the customer's page shows it.</summary>
internal sealed class RunFound(CarriedOrders carried) : IReact<RunTaken>
{
    public async Task On(RunTaken happened, CancellationToken stop)
    {
        if (await carried.Find(happened.Reference, stop) is { } found) carried.Touched(found.Checkout, found.Orders);
    }
}
