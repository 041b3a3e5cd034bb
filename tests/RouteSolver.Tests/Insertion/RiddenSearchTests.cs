namespace RouteSolver.Tests;

public sealed class RiddenSearchTests
{
    private readonly ProblemBuilder _builder = new(Street.Of(40), dimensions: 0);

    [Fact]
    public void A_way_round_is_taken_where_it_costs_less_than_being_late()
    {
        _builder.AddVehicle(Street.Bike());
        Visit(Street.At(10).Between(0, 600) with { Lateness = new Leeway(9_999, 2) });
        Visit(Street.At(5) with { ServiceSeconds = 200 });
        var option = Ask([0]).Best!;
        (option.Positions[0], option.DetourSeconds, option.Cost).ShouldBe((1, 300, 300));
        Visit(Street.At(5) with { ServiceSeconds = 100 });
        option = Ask([0]).Best!;
        (option.Positions[0], option.DetourSeconds, option.Cost).ShouldBe((0, 0, 200));
    }

    [Fact]
    public void The_lunch_of_the_courier_counts_for_the_last_stop()
    {
        _builder.AddVehicle(Street.Bike() with { Breaks = [new Break(new Window(300, 600), 1_000)] });
        Visit(Street.At(9).Between(0, 600));
        Visit(Street.At(12).Between(0, 800));
        var option = Ask([0]).Options[0];
        option.Reason.ShouldBe(new Violation(Constraint.TimeWindow, 0, 1, null, 920));
        option.Route!.Breaks.ShouldBe([new BreakTiming(0, 540, 1_540)]);
    }

    [Fact]
    public void A_trailer_is_loaded_so_that_the_door_is_free()
    {
        _builder.AddVehicle(Street.Bike());
        _builder.AddShipment(Street.Carry(Street.At(2), Street.At(10)) with { LastInFirstOut = true });
        _builder.AddShipment(Street.Carry(Street.At(4), Street.At(12)));
        var option = Ask([0, 1]).Best!;
        option.Route!.Stops.Select(stop => stop.Stop).ShouldBe([0, 2, 3, 1]);
    }

    [Fact]
    public void Laundry_waits_until_the_meat_is_gone()
    {
        _builder.AddVehicle(Street.Bike());
        _builder.AddShipment(Street.Carry(Street.At(2), Street.At(10)) with { Goods = GoodsSet.Of(1), NotWith = GoodsSet.Of(2) });
        _builder.AddShipment(Street.Carry(Street.At(4), Street.At(8)) with { Goods = GoodsSet.Of(2) });
        Ask([0, 1]).Best!.Positions.ShouldBe([2, 3]);
    }

    [Fact]
    public void The_cheapest_way_is_chosen_not_the_quickest_when_metres_cost()
    {
        int[] seconds = [0, 10, 10, 10, 0, 10, 10, 10, 0];
        int[] metres = [0, 90, 20, 10, 0, 10, 20, 10, 0];
        var builder = new ProblemBuilder(new TravelMatrix(3, seconds, metres), 0);
        foreach (var perMetre in (int[])[0, 1]) builder.AddVehicle(new Vehicle { Start = 0, Shift = Street.AllDay, CostPerMetre = perMetre, CostPerSecond = 2 });
        foreach (var door in (int[])[1, 1, 2]) builder.AddShipment(new Shipment { Deliveries = [Street.At(door)] });
        var problem = builder.Build();
        var answer = Insertion.Cheapest(problem, Plan.Of(problem, [[0], [1]]), 2);
        answer.Options.Select(option => option.Cost).ShouldBe([20, 20 - 60]);
        answer.Best!.Vehicle.ShouldBe(1);
    }

    private void Visit(Stop stop) => _builder.AddShipment(new Shipment { Deliveries = [stop] });

    private InsertionAnswer Ask(params int[][] routes)
    {
        var problem = _builder.Build();
        return Insertion.Cheapest(problem, Plan.Of(problem, routes), problem.Shipments.Count - 1);
    }
}
