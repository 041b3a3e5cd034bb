using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Modules.Market.Baskets;
using Couree.Modules.Market.Pay;
using Couree.Modules.Organisations;
using Couree.Modules.Places;
using Couree.Web;
using Couree.Web.Components;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Market.Orders;

/// <summary>The customer's side: the private page behind its unguessable address, and a member's list.</summary>
internal sealed class ReadOrders(CoureeDb db, Clock clock, IOrganisations organisations, IPlaces places, IDelivery delivery, IEnumerable<IPaymentMeans> means) : IUseCase
{
    public async Task<OrderPage.Facts> One(string token, Form? form, CancellationToken stop)
    {
        var (checkout, orders) = await Load(token, stop);
        var cards = await organisations.Cards([.. orders.Select(o => o.Shop).Concat(checkout.Runs.Select(r => r.Couriers)).Distinct()], stop);
        var at = await places.Cards([.. cards.Values.Where(c => c.Place is not null).Select(c => c.Place!.Value)], stop);
        var progress = await delivery.Progress([.. checkout.Runs.Select(r => r.Reference)], stop);
        string Name(OrganisationId id) => cards.GetValueOrDefault(id)?.Name ?? "";
        var parts = orders.Select(o => new OrderPage.Part(o.Id.Value, o.Number, Name(o.Shop), cards.GetValueOrDefault(o.Shop)?.Slug, o.ToCollect,
            o.ToCollect && cards.GetValueOrDefault(o.Shop)?.Place is { } place ? at.GetValueOrDefault(place)?.Address : null,
            SlotWords.Full(clock, o.Promised), o.State.ToString().ToLowerInvariant(), Steps(o),
            [.. o.Lines.Select(l => new OrderPage.Line(l.Count, l.Choices.Count == 0 ? l.Name : $"{l.Name} ({string.Join(", ", l.Choices)})", l.Total))],
            o.Total, o.State == OrderState.Placed, o.IsOver ? o.Reason : null, o.ClosedBy, o.Trouble is null ? null : Words.Say(o.Trouble))).ToList();
        var runs = checkout.Runs.Select(r => new OrderPage.Run(Name(r.Couriers), SlotWords.Full(clock, r.Window), Rides(r, orders), r.Fee, [.. r.Lines.Select(l => new OrderPage.Fee(l.Sentence, l.Amount))],
            progress.TryGetValue(r.Reference, out var run) && Rides(r, orders) ? run.TrackingPaths.GetValueOrDefault(r.Reference) : null,
            progress.GetValueOrDefault(r.Reference)?.CourierName)).ToList();
        return new OrderPage.Facts(checkout.Token, checkout.Number, checkout.Name, checkout.Address, parts, runs, await Payments(checkout, orders, Name, stop),
            checkout.Means, StillDue(checkout, orders), Settled(checkout, orders), orders.All(o => !o.IsOpen), form ?? Form.Empty);
    }

    public async Task<OrderAnswer> Api(string token, CancellationToken stop)
    {
        var (checkout, orders) = await Load(token, stop);
        var progress = await delivery.Progress([.. checkout.Runs.Select(r => r.Reference)], stop);
        return new OrderAnswer(checkout.Number, checkout.Token, checkout.PlacedAt, checkout.Means, checkout.Total,
            [.. orders.Select(o => new OrderPartAnswer(o.Id, o.Number, o.Shop, o.State, o.ToCollect, o.PromisedFromAt, o.PromisedUntilAt, o.Total, o.Reason, o.PaidHow, o.Lines))],
            [.. progress.Values.Select(p => new RunAnswer(p.State, p.TrackingPaths.GetValueOrDefault(p.Reference), p.ExpectedAt))]);
    }

    public async Task<OrdersPage.Facts> Mine(Actor who, CancellationToken stop)
    {
        var person = who.Self;
        var checkouts = await db.Set<PlacedCheckout>().AsNoTracking().Where(c => c.Person == person).OrderByDescending(c => c.PlacedAt).Take(100).ToListAsync(stop);
        var ids = checkouts.Select(c => c.Id).ToList();
        var orders = (await db.Set<Order>().AsNoTracking().Where(o => ids.Contains(o.Checkout)).ToListAsync(stop)).ToLookup(o => o.Checkout);
        var names = await organisations.Cards([.. orders.SelectMany(g => g).Select(o => o.Shop).Distinct()], stop);
        return new OrdersPage.Facts([.. checkouts.Select(c => new OrdersPage.Row(c.Path, c.Number, clock.Civil(c.PlacedAt),
            string.Join(", ", orders[c.Id].Select(o => names.GetValueOrDefault(o.Shop)?.Name).OfType<string>()),
            string.Join(" · ", orders[c.Id].Select(o => Words.Say("market.state." + o.State.ToString().ToLowerInvariant())).Distinct()), Sum(c, orders[c.Id].ToList())))]);
    }

    /// <summary>Which checkout a live page watches; <see cref="NotFound"/> for a guessed address.</summary>
    public async Task<CheckoutId> Id(string token, CancellationToken stop) =>
        await db.Set<PlacedCheckout>().Where(c => c.Token == token).Select(c => (CheckoutId?)c.Id).SingleOrDefaultAsync(stop) ?? throw new NotFound();

    private async Task<(PlacedCheckout, List<Order>)> Load(string token, CancellationToken stop)
    {
        var checkout = await db.Set<PlacedCheckout>().AsNoTracking().SingleOrDefaultAsync(c => c.Token == token, stop) ?? throw new NotFound();
        return (checkout, await db.Set<Order>().AsNoTracking().Where(o => o.Checkout == checkout.Id).OrderBy(o => o.Number).ToListAsync(stop));
    }

