using Couree.Kernel;

namespace Couree.Modules.Delivery;

internal readonly record struct RoundId(Guid Value) : IId;

/// <summary>
/// A courier's day: the stops in the order they will be ridden. The first <see cref="Begun"/> of them are begun or done and do not
/// move any more; a pick-up always stands before its drops. One row per courier and day, guarded by its version.
/// </summary>
internal sealed class Round : IVersioned
{
    public RoundId Id { get; init; }
    public OrganisationId Couriers { get; init; }
    public PersonId Courier { get; init; }
    public DateOnly Day { get; init; }
    public List<StopId> Order { get; private set; } = [];

    /// <summary>How many stops at the front are frozen.</summary>
    public int Begun { get; private set; }
    public int Version { get; set; }

    public IEnumerable<StopId> Ahead => Order.Skip(Begun);

    /// <summary>Adopts an order that a plan proposed or a hand dragged. Refused delivery.order_frozen, delivery.order_pickup_first, delivery.order_changed.</summary>
    /// <param name="stops">the stops named, to read kinds and runs</param>
    public void Adopt(IReadOnlyList<StopId> order, IReadOnlyCollection<Stop> stops)
    {
        if (!order.Take(Begun).SequenceEqual(Order.Take(Begun))) throw new Refusal("delivery.order_frozen");
        MustPickUpFirst(order, stops);
        Order = [.. order];
    }

    /// <summary>Adopts what a proposal made of the round as it stood then. Refused delivery.round_moved_on when it stands otherwise by now, and as <see cref="Adopt"/>.</summary>
    /// <param name="baseVersion">the version the proposal looked at</param>
    public void AdoptProposed(IReadOnlyList<StopId> order, int baseVersion, IReadOnlyCollection<Stop> stops)
    {
        if (Version != baseVersion) throw new Refusal("delivery.round_moved_on");
        Adopt(order, stops);
    }

    /// <summary>The same stops in another order: a hand's move, made on a page that may be old. Refused as <see cref="Adopt"/>.</summary>
    public void Reorder(IReadOnlyList<StopId> order, IReadOnlyCollection<Stop> stops)
    {
        if (order.Count != Order.Count || !order.ToHashSet().SetEquals(Order)) throw new Refusal("delivery.order_changed");
        Adopt(order, stops);
    }

    /// <summary>Moves one stop up (−1) or down (+1). Refused delivery.order_frozen, delivery.order_pickup_first, delivery.order_edge.</summary>
    public void Nudge(StopId stop, int by, IReadOnlyCollection<Stop> stops)
    {
        var from = Order.IndexOf(stop);
        if (from < 0) throw new NotFound();
        var to = from + Math.Sign(by);
        if (to < 0 || to >= Order.Count) throw new Refusal("delivery.order_edge");
        if (from < Begun || to < Begun) throw new Refusal("delivery.order_frozen");
        var order = Order.ToList();
        (order[from], order[to]) = (order[to], order[from]);
        Reorder(order, stops);
    }

    /// <summary>A stop begins, perhaps out of turn: it joins the frozen front.</summary>
    public void Begin(StopId stop)
    {
        var order = Order.ToList();
        var at = order.IndexOf(stop);
        if (at >= 0 && at < Begun) return;
        order.Remove(stop);
        order.Insert(Begun, stop);
        (Order, Begun) = (order, Begun + 1);
    }

    /// <summary>A deed taken back: the stop is the next to do.</summary>
    public void Unbegin(StopId stop)
    {
        var order = Order.ToList();
        var at = order.IndexOf(stop);
        if (at >= Begun) return;
        if (at >= 0)
        {
            order.RemoveAt(at);
            Begun--;
        }
        order.Insert(Begun, stop);
        Order = order;
    }

    /// <summary>News from a tunnel comes late: the frozen front stands in the order in which it was ridden.</summary>
    /// <param name="ridden">when each stop happened, and its place in its run</param>
    public void SortRidden(IReadOnlyDictionary<StopId, (DateTime At, int Place)> ridden)
    {
        var front = Order.Take(Begun).OrderBy(s => ridden.TryGetValue(s, out var when) ? when : (DateTime.MinValue, 0)).ThenBy(s => s.Value);
        Order = [.. front, .. Ahead];
    }

    /// <summary>Takes stops out that have not begun.</summary>
    public void Remove(IReadOnlyCollection<StopId> stops)
    {
        var front = Order.Take(Begun).ToList();
        Order = [.. front, .. Ahead.Where(s => !stops.Contains(s))];
    }

    private static void MustPickUpFirst(IReadOnlyList<StopId> order, IReadOnlyCollection<Stop> stops)
    {
        var at = order.Select((stop, i) => (stop, i)).ToDictionary(x => x.stop, x => x.i);
        foreach (var run in stops.Where(s => at.ContainsKey(s.Id)).GroupBy(s => s.Run))
        {
            var pickups = run.Where(s => s.Kind == StopKind.Pickup && !s.IsOver).Select(s => at[s.Id]).ToList();
            var drops = run.Where(s => s.Kind == StopKind.Drop && !s.IsOver).Select(s => at[s.Id]).ToList();
            if (pickups.Count > 0 && drops.Count > 0 && drops.Min() < pickups.Max()) throw new Refusal("delivery.order_pickup_first");
        }
    }
}
