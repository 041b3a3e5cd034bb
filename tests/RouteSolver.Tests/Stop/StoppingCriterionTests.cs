using static RouteSolver.Tests.Search.SearchStreet;
using static RouteSolver.Tests.Street;

namespace RouteSolver.Tests;

public sealed class StoppingCriterionTests
{
    private static readonly SearchState HalfWay = new(50, 20, TimeSpan.FromSeconds(5));

    [Fact]
    public void Each_criterion_knows_how_much_is_behind_and_how_many_iterations_are_left()
    {
        Answers(StoppingCriterion.Iterations(200)).ShouldBe((0.25, 150, true));
        Answers(StoppingCriterion.NoImprovement(80)).ShouldBe((0.25, 60, true));
        Answers(StoppingCriterion.Time(TimeSpan.FromSeconds(20))).ShouldBe((0.25, long.MaxValue, false));

        static (double, long, bool) Answers(StoppingCriterion criterion) => (criterion.Behind(HalfWay), criterion.Left(HalfWay), criterion.IsRepeatable);
    }

    [Fact]
    public void The_first_of_several_ends_the_search()
    {
        var first = StoppingCriterion.First(StoppingCriterion.Iterations(100), StoppingCriterion.NoImprovement(200), StoppingCriterion.Time(TimeSpan.FromSeconds(50)));
        (first.Behind(HalfWay), first.Left(HalfWay), first.IsRepeatable).ShouldBe((0.5, 50, false));
        Should.Throw<ArgumentException>(() => StoppingCriterion.First()).Message.ShouldContain("at least one");
    }

    [Fact]
    public void Nothing_below_one_is_a_criterion()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => StoppingCriterion.Iterations(0));
        Should.Throw<ArgumentOutOfRangeException>(() => StoppingCriterion.NoImprovement(0));
        Should.Throw<ArgumentOutOfRangeException>(() => StoppingCriterion.Time(TimeSpan.Zero));
    }

    [Theory]
    [InlineData(1), InlineData(7), InlineData(60), InlineData(501), InlineData(4_321)]
    public void A_search_takes_exactly_the_iterations_it_is_told(int most)
    {
        var builder = new ProblemBuilder(Of(10), 0);
        for (var v = 0; v < 3; v++) builder.AddVehicle(Bike(start: v) with { FixedCost = 1_000_000 });
        for (var door = 2; door < 9; door++) builder.AddShipment(Carry(At(door - 1), At(door)));
        new Solver(builder.Build(), new SolverOptions { Searches = 1 }).Solve(StoppingCriterion.Iterations(most)).Iterations.ShouldBe(most);
    }

    [Fact]
    public void A_search_that_finds_nothing_better_ends_when_it_was_told()
    {
        var problem = Town([Bike()], Carry(At(1), At(5))).Build();
        new Solver(problem, new SolverOptions { Searches = 1 }).Solve(StoppingCriterion.NoImprovement(300)).Iterations.ShouldBe(300, "the only plan there is was found before the first");
    }

    [Fact]
    public void Even_a_short_search_cools_in_many_steps()
    {
        var (problem, steps) = (Town([Bike(), Bike()], Carry(At(1), At(5)), Carry(At(2), At(6))).Build(), new Steps());
        new Solver(problem, new SolverOptions { Searches = 1 }).Solve(StoppingCriterion.Iterations(400), progress: steps);
        steps.Behind.Count.ShouldBeGreaterThan(7);
        steps.Behind.ShouldBe(steps.Behind.Order());
        steps.Behind[^1].ShouldBe(1);
    }

    private sealed class Steps : IProgress<SolverProgress>
    {
        public readonly List<double> Behind = [];
        public void Report(SolverProgress value) => Behind.Add(value.Behind);
    }
}
