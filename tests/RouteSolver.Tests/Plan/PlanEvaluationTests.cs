namespace RouteSolver.Tests;

public sealed class PlanEvaluationTests
{
    private readonly ProblemBuilder _builder = new(Street.Of(20), dimensions: 1);

    [Fact]
    public void A_route_is_played_through_with_waits_services_loads_and_totals()
    {
        _builder.AddVehicle(Street.Bike(0, 10) with { End = 0 });
        var parcel = Street.Carry(Street.At(2, 4).Between(300, 900) with { ServiceSeconds = 30 }, Street.At(5, 4) with { ServiceSeconds = 20, DoorSeconds = 5 });
        _builder.AddShipment(parcel);
        var route = Evaluate([0, 1]).Routes[0];
        route.Stops[0].ShouldBe(new StopTiming(0, 120, 300, 330, 0, 120, 200));
        route.Stops[0].Wait.ShouldBe(180);
        route.Stops[1].ShouldBe(new StopTiming(1, 510, 510, 535, 0, 180, 300));
        route.LoadAtStart[0].ShouldBe(0);
        route.LoadAfter(0)[0].ShouldBe(4);
        route.LoadAfter(1)[0].ShouldBe(0);
        (route.EndsAt, route.TravelSeconds, route.Metres, route.WaitSeconds).ShouldBe((835, 600, 1000, 180));
    }

    [Fact]
    public void An_empty_route_rides_nowhere()
    {
        _builder.AddVehicle(Street.Bike(0, 10) with { End = 9 });
        _builder.AddShipment(Street.Carry(Street.At(1), Street.At(2)));
        var plan = Evaluate([[]]);
        (plan.TravelSeconds, plan.Metres, plan.IsFeasible).ShouldBe((0, 0, true));
        plan.Unplanned.ShouldBe([0]);
    }

    [Fact]
    public void A_slower_bike_takes_longer_rounded_up_but_not_further()
    {
        _builder.AddVehicle(Street.Bike(0, 10) with { SpeedPercent = 70 });
        _builder.AddShipment(Street.Carry(Street.At(1), Street.At(2)));
        var plan = Evaluate([0, 1]);
        (plan.TravelSeconds, plan.Metres).ShouldBe((86 + 86, 200));
    }

    [Fact]
    public void Without_a_start_place_the_first_stop_costs_nothing()
    {
        _builder.AddVehicle(Street.Bike(0, 10) with { Start = null });
        _builder.AddShipment(Street.Carry(Street.At(7), Street.At(9)));
        Evaluate([0, 1]).TravelSeconds.ShouldBe(120);
    }

    [Fact]
    public void The_next_of_several_windows_is_waited_for()
    {
        _builder.AddVehicle(Street.Bike(0, 10));
        _builder.AddShipment(Street.Carry(Street.At(5).Between(0, 200).Between(400, 500), Street.At(6)));
        Evaluate([0, 1]).Routes[0].Stops[0].Start.ShouldBe(400);
    }

    [Fact]
    public void Several_parcels_at_one_door_share_its_door_seconds()
    {
        _builder.AddVehicle(Street.Bike(0, 10));
        var door = Street.At(3) with { ServiceSeconds = 10, DoorSeconds = 60 };
        _builder.AddShipment(new Shipment { Pickups = [Street.At(1)], Deliveries = [door, door] });
        var stops = Evaluate([0, 1, 2]).Routes[0].Stops;
        (stops[1].Departure - stops[1].Start).ShouldBe(70);
        (stops[2].Departure - stops[2].Start).ShouldBe(10);
    }

    [Fact]
    public void A_late_delivery_says_by_how_much()
    {
        _builder.AddVehicle(Street.Bike(0, 10));
        _builder.AddShipment(Street.Carry(Street.At(5), Street.At(9).Between(0, 300)));
        Evaluate([0, 1]).Violations.ShouldBe([new Violation(Constraint.TimeWindow, 0, 1, null, 240)]);
    }

    [Fact]
    public void An_overload_names_its_dimension_and_the_stop_where_it_peaks()
    {
        _builder.AddVehicle(Street.Bike(0, 10));
        _builder.AddShipment(Street.Carry(Street.At(1, 8), Street.At(5, 8)));
        _builder.AddShipment(Street.Carry(Street.At(2, 32), Street.At(6, 32)));
        Evaluate([0, 2, 1, 3]).Violations.ShouldBe([new Violation(Constraint.Capacity, 0, 2, 0, 30)]);
    }

    [Fact]
    public void Soup_stays_in_the_bag_only_so_long_waiting_at_the_door_included()
    {
        _builder.AddVehicle(Street.Bike(0, 10));
        _builder.AddShipment(Street.Carry(Street.At(1), Street.At(2).Between(600, 900)) with { LongestOnBoard = 500 });
        Evaluate([0, 1]).Violations.ShouldBe([new Violation(Constraint.TimeOnBoard, 0, 1, null, 40)]);
    }

    [Fact]
    public void A_route_beyond_its_shift_says_by_how_much()
    {
        _builder.AddVehicle(Street.Bike(0, 10) with { End = 0, Shift = new Window(0, 500) });
        _builder.AddShipment(Street.Carry(Street.At(2), Street.At(6)));
        Evaluate([0, 1]).Violations.ShouldBe([new Violation(Constraint.ShiftEnd, 0, null, null, 220)]);
    }

