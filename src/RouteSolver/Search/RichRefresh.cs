namespace RouteSolver;

/// <summary>Makes true what a route is judged by where routes must be ridden through: O(stops).</summary>
internal sealed class RichRefresh
{
    private readonly SearchModel _model;
    private readonly RouteSimulation? _whole;
    private readonly Clock[] _ready;
    private readonly int[] _first, _seenIn;
    private int[] _stops = [];
    private int _run;

    public RichRefresh(SearchModel model)
    {
        _model = model;
        if (model.Problem.HasGoodsRules || Array.IndexOf(model.IsStretched, true) >= 0) _whole = new RouteSimulation(model.Problem);
        (_first, _seenIn, _ready) = (new int[model.RequestCount], new int[model.RequestCount], new Clock[model.VehicleCount]);
        for (var v = 0; v < _ready.Length; v++)
        {
            var (ride, ways) = (new Ride(model.Problem, v), 0L);
            foreach (var done in model.Problem.Frozen(v))
            {
                ride.Recall(in done);
                if (!ride.HasNoWay) ways += ride.Seconds * model.Problem.Vehicles[v].CostPerSecond + ride.Metres * model.Problem.Vehicles[v].CostPerMetre;
            }
            ride.Ready();
            _ready[v] = new Clock { Time = ride.Time, Break = ride.NextBreak, Late = ride.Cost - ways };
        }
    }

    /// <param name="route">With its ways and loads true.</param>
    /// <param name="sure">What it costs apart from lateness and overtime.</param>
    /// <returns>All that it costs, or <see cref="RouteRefresh.Broken"/>.</returns>
    public long All(Route route, long sure)
    {
        var clock = _ready[route.Vehicle];
        var holds = Forward(route, ref clock);
        var end = Home(route, clock);
        var overtime = route.Length == 0 ? 0 : _model.OvertimeFor(route.Vehicle, end);
        RichSlack.Prepare(_model, route, end, overtime);
        if (_whole is not null && (_model.Problem.HasGoodsRules || _model.IsStretched[route.Vehicle])) return RideThrough(route);
        if (route.Length > 0) holds &= end <= _model.LatestEnd[route.Vehicle] && route.Nodes[route.Length].LegSeconds < Ways.Far;
        return holds ? sure + clock.Late + overtime : RouteRefresh.Broken;
    }

    /// <summary>Times with breaks and doors, what lateness costs at each position, and what is counted from which pickup.</summary>
    private bool Forward(Route route, ref Clock clock)
    {
        var (model, nodes, rich, n, frozen) = (_model, route.Nodes, route.Rich, route.Length, route.Frozen);
        var breaks = model.Breaks[route.Vehicle];
        var holds = true;
        _run++;
        route.IsLimited = false;
        nodes[frozen].Leave = clock.Time;
        (rich[frozen].Leave, rich[frozen].Break, rich[frozen].LegSeconds) = (clock.Time, clock.Break, nodes[frozen].LegSeconds);
        for (var i = frozen + 1; i <= n; i++)
        {
            ref var node = ref nodes[i];
            ref var here = ref rich[i];
            // A route of before has most of its stops where they were.
            if (here.Facts.Stop != node.Stop || here.Facts.To == 0) here.Facts = model.Facts[node.Stop];
            here.LegSeconds = node.LegSeconds;
            here.IsAtDoor = i > 1 && nodes[i - 1].Place == node.Place;
            var before = clock.Late;
            holds &= clock.Serve(model.Problem, breaks, in here.Facts, nodes[i - 1].LegSeconds, here.IsAtDoor);
            (here.Leave, here.Break, here.LateBehind) = (clock.Time, clock.Break, clock.Late - before);
            node.Leave = clock.Time;
            holds &= Count(route, i, clock.Start);
        }
        return holds;
    }

    /// <summary>Who has been aboard since when; false when a delivery comes too late for that.</summary>
    private bool Count(Route route, int position, long start)
    {
        ref var here = ref route.Rich[position];
        var request = _model.RequestOf[here.Facts.Stop];
        if (_seenIn[request] != _run) (_seenIn[request], _first[request]) = (_run, -1);
        (here.Since, here.Pickup) = (Problem.NoLimit, -1);
        if (_model.Problem.IsPickup(here.Facts.Stop))
        {
            if (_first[request] < 0) _first[request] = position;
            return true;
        }
        if (here.Facts.Limit == Problem.NoLimit) return true;
        (here.Since, here.Pickup, route.IsLimited) = (_model.SinceBefore[request], _first[request], true);
        return start <= RichSlack.Deadline(route, in here);
    }

    private long Home(Route route, Clock clock) =>
        Ride.Home(_model.Breaks[route.Vehicle], ref clock.Break, clock.Time, route.Nodes[route.Length].LegSeconds);

    /// <summary>Where what lies on or beside what matters, or where the frozen prefix is too late already, by the whole rules.</summary>
    private long RideThrough(Route route)
    {
        if (_stops.Length < route.Length) _stops = new int[2 * route.Length];
        for (var i = 0; i < route.Length; i++) _stops[i] = route.Nodes[i + 1].Stop;
        var cost = _whole!.Run(route.Vehicle, _stops.AsSpan(0, route.Length));
        if (cost == RouteSimulation.Infeasible) return RouteRefresh.Broken;
        return cost - (route.Own > 0 ? _model.Problem.Vehicles[route.Vehicle].FixedCost - _model.FixedCost[route.Vehicle] : 0);
    }
}
