using System.Globalization;
using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Market.Baskets;
using Couree.Modules.Market.Orders;
using Couree.Modules.Organisations;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Market.Counter;

/// <summary>The counter's screen, a ticket, the history and its download.</summary>
internal sealed class ReadCounter(CoureeDb db, Clock clock, IOrganisations organisations) : IUseCase
{
    public async Task<CounterPage.Facts> Counter(Actor who, string slug, Form? form, CancellationToken stop)
    {
        var own = await organisations.Within(who, slug, MarketMay.Serve, stop);
        var now = clock.Now;
        var shop = await db.Set<Shop>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == own.Id, stop) ?? new Shop { Id = own.Id };
        var since = clock.Instant(clock.Today, TimeOnly.MinValue);
        List<OrderState> over = [OrderState.Refused, OrderState.Cancelled, OrderState.Collected, OrderState.Delivered];
        var rows = await (from order in db.Set<Order>().AsNoTracking()
                          join checkout in db.Set<PlacedCheckout>().AsNoTracking() on order.Checkout equals checkout.Id
                          where order.Shop == own.Id && (!over.Contains(order.State) || order.PlacedAt >= since)
                          orderby order.WindowFromAt, order.Number
                          select new { Order = order, checkout.Means, checkout.Phone, checkout.Notes }).ToListAsync(stop);
        var tickets = rows.Select(r => Ticket(r.Order, r.Means, r.Phone, r.Notes, now)).ToList();
        return new CounterPage.Facts(own.Slug, own.Name, shop.IsRushed(now), shop.RushUntilAt is { } until && shop.IsRushed(now) ? Words.Hour(clock.Civil(until)) : null,
            shop.Preparation(now), await db.Set<Order>().CountAsync(o => o.Shop == own.Id && o.PlacedAt >= since, stop), tickets, form ?? Form.Empty);
    }

    public async Task<TicketPage.Facts> Ticket(Actor who, string slug, OrderId id, CancellationToken stop)
    {
        var own = await organisations.Within(who, slug, MarketMay.Serve, stop);
        var order = await db.Set<Order>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == id && o.Shop == own.Id, stop) ?? throw new NotFound();
        var checkout = await db.Set<PlacedCheckout>().AsNoTracking().SingleAsync(c => c.Id == order.Checkout, stop);
        return new TicketPage.Facts(own.Slug, own.Name, Ticket(order, checkout.Means, checkout.Phone, checkout.Notes, clock.Now), clock.Civil(order.PlacedAt));
    }

    public async Task<HistoryPage.Facts> History(Actor who, string slug, DateOnly? from, DateOnly? until, CancellationToken stop)
    {
        var own = await organisations.Within(who, slug, MarketMay.Serve, stop);
        var (first, last) = (from ?? clock.Today.AddDays(-6), until ?? clock.Today);
        var all = await Between(own.Id, first, last).Select(o => new { o.State, o.Total }).ToListAsync(stop);
        var sold = all.Where(o => o.State is not (OrderState.Refused or OrderState.Cancelled)).ToList();
        var orders = await Between(own.Id, first, last).Take(HistoryPage.Most).ToListAsync(stop);
        return new HistoryPage.Facts(own.Slug, own.Name, first, last, sold.Count, sold.Aggregate(Money.Zero, (sum, o) => sum + o.Total), all.Count > orders.Count,
            [.. orders.Select(o => new HistoryPage.Row(o.Id.Value, o.Number, clock.Civil(o.PlacedAt), o.CustomerName, o.State.ToString().ToLowerInvariant(), o.PaidHow, o.Total))]);
    }

    public async Task<IResult> Csv(Actor who, string slug, DateOnly? from, DateOnly? until, CancellationToken stop)
    {
        var own = await organisations.Within(who, slug, MarketMay.Keep, stop);
        var orders = await Between(own.Id, from ?? clock.Today.AddYears(-1), until ?? clock.Today).ToListAsync(stop);
        string At(DateTime? at) => at is { } known ? clock.Civil(known).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "";
        return Web.Csv.Download($"{own.Slug}-orders.csv",
            ["number", "state", "placed", "accepted", "ready", "handed_over", "customer", "way", "paid", "product", "options", "count", "unit_price", "vat_rate", "line_total", "closed_by", "reason"],
            orders.SelectMany(o => o.Lines.Select(l => (IReadOnlyList<string>)[o.Number, o.State.ToString(), At(o.PlacedAt), At(o.AcceptedAt), At(o.ReadyAt), At(o.HandedOverAt), o.CustomerName,
                o.ToCollect ? "collect" : "deliver", o.PaidHow ?? "", l.Name, string.Join(", ", l.Choices), l.Count.ToString(CultureInfo.InvariantCulture), Web.Csv.Euros(l.UnitPrice.Cents), Web.Csv.Euros(l.VatBasisPoints), Web.Csv.Euros(l.Total.Cents), o.ClosedBy ?? "", o.Reason ?? ""])));
    }

    /// <summary>Whose counter a live page watches; <see cref="NotFound"/> for strangers.</summary>
    public async Task<OrganisationId> Shop(Actor who, string slug, CancellationToken stop) => (await organisations.Within(who, slug, MarketMay.Serve, stop)).Id;

    private IQueryable<Order> Between(OrganisationId shop, DateOnly from, DateOnly until)
    {
        var (fromAt, untilAt) = (clock.Instant(from, TimeOnly.MinValue), clock.Instant(until.AddDays(1), TimeOnly.MinValue));
        return db.Set<Order>().AsNoTracking().Where(o => o.Shop == shop && o.PlacedAt >= fromAt && o.PlacedAt < untilAt).OrderByDescending(o => o.PlacedAt);
    }

    private CounterPage.Ticket Ticket(Order order, string means, string phone, string notes, DateTime now) => new(order.Id.Value, order.Number, order.CustomerName, phone, notes,
        order.State.ToString().ToLowerInvariant(), order.ToCollect, SlotWords.Full(clock, new(order.WindowFromAt, order.WindowUntilAt)), order.IsOpen && order.ReadyAt is null && order.WindowFromAt < now,
        order.ExpectedReadyAt is { } ready ? Words.Hour(clock.Civil(ready)) : null,
        [.. order.Lines.Select(l => new CounterPage.Line(l.Product.Value, l.Count, l.Name, string.Join(", ", l.Choices)))], order.Total, means, order.PaidHow, OrderWords.Closed(order), order.Trouble is null ? null : Words.Say(order.Trouble));
}
