namespace RouteSolver;

/// <summary>What a route costs, or that it cannot be ridden: the same rules as <see cref="RouteSchedule"/> and
/// <see cref="RouteRules"/>, in O(stops), ended at the first one broken, with nothing allocated. One per thread.</summary>
/// <remarks>What the frozen prefix alone breaks is tolerated as far as it goes (nobody can mend it), and more when asked to.
/// Shipments begun in it may be unfinished.</remarks>
internal sealed class RouteSimulation
{
    public const long Infeasible = -1;

    private readonly Problem _problem;
    private readonly RouteLimits _limits;
    private readonly RouteSimulationGoods? _goods;
    private readonly FrozenStop[][] _frozen;
    private readonly bool[] _broughtAlong, _begun, _isChoosy;
    private readonly bool _hasBroughtAlong;
    private readonly int[] _stops, _pickups, _hardships;
    private readonly long[] _aboard, _load, _sinceBefore;

    private readonly int[] _seenIn, _pickupsLeft;
    private readonly long[] _since;
    private int _run;
    private long _late, _over, _mostMissed, _moves, _hardship;

    public RouteSimulation(Problem problem)
    {
        (_problem, _limits) = (problem, new RouteLimits(problem));
        if (problem.HasGoodsRules) _goods = new RouteSimulationGoods(problem);
        var (vehicles, shipments) = (problem.Vehicles.Count, problem.Shipments.Count);
        (_frozen, _aboard, _load) = (new FrozenStop[vehicles][], new long[vehicles * problem.Dimensions], new long[problem.Dimensions]);
        (_broughtAlong, _begun, _isChoosy) = (new bool[shipments], new bool[shipments], new bool[shipments]);
        (_stops, _pickups, _hardships, _sinceBefore) = (new int[shipments], new int[shipments], new int[shipments], new long[shipments]);
        (_seenIn, _pickupsLeft, _since) = (new int[shipments], new int[shipments], new long[shipments]);
        for (var s = 0; s < shipments; s++)
        {
            var (shipment, stops) = (problem.Shipments[s], problem.StopsOf[s]);
            (_stops[s], _pickups[s], _hardships[s]) = (stops.Pickups.Count + stops.Deliveries.Count, stops.Pickups.Count, shipment.Hardship);
            _isChoosy[s] = shipment.Keep is not null || shipment.OnlyVehicles is not null || !shipment.Skills.IsEmpty || problem.BoundTo(s) is not null;
            _sinceBefore[s] = shipment.OnBoard?.Since ?? Problem.NoLimit;
            _hasBroughtAlong |= _broughtAlong[s] = stops.Pickups.Count == 0 && shipment.OnBoard is null;
            if (shipment.OnBoard is not { } on) continue;
            foreach (var stop in stops.Deliveries)
                for (var d = 0; d < problem.Dimensions; d++) _aboard[on.Vehicle * problem.Dimensions + d] -= problem.Change(stop)[d];
        }
        for (var v = 0; v < vehicles; v++)
        {
            _frozen[v] = [.. problem.Frozen(v)];
            foreach (var done in _frozen[v]) _begun[problem.ShipmentOf(done.Stop)] = true;
            Tolerate(RouteSchedule.Play(problem, v, [.. _frozen[v].Select(done => done.Stop)]));
        }
    }

    /// <inheritdoc cref="RouteLimits.Tolerate"/>
    public void Tolerate(RouteEvaluation route) => _limits.Tolerate(route);

    /// <param name="stops">Each once, beginning with the frozen prefix.</param>
    /// <returns>As <see cref="RouteEvaluation.Cost"/>, or <see cref="Infeasible"/>.</returns>
    public long Run(int vehicle, ReadOnlySpan<int> stops)
    {
        _mostMissed = 0;
        var riding = Play(vehicle, stops, long.MaxValue, isWhole: true);
        if (riding == Infeasible) return Infeasible;
        return riding + _moves + _problem.FairnessCost(vehicle, _hardship) + (stops.Length > _frozen[vehicle].Length ? _problem.Vehicles[vehicle].FixedCost : 0);
    }

    /// <summary>The same for one way among many to ride these stops, whoever may serve them and whether they are complete,
    /// and no further than a cost and a miss beyond which nobody wants to know.</summary>
    /// <param name="mostMissed">Seconds late at the worst stop, with an hour for each whole capacity or each shipment too many.</param>
    /// <returns>What riding, lateness and overtime cost, and by how much it misses; <see cref="Infeasible"/> beyond either bound.</returns>
    public (long Cost, long Missed) Try(int vehicle, ReadOnlySpan<int> stops, long mostCost, long mostMissed)
    {
        _mostMissed = mostMissed;
        return (Play(vehicle, stops, mostCost, isWhole: false), _late + _over);
    }

