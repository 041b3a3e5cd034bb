namespace RouteSolver;

/// <summary>Rides a route through with a request in it, by all the rules: what the plan would cost more, or <see cref="long.MaxValue"/> when it is impossible.</summary>
internal sealed class Trial(SearchModel model)
{
    private readonly RouteSimulation? _ride = model.IsRich || model.AnySeveral ? new RouteSimulation(model.Problem) : null;
    private int[] _stops = [];

    public long Pair(Route route, int request, int first, int last)
    {
        var stops = Room(route.Length + 2);
        var at = 0;
        for (var i = 0; i <= route.Length; i++)
        {
            if (i > 0) stops[at++] = route.Nodes[i].Stop;
            if (i == first) stops[at++] = model.First[request];
            if (i == last) stops[at++] = model.Last[request];
        }
        return More(route, stops.AsSpan(0, at));
    }

    public long Single(Route route, int request, int gap)
    {
        var stops = Room(route.Length + 1);
        var at = 0;
        for (var i = 0; i <= route.Length; i++)
        {
            if (i > 0) stops[at++] = route.Nodes[i].Stop;
            if (i == gap) stops[at++] = model.First[request];
        }
        return More(route, stops.AsSpan(0, at));
    }

    /// <summary>What the plan costs more with these stops than with the route as it is.</summary>
    public long More(Route route, ReadOnlySpan<int> stops)
    {
        var cost = _ride!.Run(route.Vehicle, stops);
        if (cost == RouteSimulation.Infeasible) return long.MaxValue;
        return cost - route.Cost - (stops.Length > route.Frozen ? model.Problem.Vehicles[route.Vehicle].FixedCost - model.FixedCost[route.Vehicle] : 0);
    }

    /// <summary>The same for a route to which stops of a begun request are still to come: then only what is there counts.</summary>
    public long Unfinished(Route route, ReadOnlySpan<int> stops) => _ride!.Try(route.Vehicle, stops, long.MaxValue, 0).Cost;

    private int[] Room(int length)
    {
        if (_stops.Length < length) _stops = new int[2 * length];
        return _stops;
    }
}
