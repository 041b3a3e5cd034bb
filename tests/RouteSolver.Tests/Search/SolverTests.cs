using static RouteSolver.Tests.Street;

namespace RouteSolver.Tests;

public sealed class SolverTests
{
    [Fact]
    public void Nothing_to_do_is_a_plan_too()
    {
        var problem = Town(bikes: 2);
        var solution = new Solver(problem).Solve(StoppingCriterion.Iterations(10));
        (solution.Cost, solution.Vehicles, solution.Unplanned.Count).ShouldBe((0, 0, 0));
    }

    [Fact]
    public void Without_any_vehicle_everything_is_left_out()
    {
        var problem = Town(bikes: 0, Carry(At(1), At(2)));
        new Solver(problem).Solve(StoppingCriterion.Iterations(10)).Unplanned.ShouldBe([0]);
    }

    [Fact]
    public void Two_parcels_on_one_way_ride_together()
    {
        var problem = Town(bikes: 2, Carry(At(1), At(5)), Carry(At(2), At(6)));
        var solution = new Solver(problem).Solve(StoppingCriterion.Iterations(200));
        (solution.Cost, solution.Vehicles).ShouldBe((6 * 60, 1));
    }

    [Fact]
    public void A_vehicle_that_costs_more_than_any_way_round_stays_at_home()
    {
        var builder = new ProblemBuilder(Of(10), 0);
        for (var v = 0; v < 3; v++) builder.AddVehicle(Bike(start: v * 4) with { FixedCost = 1_000_000 });
        foreach (var door in new[] { 1, 5, 9 }) builder.AddShipment(Carry(At(door - 1), At(door)));
        new Solver(builder.Build()).Solve(StoppingCriterion.Iterations(500)).Vehicles.ShouldBe(1);
    }

    [Fact]
    public void A_pinned_shipment_waits_for_its_vehicle()
    {
        var problem = Town(bikes: 2, Carry(At(1), At(2)) with { OnlyVehicles = [1] });
        var plan = new Solver(problem).Solve(StoppingCriterion.Iterations(100)).Plan;
        (plan.Route(0).Length, plan.Route(1).Length).ShouldBe((0, 2));
    }

    [Fact]
    public void Who_has_it_keeps_it_unless_moving_it_is_worth_its_price()
    {
        var builder = new ProblemBuilder(Of(10), 0);
        builder.AddVehicle(Bike(start: 9));
        builder.AddVehicle(Bike(start: 1));
        builder.AddShipment(Carry(At(6), At(5)) with { Keep = new Kept(0, 1_000) });
        builder.AddShipment(Carry(At(2), At(3)) with { Keep = new Kept(0, 10) });
        var plan = new Solver(builder.Build()).Solve(StoppingCriterion.Iterations(500)).Plan;
        plan.Route(0).ToArray().ShouldContain(0);
        plan.Route(1).ToArray().ShouldContain(2);
    }

    [Fact]
    public void A_bike_less_is_not_worth_more_than_it_costs()
    {
        var builder = new ProblemBuilder(Of(10), 0) { Fairness = 1_000 };
        for (var v = 0; v < 2; v++) builder.AddVehicle(Bike() with { FixedCost = 10_000 });
        for (var s = 0; s < 2; s++) builder.AddShipment(Carry(At(1), At(2)) with { Hardship = 10, UnplannedCost = 1_000_000 });
        new Solver(builder.Build()).Solve(StoppingCriterion.Iterations(200)).Cost.ShouldBe(2 * (10_000 + 120 + 1_000 * 100), "all on one: 410 120");
        builder = new ProblemBuilder(Of(10), 0);
        builder.AddVehicle(Bike() with { FixedCost = 10_000 });
        builder.AddShipment(Carry(At(1), At(2)) with { UnplannedCost = 500 });
        new Solver(builder.Build()).Solve(StoppingCriterion.Iterations(200)).Cost.ShouldBe(500);
    }

    [Fact]
    public void Bikes_that_begin_anywhere_are_not_saved_by_long_ways_between()
    {
        var builder = new ProblemBuilder(Of(10), 0);
        for (var v = 0; v < 2; v++) builder.AddVehicle(new Vehicle { Shift = AllDay, FixedCost = 10 });
        foreach (var door in new[] { 0, 9 }) builder.AddShipment(new Shipment { Deliveries = [At(door)] });
        new Solver(builder.Build()).Solve(StoppingCriterion.Iterations(200)).Cost.ShouldBe(20);
    }

