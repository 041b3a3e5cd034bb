namespace RouteSolver.Tests;

public sealed class InsertionLimitsTests
{
    [Fact]
    public void A_short_cut_that_fetches_the_soup_too_early_is_not_taken()
    {
        int[] seconds =
        [
            0, 100, 100, 100, 10,   // start: the way by the fifth place is quicker
            100, 0, 10, 10, 100,
            100, 100, 0, 10, 100,
            100, 100, 100, 0, 100,
            100, 10, 100, 100, 0,
        ];
        var builder = new ProblemBuilder(new TravelMatrix(5, seconds, seconds), dimensions: 0);
        builder.AddVehicle(new Vehicle { Start = 0, Shift = Street.AllDay });
        var soup = builder.AddShipment(Street.Carry(Street.At(1), Street.At(3)) with { LongestOnBoard = 70 });
        var visit = builder.AddShipment(new Shipment { Deliveries = [Street.At(2).Between(150, 500)] });
        var waiting = builder.AddShipment(new Shipment { Pickups = [Street.At(4)] });
        var problem = builder.Build();
        var plan = Plan.Of(problem, [[soup.Pickups[0], visit.Deliveries[0], soup.Deliveries[0]]]);
        PlanEvaluation.Of(problem, plan).IsFeasible.ShouldBeTrue();
        var option = Insertion.Cheapest(problem, plan, waiting.Shipment).Best!;
        option.Positions.ShouldBe([3]);
        option.DetourSeconds.ShouldBe(100);
    }

    [Fact]
    public void Memory_grows_with_the_route_not_with_the_pairs_of_positions()
    {
        var few = Allocated(runs: 50);
        var many = Allocated(runs: 200);
        (many / few).ShouldBeLessThan(5);
    }

    [Fact]
    public void Long_routes_and_large_numbers_do_not_overflow()
    {
        var far = 1_000_000_000_000;
        var builder = new ProblemBuilder(Street.Of(3), dimensions: 1);
        builder.AddVehicle(new Vehicle { Start = 0, End = 0, Shift = new Window(-far, far), Capacity = [1_000_000_000] });
        var slow = Street.Carry(Street.At(1, 300_000_000) with { ServiceSeconds = far }, Street.At(2, 300_000_000) with { DoorSeconds = far });
        for (var i = 0; i < 3; i++) builder.AddShipment(slow);
        var problem = builder.Build();
        var option = Insertion.Cheapest(problem, Plan.Of(problem, [[0, 1, 2, 3]]), 2).Options[0];
        option.Violations.ShouldBe([new Violation(Constraint.ShiftEnd, 0, null, null, 3 * far + 360)]);
    }

    private static double Allocated(int runs)
    {
        var builder = new ProblemBuilder(Street.Of(20), dimensions: 2);
        builder.AddVehicle(Street.Bike(0, 50, 50) with { Shift = new Window(0, 10_000_000) });
        for (var i = 0; i <= runs; i++)
            builder.AddShipment(Street.Carry(Street.At(i % 20, 1, 2), Street.At(i * 7 % 20, 1, 2)) with { LongestOnBoard = 5000 });
        var problem = builder.Build();
        var insertion = new Insertion(problem, Plan.Of(problem, [[.. Enumerable.Range(0, runs * 2)]]));
        insertion.Cheapest(runs).Best.ShouldNotBeNull();
        var before = GC.GetAllocatedBytesForCurrentThread();
        insertion.Cheapest(runs);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
