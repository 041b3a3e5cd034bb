namespace RouteSolver;

/// <summary>One search: ruins a neighbourhood of the plan, rebuilds it, and keeps the result when it is better, or by chance and less and less
/// often when it is worse (simulated annealing). Not for several threads.</summary>
internal sealed class Annealing
{
    /// <summary>Prices are in 1,024ths of a unit of cost: where a way costs 7 they must still move.</summary>
    private const int Fine = 10;

    private readonly SearchModel _model;
    private readonly Dice _dice;
    private readonly StringRemoval _removal;
    private readonly GreedyInsertion _insertion;
    private readonly List<int> _used = [], _empty = [], _requests = [];
    private readonly long[] _absences;
    private long _absenceSum, _leastPrice, _floor, _leftOutBefore;
    private readonly long[] _price;
    private int _absentBefore, _stopsPlanned, _goal, _out, _inARow;

    public Annealing(SearchModel model, Neighbours neighbours, long seed, int stream)
    {
        _model = model;
        _dice = new Dice(seed, stream);
        Draft = new Draft(model);
        (Best, _anchor) = (new PutAside(model), new PutAside(model));
        _removal = new StringRemoval(model, neighbours, _dice);
        _insertion = new GreedyInsertion(model, neighbours, new SpotBook(model), _dice);
        _absences = new long[model.RequestCount];
        _price = new long[model.RequestCount];
    }

    private readonly PutAside _anchor;

    public Draft Draft { get; }

    /// <summary>The best since <see cref="TakeOver"/>.</summary>
    public PutAside Best { get; }
    public long Iterations { get; private set; }

    /// <summary>The search goes on from this part of a plan.</summary>
    public void TakeOver(Board board, IReadOnlyList<int> vehicles, IReadOnlyList<int> absent)
    {
        Draft.Become(board.Routes, vehicles, absent);
        (CostBefore, _leftOutBefore) = (Draft.Cost, Draft.LeftOut);
        Best.Take(Draft);
        _anchor.Take(Draft);
        (_goal, _inARow) = (Draft.AbsentList.Count, 0);
        ResetPrices();
        _requests.Clear();
        for (var r = 0; r < _model.RequestCount; r++)
            if (Draft.VehicleOf[r] != Draft.Foreign && _model.Kind[r] != RequestKind.Over) _requests.Add(r);
        CountAbsences();
    }

    /// <summary>What this part of the plan cost when it was taken over.</summary>
    public long CostBefore { get; private set; }

    public void WriteBest(Board board)
    {
        board.Absent.RemoveAll(request => Draft.VehicleOf[request] != Draft.Foreign);
        Best.WriteTo(board, Draft);
    }

    public void WriteNow(Board board)
    {
        board.Absent.RemoveAll(request => Draft.VehicleOf[request] != Draft.Foreign);
        foreach (var v in Draft.Vehicles) board.Routes[v] = Draft[v].ToStops();
        board.Absent.AddRange(Draft.AbsentList);
    }

    /// <summary>Everything absent goes where it costs least at its turn.</summary>
    public void Fill(CancellationToken cancellation)
    {
        Draft.Begin();
        CountVehicles();
        FindEmpty();
        _insertion.Rebuild(Draft, _used, _empty, cancellation);
        Best.Take(Draft);
    }

    /// <summary>One iteration for less cost. On the way a request may be left out at a price of its own, which rises as long as it is out
    /// and falls each time it is put in: where vehicles are scarce, that opens ways between plans that otherwise have none. Who does
    /// not find back in time starts again from before, and leaving out becomes dearer.</summary>
    public void Step(long temperature)
    {
        var before = Priced();
        Change();
        if (Priced() >= before + Cooling.Allowance(temperature, _dice)) Draft.Undo();
        else
        {
            if (Draft.Cost < Best.Cost) Best.Take(Draft);
            foreach (var request in Draft.Reinserted) _price[request] = Math.Max(_leastPrice, _price[request] - _price[request] / Slope);
            if (!IsOut())
            {
                if (_out > 0) _leastPrice = Math.Max(_floor, _leastPrice - _leastPrice / 20);
                _out = 0;
                if (++_inARow % 16 == 0) _anchor.Take(Draft);
            }
        }
        if (!IsOut()) return;
        foreach (var request in Draft.AbsentList) _price[request] = Math.Min(_floor * 1000, _price[request] + _price[request] / Slope);
        if (++_out >= Excursion) Settle();
    }

    /// <summary>Prices move by one part in so many; how long a search may leave out more than it must.</summary>
    private const int Slope = 100, Excursion = 1000;

    /// <summary>Back to where nothing more than necessary was left out.</summary>
    public void Settle()
    {
        if (!IsOut()) return;
        if (_out >= Excursion) _leastPrice = Math.Min(_floor * 100, _leastPrice + _leastPrice / 2);
        _anchor.Restore(Draft);
        ResetPrices();
    }

