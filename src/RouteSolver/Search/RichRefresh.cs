namespace RouteSolver;

/// <summary>Makes true what a route is judged by where it must be ridden through: O(stops).</summary>
internal sealed class RichRefresh
{
    private readonly SearchModel _model;
    private readonly RouteSimulation _ride;
    private readonly RouteLimits _limits;
    private readonly RouteSimulationGoods? _goods;
    private readonly Clock[] _ready;
    private readonly int[] _first, _last, _dropped, _seenIn;
    private int[] _stops = [];
    private int _run;

    public RichRefresh(SearchModel model)
    {
        (_model, _ride, _limits) = (model, new RouteSimulation(model.Problem), new RouteLimits(model.Problem));
        if (model.Problem.HasGoodsRules) _goods = new RouteSimulationGoods(model.Problem);
        (_first, _last, _dropped, _seenIn) = (new int[model.RequestCount], new int[model.RequestCount], new int[model.RequestCount], new int[model.RequestCount]);
        _ready = new Clock[model.VehicleCount];
        for (var v = 0; v < _ready.Length; v++)
        {
            var ride = new Ride(model.Problem, v);
            foreach (var done in model.Problem.Frozen(v)) ride.Recall(in done);
            ride.Ready();
            _ready[v] = new Clock { Time = ride.Time, Break = ride.NextBreak };
        }
    }

    /// <returns>All that the route costs, or <see cref="RouteRefresh.Broken"/>.</returns>
    public long All(Route route)
    {
        if (_stops.Length < route.Length) _stops = new int[2 * route.Length];
        for (var i = 0; i < route.Length; i++) _stops[i] = route.Nodes[i + 1].Stop;
        var stops = _stops.AsSpan(0, route.Length);
        Forward(route);
        Backward(route);
        if (_goods is not null) Aboard(route, stops);
        var cost = _ride.Run(route.Vehicle, stops);
        var bike = _model.Problem.Vehicles[route.Vehicle];
        return cost == RouteSimulation.Infeasible ? RouteRefresh.Broken : cost - (route.Own > 0 ? bike.FixedCost - _model.FixedCost[route.Vehicle] : 0);
    }

    /// <summary>Times with breaks and doors, what lateness costs at each position, and what is counted from which pickup.</summary>
    private void Forward(Route route)
    {
        var (model, nodes, rich, n, frozen) = (_model, route.Nodes, route.Rich, route.Length, route.Frozen);
        var breaks = model.Breaks[route.Vehicle];
        var clock = _ready[route.Vehicle];
        _run++;
        (route.IsLimited, route.Gain) = (false, 0);
        for (var i = 0; i <= frozen; i++) (rich[i].LateBehind, rich[i].Break, rich[i].IsAtDoor) = (0, clock.Break, false);
        for (var i = clock.Break; i < breaks.Length; i++) route.Gain += breaks[i].Seconds;
        nodes[frozen].Leave = clock.Time;
        var dearestDoor = 0L;
        for (var i = frozen + 1; i <= n; i++)
        {
            ref var node = ref nodes[i];
            ref var here = ref rich[i];
            ref readonly var facts = ref model.Facts[node.Stop];
            here.IsAtDoor = i > 1 && nodes[i - 1].Place == node.Place;
            var before = clock.Late;
            clock.Serve(model.Problem, breaks, in facts, nodes[i - 1].LegSeconds, here.IsAtDoor);
            (node.Leave, here.Break, here.LateBehind) = (clock.Time, clock.Break, clock.Late - before);
            here.FreeLeave = clock.Start;   // until Backward
            dearestDoor = Math.Max(dearestDoor, facts.Door);
            Count(route, i, in facts, ref here);
        }
        route.Gain += 2 * dearestDoor;
        ref var end = ref rich[n + 1];
        end.IsAtDoor = false;
        end.LateBehind = n == 0 ? 0 : model.OvertimeFor(route.Vehicle, Ride.Home(breaks, ref clock.Break, clock.Time, nodes[n].LegSeconds));
    }

    private void Count(Route route, int position, in StopFacts facts, ref RichNode here)
    {
        var request = _model.RequestOf[facts.Stop];
        if (_seenIn[request] != _run) (_seenIn[request], _first[request]) = (_run, -1);
        if (_model.Problem.IsPickup(facts.Stop))
        {
            if (_first[request] < 0) _first[request] = position;
        }
        else if (facts.Limit != Problem.NoLimit) (here.Since, here.Pickup, route.IsLimited) = (_model.SinceBefore[request], _first[request], true);
    }

