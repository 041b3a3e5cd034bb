using RouteSolver;

namespace Couree.Bench.Day;

/// <summary>Everything not yet frozen is planned anew from the lists as they are. Counted in iterations the day is the same on any machine;
/// a second on the clock ends it in any case.</summary>
internal sealed class Replanning(long iterations, TimeSpan most, int threads, int fairness, string name) : IPolicy
{
    public string Name => name;

    /// <summary>How often the clock ended it: then another machine may find another day.</summary>
    public int CutShort { get; private set; }

    public void Plan(Replay day, long now)
    {
        var snapshot = new Snapshot(day, now, fairness, soft: true);
        var stop = StoppingCriterion.First(StoppingCriterion.Iterations(iterations), StoppingCriterion.Time(most));
        var solution = new Solver(snapshot.Problem, new SolverOptions { Seed = now, Searches = threads }).Solve(stop, snapshot.Plan);
        if (solution.Elapsed >= most) CutShort++;
        snapshot.Adopt(day, solution.Plan, now);
    }
}