    /// <param name="leg">What a way costs on average: prices begin at a few of them.</param>
    public void SetPrices(double leg)
    {
        _floor = Math.Max(1, (long)(leg / 2 * (1 << Fine)));
        _leastPrice = _floor * 5;
    }

    private void ResetPrices()
    {
        Array.Fill(_price, _leastPrice * 2);
        foreach (var request in Draft.AbsentList) _price[request] = long.MaxValue / 2;
        _out = 0;
    }

    /// <summary>More is left out than when the part was taken over, of what costs more than a few ways to leave out.</summary>
    private bool IsOut()
    {
        var absent = Draft.AbsentList;
        if (absent.Count <= _goal) return false;
        var dear = 0;
        foreach (var request in absent)
            if (_model.LeftOut[request] > (_floor * 40 >> Fine)) dear++;
        return dear > _goal;
    }

    /// <summary>What the plan costs with the prices of the way.</summary>
    private long Priced()
    {
        var cost = Draft.RouteCost;
        foreach (var request in Draft.AbsentList) cost += Math.Min(_price[request] >> Fine, _model.LeftOut[request]);
        return cost;
    }

    /// <summary>One iteration for fewer absent requests: those that were absent often count more, so that the hard ones get in first
    /// and the search does not circle (absence counters, after the same paper). True when no more are absent than <paramref name="goal"/>, and
    /// leaving them out costs no more than when the part was taken over.</summary>
    public bool StepForFewerAbsent(long temperature, int goal)
    {
        var before = Draft.RouteCost;
        Change();
        var (sum, absent) = (0L, Draft.AbsentList.Count);
        foreach (var request in Draft.AbsentList) sum += _absences[request];
        var keep = Draft.RouteCost < RouteRefresh.Broken && (sum < _absenceSum || absent < _absentBefore
            || (absent == _absentBefore && sum <= _absenceSum && Draft.RouteCost < before + Cooling.Allowance(temperature, _dice)));
        foreach (var request in Draft.AbsentList) _absences[request]++;
        if (!keep) Draft.Undo();
        CountAbsences();
        if (Draft.AbsentList.Count > goal || Draft.LeftOut > _leftOutBefore) return false;
        Best.Take(Draft);
        return true;
    }

    /// <summary>Closes the vehicle whose requests were absent least often, and takes them off it; false when there is none to close.</summary>
    public bool CloseOne()
    {
        CountVehicles();
        var (fewest, chosen) = (long.MaxValue, -1);
        foreach (var v in _used)
        {
            var route = Draft[v];
            if (route.Frozen > 0) continue;
            var sum = 0L;
            for (var i = 1; i <= route.Length; i++) sum += 1 + _absences[_model.RequestOf[route.Nodes[i].Stop]];
            if (sum < fewest) (fewest, chosen) = (sum, v);
        }
        if (chosen < 0) return false;
        Draft.Begin();
        Draft.Clear(chosen);
        CloseEmpty();
        CountAbsences();
        return true;
    }

    /// <summary>No more vehicles than are in use.</summary>
    public void CloseEmpty()
    {
        foreach (var v in Draft.Vehicles)
            if (Draft[v].Own == 0) Draft.Close(v, true);
    }

    private void CountAbsences()
    {
        _absenceSum = 0;
        foreach (var request in Draft.AbsentList) _absenceSum += _absences[request];
        _absentBefore = Draft.AbsentList.Count;
    }

    private void Change()
    {
        Iterations++;
        CountVehicles();
        Draft.Begin();
        if (_stopsPlanned > 0)
        {
            _removal.Ruin(Draft, Seed(), _used.Count, _stopsPlanned);
            for (var i = _used.Count - 1; i >= 0; i--)
                if (Draft[_used[i]].Own == 0) _used.RemoveAt(i);
        }
        FindEmpty();
        _insertion.Rebuild(Draft, _used, _empty);
    }

    private int Seed()
    {
        while (true)
        {
            var request = _requests[_dice.Next(_requests.Count)];
            if (Draft.VehicleOf[request] >= 0) return _model.Stops[request][_dice.Next(_model.Stops[request].Length)];
        }
    }

    private void CountVehicles()
    {
        _used.Clear();
        _stopsPlanned = 0;
        foreach (var v in Draft.Vehicles)
        {
            var own = Draft[v].Own;
            if (own == 0) continue;
            _used.Add(v);
            _stopsPlanned += own;
        }
    }

    private void FindEmpty()
    {
        _empty.Clear();
        foreach (var v in Draft.Vehicles)
        {
            if (Draft[v].Own > 0 || Draft.IsClosed(v)) continue;
            var known = false;
            foreach (var other in _empty) known |= _model.Class[other] == _model.Class[v];
            if (!known) _empty.Add(v);
        }
    }
}
