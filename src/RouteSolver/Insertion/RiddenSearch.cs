namespace RouteSolver;

/// <summary>Tries every way to thread the new stops into one route and rides each through whole: for routes where no summary
/// can judge the rest (<see cref="RouteSlack.MustRideWith"/>). O(n³) for one pickup and one delivery, but a way whose riding alone
/// costs as much as the best ones known, lateness included, is not ridden.</summary>
internal sealed class RiddenSearch
{
    private readonly RouteSlack _route;
    private readonly NewStops _new;
    private readonly RouteSimulation _simulation;
    private readonly bool _soft;
    private readonly long _riding;
    private readonly int[] _order, _gap, _stops, _bestOrder, _bestGap;
    private Detour _best = Detour.None;
    private long _secondCost = Problem.NoLimit, _leastMissed;

    private RiddenSearch(RouteSlack route, NewStops stops, RouteSimulation simulation, bool soft)
    {
        (_route, _new, _simulation, _soft) = (route, stops, simulation, soft);
        (_order, _gap, _stops) = (new int[stops.Count], new int[stops.Count], new int[route.Length + stops.Count]);
        (_bestOrder, _bestGap) = (new int[stops.Count], new int[stops.Count]);
        _riding = route.LegCost.Sum();
        _leastMissed = soft ? long.MaxValue : 0;
        Explore(0, 0, route.Frozen, route.Before(route.Frozen), false, default);
    }

    /// <summary>The cheapest place where nothing gets worse: least cost, then seconds, then metres, then earliest on the route.</summary>
    public static Thread? Feasible(RouteSlack route, NewStops stops, RouteSimulation simulation)
    {
        var search = new RiddenSearch(route, stops, simulation, soft: false);
        return search._best == Detour.None ? null : search.Found();
    }

    /// <summary>The place that misses by least: seconds late at the worst stop, with an hour per whole capacity or per shipment too many.</summary>
    public static Thread Closest(RouteSlack route, NewStops stops, RouteSimulation simulation) => new RiddenSearch(route, stops, simulation, soft: true).Found();

    private Thread Found() => new(_route.With(_new, _bestOrder, _bestGap, new int[_stops.Length]), _best.Cost, _secondCost, _leastMissed);

    private void Explore(int depth, int inserted, int gap, int here, bool isLeaving, Detour detour)
    {
        if (depth == _new.Count)
        {
            Close(detour.With(_route, here, gap < _route.Length ? _route.Place[gap] : _route.End).Without(_route, gap));
            return;
        }
        for (var at = gap; ; at++)
        {
            for (var c = 0; c < _new.Count; c++)
            {
                if (!_new.MayEnter(c, inserted, at)) continue;
                (_order[depth], _gap[depth]) = (c, at);
                var place = _route.Problem.LocationOf(_new.Stop[c]);
                Explore(depth + 1, inserted | (1 << c), at, place, true, detour.With(_route, here, place));
            }
            if (at == _route.Length) return;
            if (isLeaving) detour = detour.With(_route, here, _route.Place[at]).Without(_route, at);
            (here, isLeaving) = (_route.Place[at], false);
        }
    }

    /// <summary>Rides a way that may still be worth knowing, and keeps it when it is the best so far.</summary>
    private void Close(in Detour detour)
    {
        var way = detour with { Cost = _riding + detour.Cost };
        if (!_soft && !way.IsBelow(_best) && way.Cost >= _secondCost) return;
        var (cost, missed) = _simulation.Try(_route.Vehicle, _route.With(_new, _order, _gap, _stops), _soft ? long.MaxValue : _secondCost, _leastMissed);
        if (cost == RouteSimulation.Infeasible) return;
        way = way with { Cost = cost };
        if (missed == _leastMissed && !way.IsBelow(_best))
        {
            _secondCost = Math.Min(_secondCost, cost);
            return;
        }
        (_secondCost, _best, _leastMissed) = (_best.Cost, way, missed);
        _order.CopyTo(_bestOrder, 0);
        _gap.CopyTo(_bestGap, 0);
    }
}