    /// <summary>Is there anything left for this run to bring? Otherwise nobody rides, and its fee is not owed.</summary>
    private static bool Rides(CheckoutRun run, List<Order> orders) => orders.Exists(o => o.Couriers == run.Couriers && !o.IsOver);

    /// <summary>What the whole costs now: without what was refused or cancelled, and without a ride that nobody makes.</summary>
    private static Money Sum(PlacedCheckout checkout, List<Order> orders) =>
        orders.Where(o => !o.IsOver).Aggregate(Money.Zero, (sum, o) => sum + o.Total) + checkout.Runs.Where(r => Rides(r, orders)).Aggregate(Money.Zero, (sum, r) => sum + r.Fee);

    private static Money StillDue(PlacedCheckout checkout, List<Order> orders) =>
        orders.Where(o => !o.IsOver && o.PaidHow is null).Aggregate(Money.Zero, (sum, o) => sum + o.Total)
        + checkout.Runs.Where(r => !checkout.PaidRuns.Contains(r.Reference) && Rides(r, orders)).Aggregate(Money.Zero, (sum, r) => sum + r.Fee);

    /// <summary>Thanks are for who paid: an order that nobody fulfils is not paid for, and what came by transfer goes back.</summary>
    private static string Settled(PlacedCheckout checkout, List<Order> orders) =>
        orders.Exists(o => o.IsOver && o.PaidHow is not null) || checkout.Runs.Exists(r => checkout.PaidRuns.Contains(r.Reference) && !Rides(r, orders)) ? "market.pay.back"
        : orders.TrueForAll(o => o.IsOver) ? "market.pay.none" : "market.pay.done";

    private async Task<IReadOnlyList<OrderPage.Transfer>> Payments(PlacedCheckout checkout, List<Order> orders, Func<OrganisationId, string> name, CancellationToken stop)
    {
        if (means.FirstOrDefault(m => m.Code == checkout.Means) is not { OnHandOver: false } chosen) return [];
        var dues = orders.Where(o => !o.IsOver && o.PaidHow is null).Select(o => new Due(o.Shop, name(o.Shop), o.Total, CreditorReference.Of(o.Number)))
            .Concat(checkout.Runs.Where(r => !checkout.PaidRuns.Contains(r.Reference) && Rides(r, orders))
                .Select((r, i) => new Due(r.Couriers, name(r.Couriers), r.Fee, CreditorReference.Of($"{checkout.Number}L{i + 1}")))).ToList();
        return [.. (await chosen.Ask(dues, stop)).Where(a => a.Payload is not null).Select(a => new OrderPage.Transfer(a.Due.Name, a.Holder!, Spaced(a.Iban!), a.Due.Amount, Spaced(a.Due.Reference), EpcCode.Svg(a.Payload!)))];
    }

    private static string Spaced(string code) => string.Join(' ', code.Chunk(4).Select(c => new string(c)));

    private List<Step> Steps(Order order)
    {
        string? Hour(DateTime? at)
        {
            if (at is not { } known) return null;
            var civil = clock.Civil(known);
            return DateOnly.FromDateTime(civil) == clock.Today ? Words.Hour(civil) : civil.ToString("g", Words.Culture(Words.Language));
        }
        var steps = new List<Step> { new(Words.Say("market.step.placed"), StepState.Done, Hour(order.PlacedAt)) };
        if (order.IsOver)
        {
            steps.Add(new Step(Words.Say("market.state." + order.State.ToString().ToLowerInvariant()), StepState.Bad, Hour(order.ClosedAt), OrderWords.Closed(order)));
            return steps;
        }
        var (last, lastAt) = order.ToCollect ? ("collected", order.HandedOverAt) : ("delivered", order.HandedOverAt);
        var all = new List<(string Key, DateTime? At, string? Note)> { ("accepted", order.AcceptedAt, order.AcceptedAt is not null && order.ReadyAt is null && order.ExpectedReadyAt is { } ready ? Words.Say("market.ready_around", new { hour = Words.Hour(clock.Civil(ready)) }) : null), ("ready", order.ReadyAt, null) };
        if (!order.ToCollect) all.Add(("on_its_way", order.LeftAt, null));
        all.Add((last, lastAt, null));
        // A later step reached has the earlier ones behind it, even those nobody pressed.
        var next = all.FindLastIndex(s => s.At is not null) + 1;
        for (var i = 0; i < all.Count; i++)
            steps.Add(new Step(Words.Say(i == next ? "market.waits." + all[i].Key : "market.step." + all[i].Key), i < next ? StepState.Done : i == next ? StepState.Now : StepState.Next, Hour(all[i].At), all[i].Note));
        return steps;
    }
}

internal sealed record OrderAnswer(string Number, string Token, DateTime PlacedAt, string Means, Money Total, IReadOnlyList<OrderPartAnswer> Orders, IReadOnlyList<RunAnswer> Runs);
internal sealed record OrderPartAnswer(OrderId Id, string Number, OrganisationId Shop, OrderState State, bool ToCollect, DateTime PromisedFromAt, DateTime PromisedUntilAt, Money Total, string? Reason, string? PaidHow, IReadOnlyList<OrderLine> Lines);
internal sealed record RunAnswer(string State, string? TrackingPath, DateTime? ExpectedAt);