    private long Play(int vehicle, ReadOnlySpan<int> stops, long mostCost, bool isWhole)
    {
        var frozen = _frozen[vehicle];
        _run++;
        _late = _over = _moves = _hardship = 0;
        if (!SetOff(vehicle, stops)) return Infeasible;
        var ride = new Ride(_problem, vehicle);
        var open = 0;
        for (var i = 0; i < stops.Length; i++)
        {
            var stop = stops[i];
            var shipment = _problem.ShipmentOf(stop);
            if (i == frozen.Length) ride.Ready();
            if (_seenIn[shipment] != _run)
            {
                (_seenIn[shipment], _pickupsLeft[shipment], _since[shipment]) = (_run, _pickups[shipment], _sinceBefore[shipment]);
                _hardship += _hardships[shipment];
                if (!_begun[shipment]) open += _stops[shipment];
                if (_isChoosy[shipment])
                {
                    if (isWhole && i >= frozen.Length && !_problem.MayServe(vehicle, shipment)) return Infeasible;
                    _moves += _problem.MoveCost(vehicle, shipment);
                }
            }
            if (!_begun[shipment]) open--;
            if (i < frozen.Length) ride.Recall(in frozen[i]);
            else ride.Serve(stop);
            if (ride.Cost > mostCost || (ride.HasNoWay && !_limits.HasNoWay[stop] && !Miss(Missed.Hopeless, 0)) || !Miss(ride.Lateness - _limits.Late[stop], 0)) return Infeasible;
            if (!(_problem.IsPickup(stop) ? Take(shipment, ride.Time) : HandOver(stop, shipment, ride.Start, isWhole && i >= frozen.Length))) return Infeasible;
            if (!Carry(vehicle, stop) || (_goods is not null && !Miss(0, Missed.Hour * _goods.Pass(stop, i, _limits)))) return Infeasible;
        }
        if (isWhole && open > 0) return Infeasible;
        if (stops.Length > 0)
        {
            if (stops.Length == frozen.Length) ride.Ready();
            ride.Finish();
            if ((ride.HasNoWay && !_limits.HasNoWayHome[vehicle] && !Miss(Missed.Hopeless, 0)) || !Miss(ride.Time - _limits.End[vehicle], 0)) return Infeasible;
        }
        return ride.Cost;
    }

    /// <summary>What is on the bike before its first stop.</summary>
    private bool SetOff(int vehicle, ReadOnlySpan<int> stops)
    {
        var at = vehicle * _problem.Dimensions;
        _aboard.AsSpan(at, _load.Length).CopyTo(_load);
        if (_hasBroughtAlong)
            foreach (var stop in stops)
                if (_broughtAlong[_problem.ShipmentOf(stop)])
                    for (var d = 0; d < _load.Length; d++) _load[d] -= _problem.Change(stop)[d];
        return Fits(vehicle) && (_goods is null || Miss(0, Missed.Hour * _goods.SetOff(vehicle, stops, _limits)));
    }

    private bool Take(int shipment, long leaves)
    {
        _pickupsLeft[shipment]--;
        _since[shipment] = Math.Min(_since[shipment], leaves);
        return true;
    }

    private bool HandOver(int stop, int shipment, long starts, bool inOrder)
    {
        if (inOrder && _pickupsLeft[shipment] > 0) return false;
        return _limits.Aboard[stop] == Problem.NoLimit || _since[shipment] == Problem.NoLimit || Miss(starts - _since[shipment] - _limits.Aboard[stop], 0);
    }

    private bool Carry(int vehicle, int stop)
    {
        var change = _problem.Change(stop);
        for (var d = 0; d < change.Length; d++) _load[d] += change[d];
        return change.Length == 0 || Fits(vehicle);
    }

    private bool Fits(int vehicle)
    {
        for (var d = 0; d < _load.Length; d++)
        {
            var most = _limits.Capacity[vehicle * _load.Length + d];
            if (_load[d] > most && !Miss(0, Missed.Overload(_load[d] - most, most))) return false;
        }
        return true;
    }

    /// <summary>Notes how far off something is; false when that is too far.</summary>
    private bool Miss(long late, long over)
    {
        if (late <= 0 && over <= 0) return true;
        _late = Math.Max(_late, late);
        _over = Math.Max(_over, over);
        return _late + _over <= _mostMissed;
    }
}