    private void Backward(Route route)
    {
        var (model, nodes, rich, n) = (_model, route.Nodes, route.Rich, route.Length);
        var bike = route.Vehicle;
        var hard = model.ShiftEnd[bike] + model.Overtime[bike];
        var isFree = model.OvertimeCost[bike] == 0;
        var latest = nodes[n + 1].Latest = hard;
        var free = isFree ? hard : Math.Max(model.ShiftEnd[bike], n == 0 || rich[n + 1].LateBehind == 0 ? 0 : nodes[n].Leave + nodes[n].LegSeconds);
        for (var i = n; i > route.Frozen; i--)
        {
            ref var node = ref nodes[i];
            ref var here = ref rich[i];
            ref readonly var facts = ref model.Facts[node.Stop];
            var start = here.FreeLeave;
            (here.LatestLeave, here.FreeLeave) = (latest - node.LegSeconds, free - node.LegSeconds);
            here.LateBehind += rich[i + 1].LateBehind;
            node.Latest = Start(in facts, here.LatestLeave - facts.Service, facts.To);
            var door = here.IsAtDoor ? 0 : facts.Door;
            latest = Start(in facts, here.LatestLeave - facts.Service - door, facts.To);
            var close = facts.LateCost == 0 ? facts.To : Math.Max(facts.Close, start);
            free = Start(in facts, Math.Min(here.FreeLeave - facts.Service - door, Deadline(route, in facts, in here)), close);
        }
        ref var begin = ref rich[route.Frozen];
        (begin.LatestLeave, begin.FreeLeave) = (latest - nodes[route.Frozen].LegSeconds, free - nodes[route.Frozen].LegSeconds);
        for (var i = route.Frozen; i >= 0; i--) rich[i].LateBehind = rich[route.Frozen + 1].LateBehind;
    }

    /// <summary>The latest second to arrive so that service starts by the limit, and in a window.</summary>
    private long Start(in StopFacts facts, long limit, long close)
    {
        if (facts.HasSeveralWindows) return _model.Problem.LatestStart(facts.Stop, limit, close);
        limit = Math.Min(limit, close);
        return limit < facts.From ? Problem.AnyTime : limit;
    }

    /// <summary>The latest start that keeps a time on board while its pickup leaves no sooner than it does.</summary>
    private static long Deadline(Route route, in StopFacts facts, in RichNode here)
    {
        if (facts.Limit == Problem.NoLimit) return Problem.NoLimit;
        var since = here.Pickup < 0 ? here.Since : Math.Min(here.Since, route.Nodes[here.Pickup].Leave);
        return since == Problem.NoLimit ? Problem.NoLimit : since + facts.Limit;
    }

    /// <summary>What lies beside and on top of what.</summary>
    private void Aboard(Route route, ReadOnlySpan<int> stops)
    {
        var (problem, rich) = (_model.Problem, route.Rich);
        _goods!.SetOff(route.Vehicle, stops, _limits);
        (rich[0].Goods, rich[0].Refused) = (_goods.Aboard, _goods.Refused);
        _run++;
        for (var i = 1; i <= stops.Length; i++)
        {
            var (stop, request) = (stops[i - 1], _model.RequestOf[stops[i - 1]]);
            _goods.Pass(stop, i - 1, _limits);
            ref var here = ref rich[i];
            (here.Goods, here.Refused, here.Joins, here.Under) = (_goods.Aboard, _goods.Refused, false, RichNode.AnyOrder);
            if (_seenIn[request] != _run) (_seenIn[request], _first[request], _dropped[request]) = (_run, -1, 0);
            if (problem.IsPickup(stop))
            {
                here.Joins = _first[request] < 0;
                if (here.Joins) _first[request] = i;
            }
            else
            {
                (_last[request], _dropped[request]) = (i, _dropped[request] + 1);
                if (problem.Shipments[request].LastInFirstOut) here.Under = _first[request];
            }
        }
        for (var i = 1; i <= stops.Length; i++)
        {
            var request = _model.RequestOf[stops[i - 1]];
            var drops = problem.StopsOf[request].Deliveries.Count;
            rich[i].Until = drops > 0 && _dropped[request] == drops ? _last[request] : int.MaxValue;
        }
    }
}
