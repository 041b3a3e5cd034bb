using System.Diagnostics;
using RouteSolver;

namespace Couree.Bench.Routing;

/// <summary>One instance read, solved and written within a number of seconds on the wall clock, all told.</summary>
internal sealed record Attempt(Instance Instance, IReadOnlyList<int[]> Routes, double Distance, double Seconds, int Unplanned)
{
    /// <summary>Kept back for the file to be written and the clock to be read.</summary>
    private const double Reserve = 0.010;

    /// <param name="file">The instance.</param>
    /// <param name="target">Where the routes are written.</param>
    /// <param name="seconds">In all.</param>
    /// <param name="spent">Seconds of them already behind (the start of the process counts too).</param>
    /// <param name="options">Seed and threads.</param>
    /// <param name="start">Routes to start from, or none.</param>
    public static Attempt Make(string file, string target, double seconds, double spent, SolverOptions options, IReadOnlyList<int[]>? start = null)
    {
        var begun = Stopwatch.GetTimestamp();
        var instance = InstanceFile.Read(file);
        var problem = BenchmarkProblem.Of(instance);
        var plan = start is null ? null : BenchmarkProblem.Plan(problem, start);
        var solver = new Solver(problem, options);
        SolutionFile.Write(target, []);   // says at once when it cannot, and compiles now what must be quick at the end
        _ = instance.Distance([]);
        var left = seconds - spent - Stopwatch.GetElapsedTime(begun).TotalSeconds - Reserve;
        var solution = solver.Solve(StoppingCriterion.Time(TimeSpan.FromSeconds(Math.Max(0.001, left))), plan);
        var routes = BenchmarkProblem.Routes(problem, solution.Plan);
        SolutionFile.Write(target, routes);
        return new(instance, routes, instance.Distance(routes), spent + Stopwatch.GetElapsedTime(begun).TotalSeconds, solution.Unplanned.Count);
    }
}
