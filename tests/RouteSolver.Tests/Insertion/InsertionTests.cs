namespace RouteSolver.Tests;

public sealed class InsertionTests
{
    private readonly ProblemBuilder _builder = new(Street.Of(40), dimensions: 1);
    private Problem? _problem;

    [Fact]
    public void A_parcel_on_the_way_costs_no_detour_and_delays_only_by_its_service()
    {
        _builder.AddVehicle(Street.Bike(0, 10));
        _builder.AddShipment(Street.Carry(Street.At(2), Street.At(10)));
        _builder.AddShipment(Street.Carry(Street.At(4) with { ServiceSeconds = 30 }, Street.At(8) with { ServiceSeconds = 15 }));
        var option = Ask([0, 1]).Best!;
        (option.DetourSeconds, option.DetourMetres, option.EndsLaterSeconds).ShouldBe((0, 0, 45));
        option.Positions.ShouldBe([1, 2]);
        option.Inserted.Select(stop => stop.Arrival).ShouldBe([240, 510]);
        option.Delays.ShouldBe([new Delay(1, 45, 0)]);
    }

    [Fact]
    public void The_bike_nearby_is_best_and_every_other_says_its_price()
    {
        foreach (var start in (int[])[0, 20, 35]) _builder.AddVehicle(Street.Bike(start, 10));
        _builder.AddShipment(Street.Carry(Street.At(18), Street.At(15)));
        var answer = Ask([], [], []);
        answer.Best!.Vehicle.ShouldBe(1);
        answer.Options.Select(option => option.DetourSeconds / 60).ShouldBe([21, 5, 20]);
    }

    [Fact]
    public void A_full_bike_says_how_much_too_much_and_where()
    {
        _builder.AddVehicle(Street.Bike(0, 10));
        _builder.AddShipment(Street.Carry(Street.At(2, 8), Street.At(10, 8)));
        _builder.AddShipment(Street.Carry(Street.At(4, 12), Street.At(8, 12)));
        var reason = Ask([0, 1]).Options[0].Reason!.Value;
        (reason.Constraint, reason.Dimension, reason.Amount).ShouldBe((Constraint.Capacity, 0, 2));
    }

    [Fact]
    public void A_full_bike_unloads_first_when_there_is_time()
    {
        _builder.AddVehicle(Street.Bike(0, 10));
        _builder.AddShipment(Street.Carry(Street.At(2, 8), Street.At(10, 8)));
        _builder.AddShipment(Street.Carry(Street.At(4, 5), Street.At(8, 5)));
        var option = Ask([0, 1]).Best!;
        option.Positions.ShouldBe([2, 3]);
        option.DetourSeconds.ShouldBe(600);
    }

    [Fact]
    public void The_stop_that_would_be_late_is_named_with_the_closest_miss()
    {
        _builder.AddVehicle(Street.Bike(0, 10) with { End = 0 });
        _builder.AddShipment(Street.Carry(Street.At(2), Street.At(10).Between(0, 660)));
        _builder.AddShipment(Street.Carry(Street.At(2).Between(0, 700) with { ServiceSeconds = 100 }, Street.At(11)));
        var option = Ask([0, 1]).Options[0];
        option.Violations.ShouldBe([new Violation(Constraint.TimeWindow, 0, 1, null, 40)]);
        option.DetourSeconds.ShouldBe(120);
    }

    [Fact]
    public void A_round_already_late_may_still_take_what_makes_it_no_later()
    {
        _builder.AddVehicle(Street.Bike(0, 10));
        _builder.AddShipment(Street.Carry(Street.At(2), Street.At(10).Between(0, 300)));
        _builder.AddShipment(Street.Carry(Street.At(4), Street.At(12)));
        _builder.AddShipment(Street.Carry(Street.At(4) with { ServiceSeconds = 1 }, Street.At(12)));
        var problem = _builder.Build();
        var plan = Plan.Of(problem, [[0, 1]]);
        Insertion.Cheapest(problem, plan, 1).Options[0].Positions.ShouldBe([1, 3]);
        Insertion.Cheapest(problem, plan, 2).Options[0].Positions.ShouldBe([2, 3]);
    }

    [Fact]
    public void A_missing_skill_comes_first_and_the_price_is_told_all_the_same()
    {
        _builder.AddVehicle(Street.Bike(0, 10));
        _builder.AddShipment(Street.Carry(Street.At(4), Street.At(8)) with { Skills = SkillSet.Of(3) });
        var option = Ask([[]]).Options[0];
        (option.Reason!.Value.Constraint, option.Reason.Value.Dimension, option.DetourSeconds).ShouldBe((Constraint.Skill, 3, 480));
    }

