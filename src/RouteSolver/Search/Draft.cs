namespace RouteSolver;

/// <summary>The plan, or the part of it, that one search changes. Changes since <see cref="Begin"/> stay, or are undone by <see cref="Undo"/>
/// at the price of the routes they touched.</summary>
internal sealed class Draft
{
    /// <summary>Values of <see cref="VehicleOf"/> beside vehicles: waiting to be planned; not this draft's business.</summary>
    public const int Absent = -1, Foreign = -2;

    private readonly SearchModel _model;
    private readonly RouteRefresh _refresh;
    private readonly Route[] _routes, _before;
    private readonly bool[] _touched, _closed;
    private readonly List<int> _touchedList = [];
    private readonly List<(int Request, int Vehicle)> _moves = [];
    private readonly int[] _absentAt;
    private int _stamp;
    private long _costBefore, _leftOutBefore;

    public Draft(SearchModel model)
    {
        _model = model;
        _refresh = new RouteRefresh(model);
        (_routes, _before) = (new Route[model.VehicleCount], new Route[model.VehicleCount]);
        (_touched, _closed) = (new bool[model.VehicleCount], new bool[model.VehicleCount]);
        Stamps = new int[model.VehicleCount];
        (_absentAt, VehicleOf) = (new int[model.RequestCount], new int[model.RequestCount]);
        for (var v = 0; v < _routes.Length; v++)
        {
            _routes[v] = _refresh.Empty(v);
            _routes[v].Stamp = Stamps[v] = ++_stamp;
        }
    }

    /// <summary>By request: its vehicle, <see cref="Absent"/> or <see cref="Foreign"/>.</summary>
    public readonly int[] VehicleOf;
    public readonly List<int> AbsentList = [];

    /// <summary>The vehicles it may change.</summary>
    public readonly List<int> Vehicles = [];

    /// <summary>Of its vehicles' routes, and what leaving out the absent requests costs.</summary>
    public long RouteCost { get; private set; }
    public long LeftOut { get; private set; }
    public long Cost => RouteCost + LeftOut;

    /// <summary>A closed vehicle takes nothing: the fleet without it is being tried.</summary>
    public bool IsClosed(int vehicle) => _closed[vehicle];
    public void Close(int vehicle, bool closed) => _closed[vehicle] = closed;

    /// <summary>By vehicle: <see cref="Route.Stamp"/>, side by side because they are asked for most.</summary>
    public readonly int[] Stamps;
    public Route this[int vehicle] => _routes[vehicle];

    /// <summary>Takes over these vehicles of a plan and these absent requests; everything else is foreign.</summary>
    public void Become(int[][] routes, IReadOnlyList<int> vehicles, IReadOnlyList<int> absent)
    {
        Begin();
        Array.Fill(VehicleOf, Foreign);
        AbsentList.Clear();
        Vehicles.Clear();
        (RouteCost, LeftOut) = (0, 0);
        foreach (var v in vehicles)
        {
            Vehicles.Add(v);
            if (!_routes[v].Is(routes[v]))
            {
                _refresh.Set(_routes[v], routes[v]);
                _routes[v].Stamp = Stamps[v] = ++_stamp;
            }
            RouteCost += _routes[v].Cost;
            for (var i = _routes[v].Frozen + 1; i <= _routes[v].Length; i++) VehicleOf[_model.RequestOf[_routes[v].Nodes[i].Stop]] = v;
        }
        foreach (var request in absent) MakeAbsent(request);
        Begin();
    }

    /// <summary>The requests put in since <see cref="Begin"/>.</summary>
    public IEnumerable<int> Reinserted
    {
        get
        {
            foreach (var (request, was) in _moves)
                if (was == Absent && VehicleOf[request] >= 0) yield return request;
        }
    }

    public void Begin()
    {
        foreach (var v in _touchedList) _touched[v] = false;
        _touchedList.Clear();
        _moves.Clear();
        (_costBefore, _leftOutBefore) = (RouteCost, LeftOut);
    }

