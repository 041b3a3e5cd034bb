using RouteSolver;

namespace Couree.Bench.Day;

/// <summary>Everything not yet frozen is planned anew from the lists as they are. Counted in iterations the day is the same on any machine;
/// a second on the clock ends it in any case. Without a count, by the clock alone.</summary>
internal sealed class Replanning(long iterations, TimeSpan most, int threads, int fairness, string name) : IPolicy
{
    private readonly HashSet<Run> _told = [];

    public string Name => name;

    /// <summary>How often the clock ended it: then another machine may find another day.</summary>
    public int CutShort { get; private set; }

    public void Plan(Replay day, long now)
    {
        var snapshot = new Snapshot(day, now, fairness, soft: true);
        // A criterion with a clock in it would cool by the clock: counted days are ended by the token, from outside.
        using var clock = new CancellationTokenSource(iterations > 0 ? most : Timeout.InfiniteTimeSpan);
        var stop = iterations > 0 ? StoppingCriterion.Iterations(iterations) : StoppingCriterion.Time(most);
        var solution = new Solver(snapshot.Problem, new SolverOptions { Seed = now, Searches = threads }).Solve(stop, snapshot.Plan, null, clock.Token);
        if (clock.IsCancellationRequested) CutShort++;
        foreach (var shipment in solution.Unplanned) Tell(snapshot, solution.Plan, shipment, now);
        snapshot.Adopt(day, solution.Plan, now);
    }

    /// <summary>Once for each run that found no place: a day must not lose one quietly.</summary>
    private void Tell(Snapshot snapshot, Plan plan, int shipment, long now)
    {
        var run = snapshot.RunOf(shipment);
        if (!_told.Add(run)) return;
        var options = Insertion.Cheapest(snapshot.Problem, plan, shipment).Options;
        var why = options.Select(option => option.Reason is { } broken ? $"{broken.Constraint} {broken.Amount}" : $"courier {option.Vehicle} could, {option.DetourSeconds} s more").Distinct();
        Console.Error.WriteLine($"{now / 3600:00}:{now / 60 % 60:00} {run.Kind} {run.Number} ({(snapshot.Problem.BoundTo(shipment) is { } bound ? $"begun by courier {bound}" : "not begun")}) found no place: {string.Join("; ", why)}");
    }
}
