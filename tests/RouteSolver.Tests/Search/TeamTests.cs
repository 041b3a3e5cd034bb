using System.Diagnostics;
using static RouteSolver.Tests.Search.SearchStreet;
using static RouteSolver.Tests.Street;

namespace RouteSolver.Tests.Search;

public sealed class TeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_plan_searched_in_parts_is_whole_again_and_costs_what_it_says(int searches)
    {
        var (model, _, board) = Long();
        var team = Run(model, board, searches, seed: 1, iterations: 6_000);
        team.Best.Cost.ShouldBe(PlanEvaluation.Of(model.Problem, Plan.Of(model.Problem, team.Best.Routes)).Cost);
        team.Best.Cost.ShouldBeLessThan(board.Cost * 9 / 10);
        Planned(team.Best).Concat(team.Best.Absent).Order().ShouldBe(Enumerable.Range(0, model.RequestCount));
        PlanEvaluation.Of(model.Problem, Plan.Of(model.Problem, team.Best.Routes)).IsFeasible.ShouldBeTrue();

        IEnumerable<int> Planned(Board best) => best.Routes.SelectMany(route => route).Where(stop => model.Problem.IsPickup(stop)).Select(stop => model.RequestOf[stop]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_same_seed_finds_the_same_plan_however_many_search(int searches)
    {
        var (model, _, board) = Long();
        Run(model, board, searches, seed: 5).Best.Routes.ShouldBe(Run(model, board, searches, seed: 5).Best.Routes);
        Run(model, board, searches, seed: 6).Best.Routes.ShouldNotBe(Run(model, board, searches, seed: 5).Best.Routes);
    }

    [Fact]
    public void Whatever_vehicles_cost_a_plan_that_can_be_ridden_never_gets_dearer()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var town = RiddenTown.Plain(seed);
            var team = Run(town.Model, town.Board, searches: 1, seed, isWarm: true, iterations: 1);
            Cost(town.Model, team.Best).ShouldBeLessThanOrEqualTo(Cost(town.Model, town.Board), $"seed {seed}");
        }
    }

    [Fact]
    public void A_vehicle_is_not_saved_by_leaving_out_what_matters_more()
    {
        static Vehicle From(int door) => Bike(door) with { End = door, FixedCost = 1_000_000 };
        static Shipment To(int door, long until) => new() { Deliveries = [At(door).Between(0, until)] };
        var (model, _, board) = Ridden(Town([From(0), From(39)], To(10, 700), To(1, 1_200), To(19, 1_140), To(37, 120) with { Priority = 100 }), [0, 1], [3]);
        var team = Run(model, board, searches: 1, seed: 1, isWarm: true, iterations: 10_000);
        model.FewestVehiclesFirst.ShouldBeTrue();
        team.Best.Absent.ShouldBeEmpty("both are needed, once the first rides to door 1, then 10, then 19");
    }

    [Fact]
    public void Who_cancels_before_it_begins_gets_the_plan_it_began_with()
    {
        var (model, _, board) = Ridden(Town([Bike(), Bike()], Carry(At(1), At(2)), Carry(At(9), At(4)), Carry(At(5), At(6))), [0, 1, 2, 3]);
        var team = new Team(model, new SolverOptions(), StoppingCriterion.Time(TimeSpan.FromHours(1)), null, new CancellationToken(canceled: true), Stopwatch.StartNew());
        team.Run(board, isWarm: true);
        team.Best.Routes.ShouldBe(board.Routes);
        (team.Best.Absent.Single(), team.Best.Cost, team.Iterations).ShouldBe((2, board.Cost, 0));
    }

    [Fact]
    public void Each_report_tells_a_plan_at_least_as_good_as_the_one_before()
    {
        var (told, (model, _, board)) = (new List<SolverProgress>(), Long());
        Run(model, board, searches: 2, seed: 1, iterations: 6_000, progress: new Told(told));
        told.Count.ShouldBeGreaterThan(2);
        told.Select(report => report.Cost).ShouldBeInOrder(SortDirection.Descending);
        told.Select(report => report.Behind).ShouldBeInOrder();
        told[^1].Behind.ShouldBe(1);
    }

    private static Team Run(SearchModel model, Board board, int searches, int seed, bool isWarm = false, int iterations = 2_000, IProgress<SolverProgress>? progress = null)
    {
        var team = new Team(model, new SolverOptions { Seed = seed, Searches = searches }, StoppingCriterion.Iterations(iterations), progress, default, Stopwatch.StartNew());
        team.Run(board, isWarm);
        return team;
    }

    /// <summary>What was begun and is not finished is planned, as evaluating it sees it, and left out as searching sees it.</summary>
    private static long Cost(SearchModel model, Board board)
    {
        var evaluation = PlanEvaluation.Of(model.Problem, Plan.Of(model.Problem, board.Routes));
        return evaluation.Cost + board.Absent.Except(evaluation.Unplanned).Sum(model.Problem.CostOfLeavingOut);
    }

    /// <summary>Forty bikes with room for two, 240 parcels drawn by lot, dealt out without looking: many enough to be divided among three.</summary>
    private static (SearchModel, Draft, Board) Long()
    {
        var dice = new Random(4);
        var shipments = Enumerable.Range(0, 240).Select(_ => Carry(At(dice.Next(40), 1), At(dice.Next(40), 1)));
        return Ridden(Town([.. Enumerable.Repeat(Bike(0, 2), 40)], [.. shipments]), [.. Enumerable.Range(0, 40).Select(v => Enumerable.Range(12 * v, 12).ToArray())]);
    }

    private sealed class Told(List<SolverProgress> reports) : IProgress<SolverProgress>
    {
        public void Report(SolverProgress value) => reports.Add(value);
    }
}
