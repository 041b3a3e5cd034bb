namespace RouteSolver.Tests;

public sealed class ProblemCostsTests
{
    private readonly ProblemBuilder _builder = new(Street.Of(11), dimensions: 0);

    [Fact]
    public void A_route_costs_its_bike_its_seconds_and_its_metres()
    {
        _builder.AddVehicle(Street.Bike() with { FixedCost = 1_000, CostPerSecond = 2, CostPerMetre = 3, End = 0 });
        _builder.AddShipment(Street.Carry(Street.At(2), Street.At(5)));
        Cost([0, 1]).ShouldBe(1_000 + 600 * 2 + 1_000 * 3);
        _builder.Freeze(0, [new FrozenStop(0, 1, 2, 3), new FrozenStop(1, 4, 5, 6)], 6);
        Cost([0, 1]).ShouldBe(600 * 2 + 1_000 * 3);
    }

    [Fact]
    public void Leaving_out_costs_more_than_any_way_by_priority_or_what_was_said()
    {
        _builder.AddVehicle(Street.Bike() with { FixedCost = 50, SpeedPercent = 50 });
        _builder.AddVehicle(Street.Bike() with { FixedCost = 20, CostPerMetre = 1 });
        foreach (var priority in (int[])[0, 3]) _builder.AddShipment(Street.Carry(Street.At(2), Street.At(5)) with { Priority = priority });
        _builder.AddShipment(Street.Carry(Street.At(2), Street.At(5)) with { UnplannedCost = 7, Priority = 9 });
        var problem = _builder.Build();
        const long Dearest = 10 * 1_600 + 50 + 1;
        Enumerable.Range(0, 3).Select(problem.CostOfLeavingOut).ShouldBe([Dearest, 4 * Dearest, 7]);
        Cost([], []).ShouldBe(5 * Dearest + 7);
    }

    [Fact]
    public void Giving_a_shipment_to_another_vehicle_costs_what_was_said()
    {
        _builder.AddVehicle(Street.Bike());
        _builder.AddVehicle(Street.Bike());
        _builder.AddShipment(Street.Carry(Street.At(1), Street.At(2)) with { Keep = new Kept(1, 500) });
        (Cost([0, 1], []), Cost([], [0, 1])).ShouldBe((120 + 500, 120));
    }

    [Fact]
    public void Hardship_costs_by_its_square_over_the_share_also_who_rides_nothing()
    {
        _builder.Fairness = 3;
        _builder.AddVehicle(Street.Bike() with { HardshipSoFar = 4, HardshipShare = 2 });
        _builder.AddVehicle(Street.Bike() with { HardshipSoFar = 1, HardshipShare = 5 });
        _builder.AddShipment(Street.Carry(Street.At(0), Street.At(0)) with { Hardship = 6, UnplannedCost = 0 });
        Cost([], []).ShouldBe(24 + 0);
        Cost([0, 1], []).ShouldBe(150 + 0);
        Cost([], [0, 1]).ShouldBe(24 + 29);
    }

    [Fact]
    public void Whom_it_is_pinned_to_alone_may_have_it_but_what_is_begun_stays()
    {
        _builder.AddVehicle(Street.Bike());
        _builder.AddVehicle(Street.Bike());
        _builder.AddShipment(Street.Carry(Street.At(1), Street.At(2)) with { OnlyVehicles = [1] });
        Faults([0, 1], []).ShouldBe([new Violation(Constraint.PinnedElsewhere, 0, 0, null, 1), new Violation(Constraint.PinnedElsewhere, 0, 1, null, 1)]);
        Faults([], [0, 1]).ShouldBeEmpty();
        _builder.Freeze(0, [new FrozenStop(0, 1, 2, 3)], 3);
        Faults([0, 1], []).ShouldBeEmpty();
    }

    [Fact]
    public void Costs_that_could_overflow_are_refused()
    {
        _builder.AddVehicle(Street.Bike() with { CostPerSecond = int.MaxValue, CostPerMetre = int.MaxValue, SpeedPercent = 1 });
        Should.Throw<ProblemException>(_builder.Build).Field.ShouldBe("vehicles.costPerSecond");
        var fair = new ProblemBuilder(Street.Of(3), 0) { Fairness = 1_000_000_000 };
        fair.AddVehicle(Street.Bike() with { HardshipSoFar = 1_000_000 });
        Should.Throw<ProblemException>(fair.Build).Field.ShouldBe("costs");
        var late = new ProblemBuilder(Street.Of(3), 0);
        late.AddVehicle(Street.Bike());
        late.AddShipment(new Shipment { Deliveries = [Street.At(1) with { Lateness = new Leeway(1_000_000_000_000, int.MaxValue) }] });
        Should.Throw<ProblemException>(late.Build).Field.ShouldBe("costs");
        var unfair = new ProblemBuilder(Street.Of(3), 0) { Fairness = -1 };
        Should.Throw<ProblemException>(unfair.Build).Message.ShouldBe("fairness: must be between 0 and 1000000000000, is -1");
    }

    private long Cost(params int[][] routes) => PlanEvaluation.Of(_builder.Build(), Plan.Of(_builder.Build(), routes)).Cost;
    private IReadOnlyList<Violation> Faults(params int[][] routes) => PlanEvaluation.Of(_builder.Build(), Plan.Of(_builder.Build(), routes)).Violations;
}
