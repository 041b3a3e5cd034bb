namespace RouteSolver;

/// <summary>Makes a route's figures true again after its stops changed: O(stops).</summary>
internal sealed class RouteRefresh
{
    /// <summary>The cost of a route that cannot be ridden: taking a stop out of one that can may make it so, where a way round is quicker.</summary>
    public const long Broken = 1L << 52;

    private readonly SearchModel _model;
    private readonly long[] _startLoad, _startHardship, _startMoved;
    private readonly RichRefresh? _rich;

    public RouteRefresh(SearchModel model)
    {
        _model = model;
        _rich = model.IsRich ? new RichRefresh(model) : null;
        _startLoad = new long[model.VehicleCount * model.Dimensions];
        (_startHardship, _startMoved) = (new long[model.VehicleCount], new long[model.VehicleCount]);
        for (var r = 0; r < model.RequestCount; r++)
            if (model.Problem.Shipments[r].OnBoard is { } aboard)
                foreach (var stop in model.Problem.StopsOf[r].Deliveries) Add(_startLoad, aboard.Vehicle * model.Dimensions, stop, -1);
        for (var v = 0; v < model.VehicleCount; v++)
        {
            foreach (var request in model.Problem.Frozen(v).Select(done => model.RequestOf[done.Stop]).Distinct())
            {
                _startHardship[v] += model.Hardship[request];
                _startMoved[v] += model.Problem.MoveCost(v, request);
            }
        }
    }

    /// <summary>A route with nothing but its frozen stops.</summary>
    public Route Empty(int vehicle)
    {
        var frozen = _model.Problem.Frozen(vehicle);
        var route = new Route(vehicle, frozen.Count);
        Set(route, [.. frozen.Select(done => done.Stop)]);
        return route;
    }

    /// <summary>Makes the route these stops, whatever it was.</summary>
    public void Set(Route route, ReadOnlySpan<int> stops)
    {
        route.Grow(stops.Length, _model);
        route.Length = stops.Length;
        (route.Hardship, route.Moved) = (_startHardship[route.Vehicle], _startMoved[route.Vehicle]);
        for (var i = 0; i < stops.Length; i++)
        {
            route.Nodes[i + 1].Stop = stops[i];
            if (i >= route.Frozen && _model.First[_model.RequestOf[stops[i]]] == stops[i]) Weigh(route, _model.RequestOf[stops[i]], +1);
        }
        All(route);
    }

    /// <summary>Counts what a request brings to whoever rides it, or takes it back. Who has begun it bears it whether it is finished or not.</summary>
    public void Weigh(Route route, int request, int sign)
    {
        if (_model.IsBegun[request]) return;
        route.Hardship += sign * _model.Hardship[request];
        route.Moved += sign * _model.Problem.MoveCost(route.Vehicle, request);
    }

    public void All(Route route)
    {
        var bike = _model.Problem.Vehicles[route.Vehicle];
        Loads(route);
        var holds = Forward(route, bike);
        var sure = route.Riding + (route.Own > 0 ? _model.FixedCost[route.Vehicle] : 0) + _model.Problem.FairnessCost(route.Vehicle, route.Hardship) + route.Moved;
        if (_rich is not null) route.Cost = _rich.All(route, sure);
        else
        {
            Backward(route, bike);
            route.Cost = holds ? sure : Broken;
        }
        if (_model.AnyAboard && !Fits(route)) route.Cost = Broken;
    }

    /// <summary>What is aboard and not brought any more may leave too little room for the rest.</summary>
    private bool Fits(Route route)
    {
        var dimensions = _model.Dimensions;
        for (var i = 0; i < (route.Length + 1) * dimensions; i++)
            if (route.Load[i] > _model.Capacity[route.Vehicle * dimensions + i % dimensions]) return false;
        return true;
    }

    /// <returns>Whether everything is in time.</returns>
    private bool Forward(Route route, Vehicle bike)
    {
        var (ways, n, frozen, nodes, model) = (_model.Ways[route.Vehicle], route.Length, route.Frozen, route.Nodes, _model);
        ref var here = ref nodes[0];
        here.Place = bike.Start ?? ways.Nowhere;
        nodes[n + 1].Place = bike.End ?? ways.Nowhere;
        var (time, riding) = (bike.Shift.From, 0L);
        if (frozen == 0) time = Math.Max(time, model.Problem.ReadyAt(route.Vehicle));
        here.Leave = time;
        var late = false;
        for (var i = 1; i <= n; i++)
        {
            ref var next = ref nodes[i];
            var stop = next.Stop;
            next.Place = model.Place[stop];
            var at = here.Place * ways.Size + next.Place;
            (here.LegCost, here.LegSeconds) = Leg(ways, at);
            riding += here.LegCost;
            (next.From, next.Service) = (model.From[stop], model.Service[stop]);
            if (i > frozen)
            {
                time = Math.Max(time + here.LegSeconds, next.From);
                late |= time > model.To[stop];
                time += next.Service;
            }
            else
            {
                time = model.Problem.Frozen(route.Vehicle)[i - 1].Departure;
                if (i == frozen) time = Math.Max(time, model.Problem.ReadyAt(route.Vehicle));
            }
            next.Leave = time;
            here = ref next;
        }
        var end = here.Place * ways.Size + nodes[n + 1].Place;
        (here.LegCost, here.LegSeconds) = n == 0 ? (0, 0) : Leg(ways, end);
        route.Riding = riding + here.LegCost;
        return !late && (n == frozen || time + here.LegSeconds <= bike.Shift.To);
    }

    /// <summary>Where there is no way it costs nothing: that is broken already.</summary>
    private static (int Cost, int Seconds) Leg(Ways ways, int at) => (ways.Seconds[at] == Ways.Far ? 0 : ways.Cost[at], ways.Seconds[at]);

    private void Backward(Route route, Vehicle bike)
    {
        var (n, nodes) = (route.Length, route.Nodes);
        var latest = nodes[n + 1].Latest = bike.Shift.To;
        for (var i = n; i > route.Frozen; i--)
        {
            ref var node = ref nodes[i];
            node.Latest = latest = Math.Min(_model.To[node.Stop], latest - node.LegSeconds - node.Service);
        }
    }

    private void Loads(Route route)
    {
        var (n, dimensions, load) = (route.Length, _model.Dimensions, route.Load);
        if (dimensions == 0) return;
        Array.Copy(_startLoad, route.Vehicle * dimensions, load, 0, dimensions);
        if (_model.AnyBroughtAlong)
            for (var i = 1; i <= n; i++)
                if (_model.IsBroughtAlong[route.Nodes[i].Stop]) Add(load, 0, route.Nodes[i].Stop, -1);
        for (var i = 1; i <= n; i++)
            for (var d = 0; d < dimensions; d++) load[i * dimensions + d] = load[(i - 1) * dimensions + d] + _model.Change[route.Nodes[i].Stop * dimensions + d];
    }

    private void Add(long[] load, int at, int stop, int sign)
    {
        for (var d = 0; d < _model.Dimensions; d++) load[at + d] += sign * _model.Change[stop * _model.Dimensions + d];
    }
}
