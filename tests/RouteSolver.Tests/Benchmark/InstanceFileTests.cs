using Couree.Bench.Routing;
using Couree.Bench.Routing.Check;

namespace RouteSolver.Tests.Benchmark;

public sealed class InstanceFileTests
{
    [Theory]
    [InlineData(3, 4, 50_000)]
    [InlineData(0, 0, 0)]
    [InlineData(1, 1, 14_143)]
    [InlineData(-300, 400, 5_000_000)]
    [InlineData(119, 120, 1_690_000)]
    [InlineData(2, 3, 36_056)]
    public void A_distance_is_rounded_up_and_an_exact_one_stays(double x, double y, int expected) => Euclid.Up(x, y, 10_000).ShouldBe(expected);

    [Fact]
    public void No_way_round_is_shorter_than_the_straight_one()
    {
        var dice = new Random(3);
        for (var i = 0; i < 20_000; i++)
        {
            var (a, b, c, d) = (dice.Next(1000), dice.Next(1000), dice.Next(1000), dice.Next(1000));
            (Euclid.Up(a, b, 10_000) + Euclid.Up(c, d, 10_000)).ShouldBeGreaterThanOrEqualTo(Euclid.Up(a + c, b + d, 10_000));
        }
    }

    [Theory]
    [InlineData(SmallTown.LiLim)]
    [InlineData(SmallTown.SartoriBuriol)]
    public void The_solver_reads_what_the_definition_says(string content)
    {
        var (ours, theirs) = (SmallTown.Read(content, InstanceFile.Read), SmallTown.Read(content, Definition.Read));
        ours.Capacity.ShouldBe((int)theirs.Capacity);
        ours.VehicleLimit.ShouldBe(theirs.VehicleLimit ?? 2);
        ours.Nodes.Length.ShouldBe(theirs.Tasks.Count);
        for (var i = 0; i < ours.Nodes.Length; i++)
        {
            var (mine, task) = (ours.Nodes[i], theirs.Tasks[i]);
            (mine.Demand, mine.Delivery).ShouldBe(((int)task.Demand, task.DeliveryOf));
            (mine.Earliest, mine.Latest, mine.Service).ShouldBe(((long)task.Earliest * ours.Scale, (long)task.Latest * ours.Scale, (long)task.Service * ours.Scale));
            for (var j = 0; j < ours.Nodes.Length; j++)
                ours.Travel[i * ours.Nodes.Length + j].ShouldBe((int)Math.Ceiling(theirs.Travel(i, j) * ours.Scale - 1e-6));
        }
        ours.Distance([[1, 3], [2, 4]]).ShouldBe(SmallTown.Judge(content, [1, 3], [2, 4]).Distance, 1e-9);
    }

    [Theory]
    [InlineData(SmallTown.LiLim)]
    [InlineData(SmallTown.SartoriBuriol)]
    public void What_the_library_plans_stands_before_the_definition(string content)
    {
        var instance = SmallTown.Read(content, InstanceFile.Read);
        var problem = BenchmarkProblem.Of(instance);
        var solution = new Solver(problem, new SolverOptions { Searches = 1 }).Solve(StoppingCriterion.Iterations(200));
        SmallTown.Judge(content, [.. BenchmarkProblem.Routes(problem, solution.Plan)]).Faults.ShouldBeEmpty();
    }

    [Fact]
    public void A_plan_made_of_written_routes_rides_them()
    {
        var problem = BenchmarkProblem.Of(SmallTown.Read(SmallTown.LiLim, InstanceFile.Read));
        int[][] routes = [[2, 4], [1, 3]];
        BenchmarkProblem.Routes(problem, BenchmarkProblem.Plan(problem, routes)).ShouldBe(routes);
    }

    [Fact]
    public void A_file_that_breaks_off_is_refused() =>
        Should.Throw<FormatException>(() => SmallTown.Read("2 10 1\n0 0 0 0 0 100 0 0 0\n1 3 4 6", InstanceFile.Read)).Message.ShouldContain("too early");

    [Fact]
    public void A_text_that_is_no_instance_is_refused() =>
        Should.Throw<FormatException>(() => SmallTown.Read("Dear reader,\nhello\n", InstanceFile.Read));

    [Fact]
    public void The_best_known_are_found_above_the_instance_whatever_the_case()
    {
        var folder = Directory.CreateTempSubdirectory("best");
        try
        {
            folder.CreateSubdirectory("li/100");
            File.WriteAllText(Path.Combine(folder.FullName, "bks.dat"), "instance;size;vehicles;cost;reference;date\nbar-n100-1;100;6;733;X;1-jan-20\n");
            File.WriteAllText(Path.Combine(folder.FullName, "li", "bks.csv"), "instance,tasks,vehicles,distance\nlc101,106,10,828.94\n");
            var best = new BestKnown();
            best.Of(Path.Combine(folder.FullName, "li", "100", "LC101.txt")).ShouldBe((10, 828.94));
            best.Of(Path.Combine(folder.FullName, "li", "100", "bar-n100-1.txt")).ShouldBe((6, 733));
            best.Of(Path.Combine(folder.FullName, "li", "100", "lc102.txt")).ShouldBeNull();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