    [Fact]
    public void Soup_on_board_does_not_wait_while_another_door_is_served()
    {
        _builder.AddVehicle(Street.Bike(0, 10));
        _builder.AddShipment(Street.Carry(Street.At(5), Street.At(10)) with { LongestOnBoard = 300 });
        _builder.AddShipment(Street.Carry(Street.At(4), Street.At(9) with { ServiceSeconds = 200 }) with { LongestOnBoard = 300 });
        var option = Ask([0, 1]).Best!;
        option.Route!.Stops.Select(stop => stop.Stop).ShouldBe([2, 3, 0, 1]);
        option.DetourSeconds.ShouldBe(480);
    }

    [Fact]
    public void Nothing_enters_before_what_is_done()
    {
        var bike = _builder.AddVehicle(Street.Bike(0, 10));
        _builder.AddShipment(Street.Carry(Street.At(9), Street.At(10)));
        _builder.AddShipment(Street.Carry(Street.At(2), Street.At(3)));
        _builder.Freeze(bike, [new FrozenStop(0, 540, 540, 540)], readyAt: 600);
        var option = Ask([0, 1]).Best!;
        option.Route!.Stops[0].Stop.ShouldBe(0);
        option.Positions.ShouldBe([2, 3]);
    }

    [Fact]
    public void A_parcel_on_board_gets_its_delivery_on_its_own_bike_only()
    {
        _builder.AddVehicle(Street.Bike(0, 10));
        _builder.AddVehicle(Street.Bike(30, 10));
        _builder.AddShipment(Street.Carry(Street.At(1, 2), Street.At(31, 2)));
        _builder.Freeze(0, [new FrozenStop(0, 60, 60, 60)], readyAt: 60);
        var answer = Ask([0], []);
        answer.Best!.Vehicle.ShouldBe(0);
        answer.Best.Positions.ShouldBe([1]);
        answer.Options[1].Reason!.Value.Constraint.ShouldBe(Constraint.BoundElsewhere);
    }

    [Fact]
    public void Three_shops_and_one_citizen_are_one_gesture()
    {
        _builder.AddVehicle(Street.Bike(0, 10));
        _builder.AddShipment(new Shipment { Pickups = [Street.At(9, 1), Street.At(3, 1), Street.At(6, 1)], Deliveries = [Street.At(12, 3)] });
        var option = Ask([[]]).Best!;
        option.Route!.Stops.Select(stop => stop.Stop).ShouldBe([1, 2, 0, 3]);
        option.DetourSeconds.ShouldBe(720);
    }

    [Fact]
    public void A_bakery_for_twelve_doors_is_threaded_one_by_one()
    {
        _builder.AddVehicle(Street.Bike(0, 12));
        _builder.AddShipment(new Shipment { Pickups = [Street.At(2, 12)], Deliveries = [.. Enumerable.Range(0, 12).Select(i => Street.At(3 + (i * 5) % 12, 1))] });
        var option = Ask([[]]).Best!;
        option.Positions.Count.ShouldBe(13);
        option.DetourSeconds.ShouldBe(14 * 60);
    }

    [Fact]
    public void Two_shipments_asked_together_ride_together()
    {
        _builder.AddVehicle(Street.Bike(0, 10));
        _builder.AddShipment(Street.Carry(Street.At(3, 1), Street.At(7, 1)));
        _builder.AddShipment(Street.Carry(Street.At(5, 1), Street.At(6, 1)));
        _problem = _builder.Build();
        var option = new Insertion(_problem, Plan.Of(_problem)).Cheapest(0, 1).Best!;
        option.Route!.Stops.Select(stop => stop.Stop).ShouldBe([0, 2, 3, 1]);
        option.DetourSeconds.ShouldBe(420);
    }

    [Fact]
    public void What_is_planned_already_must_be_taken_out_first()
    {
        _builder.AddVehicle(Street.Bike(0, 10));
        _builder.AddShipment(Street.Carry(Street.At(3, 1), Street.At(7, 1)));
        var problem = _builder.Build();
        var plan = Plan.Of(problem, [[0, 1]]);
        Should.Throw<ArgumentException>(() => Insertion.Cheapest(problem, plan, 0)).Message.ShouldContain("take it out first");
        Should.Throw<ArgumentException>(() => Insertion.Cheapest(problem, plan, 5)).Message.ShouldContain("There is no shipment 5");
        Insertion.Cheapest(problem, plan.Without(problem, 0), 0).Best.ShouldNotBeNull();
        Should.Throw<ArgumentException>(() => new Insertion(problem, Plan.Of(problem, [[0, 1, 1]]))).Message.ShouldContain("Duplicate");
    }

    private InsertionAnswer Ask(params int[][] routes)
    {
        _problem = _builder.Build();
        return Insertion.Cheapest(_problem, Plan.Of(_problem, routes), _problem.Shipments.Count - 1);
    }
}
