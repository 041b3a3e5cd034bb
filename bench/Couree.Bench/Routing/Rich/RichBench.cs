using System.Globalization;
using RouteSolver;

namespace Couree.Bench.Routing.Rich;

/// <summary><c>bench routing-rich</c>: how many iterations a second one search makes on the same town, plain and asked for more.</summary>
internal static class RichBench
{
    private static readonly int[] Sizes = [100, 400];

    public static int Run(Arguments typed, TextWriter output)
    {
        var seconds = typed.Number("seconds", 10, 0.1, 3600);
        var seed = typed.Whole("seed", 1, 0, int.MaxValue);
        Measure(RichTown.Of(Sizes[0], Riches.AboardAndBreaks, seed), 1, seed);   // for the compiler
        Measure(RichTown.Of(Sizes[0], Riches.Plain, seed), 1, seed);
        output.WriteLine("shipments,rules,iterations_a_second,unplanned,cost");
        foreach (var shipments in Sizes)
            foreach (var riches in Enum.GetValues<Riches>())
            {
                var solution = Measure(RichTown.Of(shipments, riches, seed), seconds, seed);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{shipments},{riches},{solution.Iterations / solution.Elapsed.TotalSeconds:0},{solution.Unplanned.Count},{solution.Cost}"));
            }
        return 0;
    }

    private static Solution Measure(Problem problem, double seconds, int seed) =>
        new Solver(problem, new SolverOptions { Seed = seed, Searches = 1 }).Solve(StoppingCriterion.Time(TimeSpan.FromSeconds(seconds)));
}
