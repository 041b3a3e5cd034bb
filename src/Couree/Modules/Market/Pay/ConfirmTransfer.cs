using System.ComponentModel.DataAnnotations;
using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Ledger;
using Couree.Modules.Organisations;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Market.Pay;

/// <summary>A keeper or treasurer saw the transfer on the bank statement, or paid one back.</summary>
internal sealed class ConfirmTransfer(CoureeDb db, Clock clock, IOrganisations organisations, ILedger ledger) : IUseCase
{
    /// <param name="Order">a shop's order…</param>
    /// <param name="Run">…or a co-op's run, by its reference</param>
    public sealed record Input(OrderId? Order = null, [StringLength(80)] string Run = "", bool PaidBack = false);

    /// <summary>Refused: market.already_paid, market.order_is_over.</summary>
    public async Task<bool> Do(Actor who, string slug, Input input, CancellationToken stop)
    {
        var own = await organisations.Within(who, slug, MarketMay.Count, stop);
        if (input.Order is { } id) await Goods(own.Id, id, input.PaidBack, stop);
        else await Fee(own.Id, input.Run, input.PaidBack, stop);
        await db.SaveChangesAsync(stop);
        return true;
    }

    private async Task Goods(OrganisationId shop, OrderId id, bool paidBack, CancellationToken stop)
    {
        var order = await db.Set<Order>().SingleOrDefaultAsync(o => o.Id == id && o.Shop == shop, stop) ?? throw new NotFound();
        var checkout = await db.Set<PlacedCheckout>().SingleAsync(c => c.Id == order.Checkout, stop);
        if (paidBack)
        {
            if (!order.IsOver || order.PaidHow is null) throw new NotFound();
            await ledger.Reverse(Postings.SettledKey(order.Id), "market.memo.paid_back", clock.Now, stop);
            order.Refunded(clock.Now);
        }
        else
        {
            order.Pay("transfer", clock.Now);
            await ledger.Post(Postings.SettledKey(order.Id), "market.memo.transfer", checkout.Number, clock.Now, Unit.EurCents, Postings.Paid(shop, checkout.Number, order.Total, "transfer"), stop);
        }
        db.Touched(Topics.Checkout(checkout.Id));
        db.Touched(Topics.Counter(shop));
    }

    private async Task Fee(OrganisationId couriers, string reference, bool paidBack, CancellationToken stop)
    {
        if (RunReferences.Checkout(reference) is not { } id) throw new NotFound();
        var checkout = await db.Set<PlacedCheckout>().SingleOrDefaultAsync(c => c.Id == id, stop) ?? throw new NotFound();
        var run = checkout.Runs.FirstOrDefault(r => r.Reference == reference && r.Couriers == couriers) ?? throw new NotFound();
        var isOver = await db.Set<Order>().Where(o => o.Checkout == id && o.Couriers == couriers).AllAsync(o => o.State == OrderState.Refused || o.State == OrderState.Cancelled, stop);
        if (paidBack)
        {
            if (!isOver || !checkout.PaidRuns.Contains(reference)) throw new NotFound();
            await ledger.Reverse(Postings.FeeSettledKey(reference), "market.memo.paid_back", clock.Now, stop);
            checkout.RefundRun(reference);
        }
        else
        {
            if (checkout.PaidRuns.Contains(reference)) throw new Refusal("market.already_paid", new { number = checkout.Number });
            if (isOver) throw new Refusal("market.order_is_over", new { number = checkout.Number });
            checkout.PayRun(reference);
            await ledger.Post(Postings.FeeSettledKey(reference), "market.memo.transfer", checkout.Number, clock.Now, Unit.EurCents, Postings.Paid(couriers, checkout.Number, run.Fee, "transfer"), stop);
        }
        db.Touched(Topics.Checkout(checkout.Id));
    }

    private const int MostCarried = 2000;

    public async Task<TransfersPage.Facts> Read(Actor who, string slug, Form? form, CancellationToken stop)
    {
        var own = await organisations.Within(who, slug, MarketMay.Count, stop);
        List<OrderState> over = [OrderState.Refused, OrderState.Cancelled];
        var byTransfer = from order in db.Set<Order>().AsNoTracking()
                         join checkout in db.Set<PlacedCheckout>().AsNoTracking() on order.Checkout equals checkout.Id
                         where checkout.Means == "transfer"
                         orderby order.PlacedAt descending
                         select new { Order = order, Checkout = checkout };
        // However many have been paid since: what has not come yet stays in sight.
        var unpaid = await byTransfer.Where(r => r.Order.Shop == own.Id && r.Order.PaidHow == null && !over.Contains(r.Order.State)).ToListAsync(stop);
        var orders = await byTransfer.Where(r => r.Order.Couriers == own.Id).Take(MostCarried).ToListAsync(stop);
        var waiting = unpaid
            .Select(r => new TransfersPage.Row(r.Order.Id.Value, "", r.Order.Number, r.Checkout.Name, CreditorReference.Of(r.Order.Number), r.Order.Total, clock.Civil(r.Order.PlacedAt)))
            .Concat(orders.Where(r => !r.Order.IsOver).Select(r => r.Checkout).DistinctBy(c => c.Id)
                .SelectMany(c => c.Runs.Select((run, i) => (c, run, i)).Where(x => x.run.Couriers == own.Id && !c.PaidRuns.Contains(x.run.Reference)))
                .Select(x => new TransfersPage.Row(null, x.run.Reference, x.c.Number, x.c.Name, CreditorReference.Of($"{x.c.Number}L{x.i + 1}"), x.run.Fee, clock.Civil(x.c.PlacedAt)))).ToList();
        var toPayBack = await (from order in db.Set<Order>().AsNoTracking()
                               where order.Shop == own.Id && over.Contains(order.State) && order.PaidHow != null
                               orderby order.PlacedAt descending
                               select order).Take(200).ToListAsync(stop);
        return new TransfersPage.Facts(own.Slug, own.Name, waiting,
            [.. FeesToPayBack(own.Id, orders.Select(r => (r.Order, r.Checkout))), .. toPayBack.Select(o => new TransfersPage.Row(o.Id.Value, "", o.Number, o.CustomerName, CreditorReference.Of(o.Number), o.Total, clock.Civil(o.PlacedAt)))], form ?? Form.Empty);
    }

    /// <summary>Fees that came by transfer for rides of which every order was then refused or cancelled.</summary>
    private IEnumerable<TransfersPage.Row> FeesToPayBack(OrganisationId couriers, IEnumerable<(Order Order, PlacedCheckout Checkout)> carried) =>
        from checkout in carried.GroupBy(c => c.Checkout.Id)
        where checkout.All(c => c.Order.IsOver)
        let placed = checkout.First().Checkout
        from run in placed.Runs.Select((run, i) => (run, i))
        where run.run.Couriers == couriers && placed.PaidRuns.Contains(run.run.Reference)
        select new TransfersPage.Row(null, run.run.Reference, placed.Number, placed.Name, CreditorReference.Of($"{placed.Number}L{run.i + 1}"), run.run.Fee, clock.Civil(placed.PlacedAt));
}