    [Fact]
    public void A_missing_skill_is_named()
    {
        _builder.AddVehicle(Street.Bike(0, 10) with { Skills = SkillSet.Of(1) });
        _builder.AddShipment(Street.Carry(Street.At(2), Street.At(6)) with { Skills = SkillSet.Of(1, 4, 7) });
        Evaluate([0, 1]).Violations[0].ShouldBe(new Violation(Constraint.Skill, 0, 0, 4, 2));
    }

    [Fact]
    public void A_delivery_before_its_pickup_is_seen()
    {
        _builder.AddVehicle(Street.Bike(0, 10));
        _builder.AddShipment(Street.Carry(Street.At(2), Street.At(6)));
        Evaluate([1, 0]).Violations.ShouldBe([new Violation(Constraint.PickupBeforeDelivery, 0, 1, null, 1)]);
    }

    [Fact]
    public void A_shipment_cut_in_two_or_planned_twice_is_seen()
    {
        _builder.AddVehicle(Street.Bike(0, 10));
        _builder.AddVehicle(Street.Bike(0, 10));
        _builder.AddShipment(Street.Carry(Street.At(2), Street.At(6)));
        Evaluate([0], [1]).Violations.Select(violation => (violation.Constraint, violation.Vehicle))
            .ShouldBe([(Constraint.Incomplete, 0), (Constraint.Incomplete, 1)]);
        Evaluate([0, 1], [0, 1]).Violations.Select(violation => (violation.Constraint, violation.Vehicle, violation.Stop))
            .ShouldBe([(Constraint.Duplicate, 1, 0), (Constraint.Duplicate, 1, 1)]);
    }

    [Fact]
    public void What_is_done_keeps_its_true_times_and_the_rest_starts_from_now()
    {
        var bike = _builder.AddVehicle(Street.Bike(0, 10));
        _builder.AddShipment(Street.Carry(Street.At(2, 3), Street.At(6, 3)) with { LongestOnBoard = 1000 });
        _builder.Freeze(bike, [new FrozenStop(0, 200, 210, 400)], readyAt: 2000);
        var plan = Evaluate([0, 1]);
        plan.Routes[0].Stops[0].ShouldBe(new StopTiming(0, 200, 210, 400, 0, 120, 200));
        plan.Routes[0].Stops[1].Arrival.ShouldBe(2240);
        plan.Violations.ShouldBe([new Violation(Constraint.TimeOnBoard, 0, 1, null, 840)]);
        Evaluate([1]).Violations.Select(violation => violation.Constraint).ShouldContain(Constraint.FrozenPrefix);
    }

    [Fact]
    public void What_is_on_board_weighs_from_the_start_and_cannot_change_bikes()
    {
        _builder.AddVehicle(Street.Bike(0, 10));
        _builder.AddVehicle(Street.Bike(0, 10));
        _builder.AddShipment(new Shipment { Deliveries = [Street.At(4, 7)], OnBoard = new OnBoard(0, -100), LongestOnBoard = 300 });
        var right = Evaluate([0], []);
        right.Routes[0].LoadAtStart[0].ShouldBe(7);
        right.Violations.ShouldBe([new Violation(Constraint.TimeOnBoard, 0, 0, null, 40)]);
        Evaluate([], [0]).Violations[0].ShouldBe(new Violation(Constraint.BoundElsewhere, 1, 0, null, 1));
    }

    [Fact]
    public void A_delivery_without_pickup_is_loaded_before_the_start()
    {
        _builder.AddVehicle(Street.Bike(0, 10));
        _builder.AddShipment(new Shipment { Deliveries = [Street.At(4, 12)] });
        Evaluate([0]).Violations.ShouldBe([new Violation(Constraint.Capacity, 0, null, 0, 2)]);
    }

    [Fact]
    public void No_way_to_a_stop_is_said_as_such()
    {
        var builder = new ProblemBuilder(new TravelMatrix(2, [0, TravelMatrix.Unreachable, 5, 0], [0, 9, 9, 0]), 0);
        builder.AddVehicle(Street.Bike(0));
        builder.AddShipment(new Shipment { Deliveries = [Street.At(1)] });
        var problem = builder.Build();
        PlanEvaluation.Of(problem, Plan.Of(problem, [[0]])).Violations[0].ShouldBe(new Violation(Constraint.Unreachable, 0, 0, null, 1));
    }

    [Fact]
    public void A_plan_has_a_route_for_each_vehicle_and_only_known_stops()
    {
        _builder.AddVehicle(Street.Bike(0, 10));
        var problem = _builder.Build();
        Should.Throw<ArgumentException>(() => Plan.Of(problem, [])).Message.ShouldContain("1 vehicles, not 0");
        Should.Throw<ArgumentException>(() => Plan.Of(problem, [[3]])).Message.ShouldContain("routes[0]: there is no stop 3");
    }

    private PlanEvaluation Evaluate(params int[][] routes)
    {
        var problem = _builder.Build();
        return PlanEvaluation.Of(problem, Plan.Of(problem, routes));
    }
}
