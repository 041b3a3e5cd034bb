using System.Diagnostics;

namespace RouteSolver;

/// <summary>Several searches on one problem, side by side. First fewer vehicles, where one less is worth any way round; then less cost: small
/// problems, and those of few routes, are searched by each alone, larger ones are divided anew every few thousand iterations, each search improving its part.</summary>
internal sealed partial class Team
{
    /// <summary>Iterations between two meetings, and between two looks at the clock; stops in a part at most.</summary>
    private const int Round = 2000, Look = 50, MostStops = 500;

    /// <summary>What is left of a search that counts iterations is divided into so many rounds at least.</summary>
    private const int Rounds = 8;

    private readonly SearchModel _model;
    private readonly Annealing[] _searches;
    private readonly Board _current, _best;

    /// <summary>By search: the plan with the fewest vehicles that it found by itself.</summary>
    private readonly Board[] _own;
    private readonly Partition _partition;
    private readonly StoppingCriterion _stop;
    private readonly IProgress<SolverProgress>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly Stopwatch _watch;
    private readonly int[] _all;
    private long _improvedAt;

    public Team(SearchModel model, SolverOptions options, StoppingCriterion stop, IProgress<SolverProgress>? progress, CancellationToken cancellation, Stopwatch watch)
    {
        (_model, _stop, _progress, _cancellation, _watch) = (model, stop, progress, cancellation, watch);
        var neighbours = new Neighbours(model);
        _searches = [.. Enumerable.Range(0, options.Searches).Select(s => new Annealing(model, neighbours, options.Seed, s))];
        _partition = new Partition(model, neighbours, new Dice(options.Seed, -1));
        (_current, _best) = (new Board(model), new Board(model));
        _own = [.. _searches.Select(_ => new Board(model))];
        _all = [.. Enumerable.Range(0, model.VehicleCount)];
    }

    public Board Best => _best;
    public long Iterations => _searches.Sum(search => search.Iterations);

    public void Run(Board start, bool isWarm)
    {
        _current.CopyFrom(start);
        _searches[0].TakeOver(_current, _all, _current.Absent);
        _searches[0].Fill(_cancellation);
        Write(_searches[0]);
        if (_model.FewestVehiclesFirst) FewerVehicles();
        LessCost(isWarm);
    }

    /// <summary>The best of a search that has the whole plan.</summary>
    private void Write(Annealing search)
    {
        if (_best.Routes.Length > 0 && _best.Routes[0] is null) _best.CopyFrom(_current);
        search.WriteBest(_best);
        _best.Cost = search.Best.Cost;
        Improved();
    }

    private void Improved() => _improvedAt = MostIterations;

    private long MostIterations => _searches.Max(search => search.Iterations);

    /// <summary>Each search takes a round of steps, shorter towards the end of those it is given, so that it cools in small steps and stops where it is told;
    /// on the clock, the first to end it (or a step that says so) ends it for all.</summary>
    private void Together(Func<Annealing, int, bool> step)
    {
        var (over, left) = (0, _stop.Left(State()));
        var round = Math.Clamp(left / Rounds, Math.Min(Look, left), Round);
        Parallel.For(0, _searches.Length, new ParallelOptions { MaxDegreeOfParallelism = _searches.Length }, s =>
        {
            for (var i = 0L; i < round; i++)
            {
                if (step(_searches[s], s)) break;
                if (i % Look != 0) continue;
                if (_cancellation.IsCancellationRequested) break;
                if (!_stop.IsRepeatable && (Volatile.Read(ref over) > 0 || _stop.Behind(new SearchState(0, 0, _watch.Elapsed)) >= 1)) break;
            }
            Volatile.Write(ref over, 1);
        });
    }

    private double Behind() => _cancellation.IsCancellationRequested ? 1
        : _stop.Behind(State());

    private SearchState State() => new(MostIterations, MostIterations - _improvedAt, _watch.Elapsed);

    private void Report() => _progress?.Report(new SolverProgress(Math.Min(1, Behind()), Iterations, _best.Absent.Count, _best.Vehicles(), _best.Cost));

    /// <summary>What a way between two stops of the best plan costs on average: the scale of temperatures and prices.</summary>
    private double Leg()
    {
        var (riding, stops) = (_best.Cost, 0);
        foreach (var v in _all)
        {
            var own = _best.Routes[v].Length - _model.Problem.Frozen(v).Count;
            if (own > 0) riding -= _model.FixedCost[v];
            stops += own;
        }
        foreach (var request in _best.Absent) riding -= _model.LeftOut[request];
        return Math.Max(1, riding / (double)Math.Max(1, stops));
    }
}
