namespace RouteSolver;

/// <summary>One search: ruins a neighbourhood of the plan, rebuilds it, and keeps the result when it is better, or by chance and less and less
/// often when it is worse (simulated annealing). Not for several threads.</summary>
internal sealed partial class Annealing
{
    private readonly SearchModel _model;
    private readonly Dice _dice;
    private readonly StringRemoval _removal;
    private readonly GreedyInsertion _insertion;
    private readonly List<int> _used = [], _empty = [], _requests = [];
    private readonly long[] _price;
    private int _stopsPlanned;

    public Annealing(SearchModel model, Neighbours neighbours, long seed, int stream)
    {
        _model = model;
        _dice = new Dice(seed, stream);
        Draft = new Draft(model);
        (Best, _anchor, _stay) = (new PutAside(model), new PutAside(model), new PutAside(model));
        _removal = new StringRemoval(model, neighbours, _dice);
        _insertion = new GreedyInsertion(model, neighbours, new SpotBook(model), _dice);
        _absences = new long[model.RequestCount];
        _price = new long[model.RequestCount];
    }

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
        _goal = Draft.AbsentList.Count;
        BeginAtHome();
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