    [Fact]
    public void Fairness_shares_the_heavy_work_that_the_cheapest_plan_gives_to_one()
    {
        Problem With(int fairness)
        {
            var builder = new ProblemBuilder(Of(10), 0) { Fairness = fairness };
            builder.AddVehicle(Bike());
            builder.AddVehicle(Bike());
            for (var s = 0; s < 4; s++) builder.AddShipment(Carry(At(1 + s), At(2 + s)) with { Hardship = 10 });
            return builder.Build();
        }
        new Solver(With(0)).Solve(StoppingCriterion.Iterations(500)).Vehicles.ShouldBe(1);
        var fair = new Solver(With(10)).Solve(StoppingCriterion.Iterations(500)).Plan;
        (fair.Route(0).Length, fair.Route(1).Length).ShouldBe((4, 4));
    }

    [Fact]
    public void When_not_everything_fits_what_matters_more_is_planned()
    {
        var builder = new ProblemBuilder(Of(10), 0);
        builder.AddVehicle(Bike() with { Shift = new Window(0, 400) });
        builder.AddShipment(Carry(At(1), At(6)) with { Priority = 1 });
        builder.AddShipment(new Shipment { Pickups = [At(6)], Deliveries = [At(1)], Priority = 50 });
        new Solver(builder.Build()).Solve(StoppingCriterion.Iterations(500)).Unplanned.ShouldBe([1], "it would take 660 seconds");
        builder.AddShipment(Carry(At(2), At(4)) with { Priority = 1 });
        builder.AddShipment(Carry(At(0), At(6).Between(0, 370)) with { Priority = 80 });
        new Solver(builder.Build()).Solve(StoppingCriterion.Iterations(500)).Unplanned.ShouldNotContain(3);
    }

    [Fact]
    public void Cancelling_gives_the_best_so_far_at_once()
    {
        var dice = new Random(1);
        var problem = Town(bikes: 10, [.. Enumerable.Range(0, 60).Select(_ => Carry(At(dice.Next(30)), At(dice.Next(30))))]);
        using var source = new CancellationTokenSource();
        var reports = 0;
        var progress = new Told(_ =>
        {
            if (++reports == 2) source.Cancel();
        });
        var solution = new Solver(problem).Solve(StoppingCriterion.Time(TimeSpan.FromMinutes(5)), progress: progress, cancellation: source.Token);
        solution.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(1));
        PlanEvaluation.Of(problem, solution.Plan).IsFeasible.ShouldBeTrue();
        solution.Unplanned.ShouldBeEmpty();
    }

    [Fact]
    public void A_start_that_repeats_a_stop_is_refused_by_name()
    {
        var problem = Town(bikes: 2, Carry(At(1), At(2)));
        var start = Plan.Of(problem, [[0, 1], [0]]);
        Should.Throw<ArgumentException>(() => new Solver(problem).Solve(StoppingCriterion.Iterations(1), start)).Message.ShouldContain("routes[1] repeats stop 0");
    }

    [Fact]
    public void What_cannot_be_ridden_of_a_start_is_planned_anew()
    {
        var problem = Town(bikes: 2, Carry(At(1), At(2)), Carry(At(3), At(4).Between(0, 250)));
        var start = Plan.Of(problem, [[0, 1, 2, 3], []]);
        var solution = new Solver(problem).Solve(StoppingCriterion.Iterations(200), Plan.Of(problem, [[1, 0, 2, 3], []]));
        PlanEvaluation.Of(problem, solution.Plan).IsFeasible.ShouldBeTrue();
        solution.Cost.ShouldBeLessThanOrEqualTo(PlanEvaluation.Of(problem, start).Cost);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(65)]
    public void Absurd_options_are_refused(int searches) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Solver(Town(bikes: 1), new SolverOptions { Searches = searches }));

    [Fact]
    public void A_cost_beyond_counting_names_the_way()
    {
        var builder = new ProblemBuilder(new TravelMatrix(2, [0, 1_000_000, 1_000_000, 0], [0, 0, 0, 0]), 0);
        builder.AddVehicle(Bike() with { CostPerSecond = 1_000_000 });
        builder.AddShipment(Carry(At(0), At(1)));
        Should.Throw<ProblemException>(() => new Solver(builder.Build())).Field.ShouldBe("vehicles.costPerSecond");
    }

    private static Problem Town(int bikes, params Shipment[] shipments)
    {
        var builder = new ProblemBuilder(Of(30), 0);
        for (var v = 0; v < bikes; v++) builder.AddVehicle(Bike());
        foreach (var shipment in shipments) builder.AddShipment(shipment);
        return builder.Build();
    }

    private sealed class Told(Action<SolverProgress> tell) : IProgress<SolverProgress>
    {
        public void Report(SolverProgress value) => tell(value);
    }
}
