using System.Diagnostics;
using System.Globalization;
using Couree.Bench.Drawing;
using RouteSolver;

namespace Couree.Bench.Routing.Growth;

/// <summary><c>bench routing-growth</c>: invented towns of 100 to 10,000 stops; memory, and how the plan gets better with time.</summary>
internal static class GrowthBench
{
    private static readonly int[] Sizes = [100, 200, 500, 1000, 2000, 5000, 10_000];

    private sealed record Moment(double Seconds, int Vehicles, int Unplanned, long Cost);
    private sealed record Size(int Tasks, int Locations, List<Moment> Curve, Solution Solution, double Seconds, double Managed, double Process, bool Sound);

    public static int Run(Arguments typed, TextWriter output)
    {
        var seconds = typed.Number("seconds", 60, 0.1, 3600);
        var most = typed.Whole("most", 10_000, 100, 10_000);
        var options = new SolverOptions { Seed = typed.Whole("seed", 1, 0, int.MaxValue), Searches = typed.Whole("threads", Environment.ProcessorCount, 1, 64) };
        var sizes = new List<Size>();
        output.WriteLine("tasks,locations,vehicles,unplanned,cost,cost_after_tenth,seconds,iterations,matrix_mb,managed_peak_mb,process_peak_mb");
        foreach (var tasks in Sizes.Where(tasks => tasks <= most))
        {
            var size = Measure(tasks, seconds, options);
            sizes.Add(size);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{tasks},{size.Locations},{size.Solution.Vehicles},{size.Solution.Unplanned.Count},{size.Solution.Cost},{At(size, seconds / 10)},{size.Seconds:0.00},{size.Solution.Iterations},{Matrix(size):0.0},{size.Managed:0},{size.Process:0}"));
        }
        if (typed.Text("out") is { } drawing) File.WriteAllText(drawing, Draw(sizes, seconds, options.Searches));
        if (typed.Text("curve") is { } curve)
            File.WriteAllLines(curve, sizes.SelectMany(size => size.Curve.Select(m => string.Create(CultureInfo.InvariantCulture, $"{size.Tasks},{m.Seconds:0.000},{m.Vehicles},{m.Unplanned},{m.Cost}"))).Prepend("tasks,seconds,vehicles,unplanned,cost"));
        return sizes.All(size => size.Sound) ? 0 : 1;
    }

    private static Size Measure(int tasks, double seconds, SolverOptions options)
    {
        using var memory = new Memory();
        var problem = GrowthTown.Of(tasks, seed: 1);
        var (begun, curve) = (Stopwatch.GetTimestamp(), new List<Moment>());
        var progress = new Told(p => curve.Add(new(Stopwatch.GetElapsedTime(begun).TotalSeconds, p.Vehicles, p.Unplanned, p.Cost)));
        var solution = new Solver(problem, options).Solve(StoppingCriterion.Time(TimeSpan.FromSeconds(seconds)), null, progress);
        var spent = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        curve.Add(new(spent, solution.Vehicles, solution.Unplanned.Count, solution.Cost));
        var broken = PlanEvaluation.Of(problem, solution.Plan).Violations;
        foreach (var kind in broken.CountBy(violation => violation.Constraint)) Console.Error.WriteLine($"{tasks}: {kind.Key} broken {kind.Value} times");
        return new(tasks, problem.Matrix.Size, curve, solution, spent, memory.ManagedMegabytes, Memory.ProcessMegabytes, broken.Count == 0);
    }

    private static long At(Size size, double seconds) => (size.Curve.LastOrDefault(m => m.Seconds <= seconds) ?? size.Curve[0]).Cost;
    private static double Matrix(Size size) => size.Locations * (double)size.Locations * sizeof(int) / 1e6;

    private static string Draw(List<Size> sizes, double seconds, int threads) => Chart.Draw("As the problem grows", FormattableString.Invariant($"invented towns, {seconds} s each, {threads} threads"),
    [
        new("Memory at its peak, MB", "stops",
        [
            new("whole process", Palette.Lines[0], [.. sizes.Select(s => ((double)s.Tasks, s.Process))]),
            new("managed", Palette.Lines[1], [.. sizes.Select(s => ((double)s.Tasks, s.Managed))]),
            new("the travel matrix alone", Palette.Quiet, [.. sizes.Select(s => ((double)s.Tasks, Matrix(s)))]),
        ], Logarithmic: true),
        new("Cost above the last plan’s, % (from the first moment nothing is left out)", "seconds",
            [.. sizes.Select((s, i) => new Series($"{s.Tasks:#,0} stops", Palette.Lines[i % Palette.Lines.Length],
                [.. s.Curve.Where(m => m.Unplanned <= s.Solution.Unplanned.Count).Select(m => (m.Seconds, 100.0 * (m.Cost - s.Solution.Cost) / Math.Max(1, s.Solution.Cost)))]))]),
        new("Iterations per second", "stops", [new("all searches", Palette.Lines[2], [.. sizes.Select(s => ((double)s.Tasks, s.Solution.Iterations / s.Seconds))])], Logarithmic: true),
    ]);

    /// <summary>On the search's own thread: <see cref="Progress{T}"/> would tell it later, on another.</summary>
    private sealed class Told(Action<SolverProgress> tell) : IProgress<SolverProgress>
    {
        public void Report(SolverProgress value) => tell(value);
    }
}
