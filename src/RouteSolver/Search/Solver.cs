using System.Diagnostics;

namespace RouteSolver;

/// <summary>Looks for the cheapest plan: first as many shipments as possible (by what leaving them out costs), then fewest vehicles
/// where they have fixed costs, then the least cost. Immutable: one solver may serve several threads.</summary>
public sealed class Solver
{
    private readonly SearchModel _model;
    private readonly SolverOptions _options;

    /// <exception cref="ArgumentOutOfRangeException">An option makes no sense.</exception>
    /// <exception cref="ProblemException">Costs or times are too large to count with.</exception>
    public Solver(Problem problem, SolverOptions? options = null)
    {
        _options = options ?? new SolverOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.Searches, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(_options.Searches, 64);
        _model = new SearchModel(problem);
    }

    /// <summary>Searches until the criterion or the token ends it; both give the best plan so far, at once.</summary>
    /// <param name="stop">When to end.</param>
    /// <param name="start">A plan to start from (it must begin with the frozen prefixes); the answer never costs more.</param>
    /// <param name="progress">Told now and then.</param>
    /// <param name="cancellation">Ends the search; nothing is thrown.</param>
    /// <exception cref="ArgumentException">The start repeats a stop or does not begin with what is frozen.</exception>
    public Solution Solve(StoppingCriterion stop, Plan? start = null, IProgress<SolverProgress>? progress = null, CancellationToken cancellation = default)
    {
        var watch = Stopwatch.StartNew();
        if (start is not null) RefuseRepeats(start);
        var team = new Team(_model, _options, stop, progress, cancellation, watch);
        team.Run(Begin(start), start is not null);
        var plan = Plan.Of(_model.Problem, team.Best.Routes);
        return new Solution(plan, [.. team.Best.Absent.Order()], team.Best.Vehicles(), PlanEvaluation.Of(_model.Problem, plan).Cost, team.Iterations, watch.Elapsed);
    }

    /// <summary>As much of the start as can be ridden, route by route, shipment by shipment; the rest is absent.</summary>
    private Board Begin(Plan? start)
    {
        var board = new Board(_model);
        var planned = new bool[_model.RequestCount];
        var ride = new RouteSimulation(_model.Problem);
        for (var v = 0; v < _model.VehicleCount; v++)
        {
            int[] frozen = [.. _model.Problem.Frozen(v).Select(done => done.Stop)];
            board.Routes[v] = start is null ? frozen : Rideable(ride, v, frozen, Checked(start, v, frozen));
            foreach (var stop in board.Routes[v][frozen.Length..]) planned[_model.RequestOf[stop]] = true;
        }
        for (var r = 0; r < _model.RequestCount; r++)
            if (_model.Kind[r] != RequestKind.Over && !planned[r]) board.Absent.Add(r);
        return board;
    }

    private static ReadOnlySpan<int> Checked(Plan start, int vehicle, int[] frozen)
    {
        var stops = start.Route(vehicle);
        if (!stops.StartsWith(frozen)) throw new ArgumentException($"routes[{vehicle}] does not begin with what its vehicle has done.", nameof(start));
        return stops;
    }

    private int[] Rideable(RouteSimulation ride, int vehicle, int[] frozen, ReadOnlySpan<int> stops)
    {
        if (ride.Run(vehicle, stops) != RouteSimulation.Infeasible) return stops.ToArray();
        var kept = new HashSet<int>();
        int[] best = frozen;
        foreach (var stop in stops[frozen.Length..])
        {
            if (!kept.Add(_model.RequestOf[stop])) continue;
            int[] more = [.. frozen, .. stops[frozen.Length..].ToArray().Where(s => kept.Contains(_model.RequestOf[s]))];
            if (ride.Run(vehicle, more) == RouteSimulation.Infeasible) kept.Remove(_model.RequestOf[stop]);
            else best = more;
        }
        return best;
    }

    private void RefuseRepeats(Plan start)
    {
        var seen = new HashSet<int>();
        for (var v = 0; v < start.VehicleCount; v++)
            foreach (var stop in start.Route(v))
                if (!seen.Add(stop)) throw new ArgumentException($"routes[{v}] repeats stop {stop}.", nameof(start));
    }
}