    public void Undo()
    {
        foreach (var v in _touchedList)
        {
            (_routes[v], _before[v]) = (_before[v], _routes[v]);
            Stamps[v] = _routes[v].Stamp;
        }
        for (var m = _moves.Count - 1; m >= 0; m--) Place(_moves[m].Request, _moves[m].Vehicle);
        (RouteCost, LeftOut) = (_costBefore, _leftOutBefore);
    }

    /// <summary>Takes a request off its route; the route's figures are true again only after <see cref="Refresh"/>.</summary>
    public void Remove(int request)
    {
        var route = Touch(VehicleOf[request]);
        var kept = 0;
        for (var i = 1; i <= route.Length; i++)
        {
            var stop = route.Nodes[i].Stop;
            if (i > route.Frozen && _model.RequestOf[stop] == request) continue;
            route.Nodes[++kept].Stop = stop;
        }
        route.Length = kept;
        _refresh.Weigh(route, request, -1);
        Move(request, Absent);
    }

    public void Refresh(int vehicle)
    {
        var route = _routes[vehicle];
        RouteCost -= route.Cost;
        _refresh.All(route);
        RouteCost += route.Cost;
        route.Stamp = Stamps[vehicle] = ++_stamp;
    }

    /// <summary>Puts an absent request where a spot says.</summary>
    public void Insert(int request, int vehicle, in Spot spot)
    {
        var route = Touch(vehicle);
        var (n, first, last) = (route.Length, spot.First, spot.Last);
        var added = _model.Kind[request] == RequestKind.Single ? 1 : 2;
        route.Grow(n + added, _model);
        var nodes = route.Nodes;
        for (var i = n; i > last; i--) nodes[i + added].Stop = nodes[i].Stop;
        if (added == 2)
        {
            nodes[last + 2].Stop = _model.Last[request];
            for (var i = last; i > first; i--) nodes[i + 1].Stop = nodes[i].Stop;
        }
        nodes[first + 1].Stop = _model.First[request];
        route.Length = n + added;
        _refresh.Weigh(route, request, +1);
        Move(request, vehicle);
        Refresh(vehicle);
    }

    /// <summary>Puts an absent request of several stops on a vehicle, whose route then is these stops.</summary>
    public void Insert(int request, int vehicle, ReadOnlySpan<int> stops)
    {
        var route = Touch(vehicle);
        route.Grow(stops.Length, _model);
        for (var i = 0; i < stops.Length; i++) route.Nodes[i + 1].Stop = stops[i];
        route.Length = stops.Length;
        _refresh.Weigh(route, request, +1);
        Move(request, vehicle);
        Refresh(vehicle);
    }

    /// <summary>Takes everything off a vehicle that may be taken.</summary>
    public void Clear(int vehicle)
    {
        var route = Touch(vehicle);
        for (var i = route.Length; i > route.Frozen; i--)
        {
            var request = _model.RequestOf[route.Nodes[i].Stop];
            if (VehicleOf[request] != vehicle) continue;
            _refresh.Weigh(route, request, -1);
            Move(request, Absent);
        }
        route.Length = route.Frozen;
        Refresh(vehicle);
    }

    private Route Touch(int vehicle)
    {
        var route = _routes[vehicle];
        if (_touched[vehicle]) return route;
        _touched[vehicle] = true;
        _touchedList.Add(vehicle);
        route.Base = route.Stamp;
        (_before[vehicle] ??= new Route(vehicle, route.Frozen)).CopyFrom(route, _model);
        return route;
    }

    private void Move(int request, int vehicle)
    {
        _moves.Add((request, VehicleOf[request]));
        Place(request, vehicle);
    }

    private void Place(int request, int vehicle)
    {
        var was = VehicleOf[request];
        if (was == vehicle) return;
        if (was == Absent)
        {
            var last = AbsentList[^1];
            AbsentList[_absentAt[request]] = last;
            _absentAt[last] = _absentAt[request];
            AbsentList.RemoveAt(AbsentList.Count - 1);
            LeftOut -= _model.LeftOut[request];
        }
        if (vehicle == Absent) MakeAbsent(request);
        else VehicleOf[request] = vehicle;
    }

    private void MakeAbsent(int request)
    {
        VehicleOf[request] = Absent;
        _absentAt[request] = AbsentList.Count;
        AbsentList.Add(request);
        LeftOut += _model.LeftOut[request];
    }
}
