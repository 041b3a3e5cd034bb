namespace RouteSolver.Tests;

public sealed class ProblemBuilderTests
{
    private readonly ProblemBuilder _builder = new(Street.Of(10), dimensions: 1);

    [Fact]
    public void Stops_are_numbered_in_the_order_added_pickups_first()
    {
        _builder.AddShipment(Street.Carry(Street.At(1), Street.At(2)));
        var second = _builder.AddShipment(new Shipment { Pickups = [Street.At(3), Street.At(4)], Deliveries = [Street.At(5)] });
        second.Shipment.ShouldBe(1);
        second.Pickups.ShouldBe([2, 3]);
        second.Deliveries.ShouldBe([4]);
        _builder.Build().IsPickup(4).ShouldBeFalse();
    }

    public static TheoryData<string, Vehicle> StrangeVehicles => new()
    {
        { "vehicles.start[0]: location 10 is not in the matrix (0 to 9)", Street.Bike(10, 1) },
        { "vehicles.end[0]: location -1 is not in the matrix (0 to 9)", Street.Bike(0, 1) with { End = -1 } },
        { "vehicles.shift[0]: ends (5) before it begins (9)", Street.Bike(0, 1) with { Shift = new Window(9, 5) } },
        { "vehicles.shift[0]: must be within ±1000000000000 seconds, is 9223372036854775807", Street.Bike(0, 1) with { Shift = new Window(0, long.MaxValue) } },
        { "vehicles.capacity[0]: needs 1 amounts, has 2", Street.Bike(0, 1, 2) },
        { "vehicles.capacity[0]: must be between 0 and 1000000000, is -1", Street.Bike(0, -1) },
        { "vehicles.start[0]: location -1 is not in the matrix (0 to 9)", Street.Bike(-1, 1) },
        { "vehicles.fixedCost[0]: must be between 0 and 1000000000000, is -1", Street.Bike(0, 1) with { FixedCost = -1 } },
        { "vehicles.costPerSecond[0]: must be between 0 and 1000000000000, is -2", Street.Bike(0, 1) with { CostPerSecond = -2 } },
        { "vehicles.costPerMetre[0]: must be between 0 and 1000000000000, is -3", Street.Bike(0, 1) with { CostPerMetre = -3 } },
        { "vehicles.overtime.mostSeconds[0]: must be between 0 and 1000000000000 seconds, is -4", Street.Bike(0, 1) with { Overtime = new Leeway(-4, 1) } },
        { "vehicles.overtime.costPerSecond[0]: must be between 0 and 1000000000000, is -5", Street.Bike(0, 1) with { Overtime = new Leeway(4, -5) } },
        { "vehicles.breaks.window[0]: ends (5) before it begins (9)", Street.Bike(0, 1) with { Breaks = [new Break(new Window(9, 5), 1)] } },
        { "vehicles.breaks.seconds[0]: must be between 0 and 1000000000000 seconds, is -1", Street.Bike(0, 1) with { Breaks = [new Break(new Window(5, 9), -1)] } },
        { "vehicles.breaks[0]: break 1 must not open before break 0", Street.Bike(0, 1) with { Breaks = [new Break(new Window(5, 9), 1), new Break(new Window(4, 99), 1)] } },
        { "vehicles.breaks[0]: break 1 must still be open (12) when break 0 begins as late as it may and ends", Street.Bike(0, 1) with { Breaks = [new Break(new Window(5, 9), 3), new Break(new Window(6, 11), 1)] } },
        { "vehicles.hardshipSoFar[0]: must be between 0 and 1000000000000, is -6", Street.Bike(0, 1) with { HardshipSoFar = -6 } },
        { "vehicles.hardshipShare[0]: must be at least 1, is 0", Street.Bike(0, 1) with { HardshipShare = 0 } },
        { "vehicles.speedPercent[0]: must be between 1 and 1000, is 0", Street.Bike(0, 1) with { SpeedPercent = 0 } },
    };

    [Theory, MemberData(nameof(StrangeVehicles))]
    public void A_strange_vehicle_is_refused_by_field_and_number(string message, Vehicle vehicle) =>
        Should.Throw<ProblemException>(() => _builder.AddVehicle(vehicle)).Message.ShouldBe(message);

    public static TheoryData<string, Shipment> StrangeShipments => new()
    {
        { "shipments[0]: has neither a pickup nor a delivery", new Shipment() },
        { "shipments.pickups.location[0]: location 99 is not in the matrix (0 to 9)", Street.Carry(Street.At(99), Street.At(1)) },
        { "shipments.deliveries.load[0]: needs 1 amounts or none, has 2", Street.Carry(Street.At(1), Street.At(1, 1, 1)) },
        { "shipments.pickups.load[0]: must be between 0 and 1000000000, is -3", Street.Carry(Street.At(1, -3), Street.At(1, 3)) },
        { "shipments.load[0]: takes 3 but hands over 2 in dimension 0", Street.Carry(Street.At(1, 3), Street.At(1, 2)) },
        { "shipments.deliveries.windows[0]: window 1 must begin after window 0 ends", Street.Carry(Street.At(1), Street.At(2).Between(0, 9).Between(9, 12)) },
        { "shipments.pickups.serviceSeconds[0]: must be between 0 and 1000000000000 seconds, is -1", Street.Carry(Street.At(1) with { ServiceSeconds = -1 }, Street.At(2)) },
        { "shipments.deliveries.doorSeconds[0]: must be between 0 and 1000000000000 seconds, is -1", Street.Carry(Street.At(1), Street.At(2) with { DoorSeconds = -1 }) },
        { "shipments.deliveries.windows[0]: ends (3) before it begins (9)", Street.Carry(Street.At(1), Street.At(2).Between(9, 3)) },
        { "shipments.deliveries.lateness.mostSeconds[0]: must be between 0 and 1000000000000 seconds, is -1", Street.Carry(Street.At(1), Street.At(2) with { Lateness = new Leeway(-1, 0) }) },
        { "shipments.pickups.lateness.costPerSecond[0]: must be between 0 and 1000000000000, is -1", Street.Carry(Street.At(1) with { Lateness = new Leeway(1, -1) }, Street.At(2)) },
        { "shipments.unplannedCost[0]: must be between 0 and 1000000000000, is -1", Street.Carry(Street.At(1), Street.At(2)) with { UnplannedCost = -1 } },
        { "shipments.keep.moveCost[0]: must be between 0 and 1000000000000, is -1", Street.Carry(Street.At(1), Street.At(2)) with { Keep = new Kept(0, -1) } },
        { "shipments.hardship[0]: must not be negative, is -1", Street.Carry(Street.At(1), Street.At(2)) with { Hardship = -1 } },
        { "shipments.onlyVehicles[0]: names no vehicle: leave it null to allow any", Street.Carry(Street.At(1), Street.At(2)) with { OnlyVehicles = [] } },
        { "shipments.longestOnBoard[0]: must be between 0 and 1000000000000 seconds, is -1", Street.Carry(Street.At(1), Street.At(2)) with { LongestOnBoard = -1 } },
        { "shipments.onBoard.since[0]: must be within ±1000000000000 seconds, is 2000000000000", new Shipment { Deliveries = [Street.At(1)], OnBoard = new OnBoard(0, 2_000_000_000_000) } },
        { "shipments.priority[0]: must be between 0 and 100, is 101", Street.Carry(Street.At(1), Street.At(2)) with { Priority = 101 } },
        { "shipments.longestOnBoard[0]: needs a pickup (or onBoard) to count from", new Shipment { Deliveries = [Street.At(1)], LongestOnBoard = 5 } },
        { "shipments.onBoard[0]: what is on board has no pickup left: give only its deliveries", Street.Carry(Street.At(1), Street.At(2)) with { OnBoard = new OnBoard(0, 0) } },
    };

    [Theory, MemberData(nameof(StrangeShipments))]
    public void A_strange_shipment_is_refused_by_field_and_number(string message, Shipment shipment) =>
        Should.Throw<ProblemException>(() => _builder.AddShipment(shipment)).Message.ShouldBe(message);

    [Fact]
    public void A_matrix_must_be_square_positive_and_zero_at_home()
    {
        Should.Throw<ProblemException>(() => new TravelMatrix(2, [0, 1, 1], [0, 1, 1, 0])).Message.ShouldBe("matrix.seconds: needs 4 entries for 2 locations, has 3");
        Should.Throw<ProblemException>(() => new TravelMatrix(2, [0, 1, 1, 0], [0, 1, -1, 0])).Index.ShouldBe(2);
        Should.Throw<ProblemException>(() => new TravelMatrix(2, [0, 1, 1, 7], [0, 1, 1, 0])).Message.ShouldContain("from location 1 to itself");
    }

    [Fact]
    public void A_stop_is_done_once_by_a_known_bike_and_exists()
    {
        var bike = _builder.AddVehicle(Street.Bike(0, 5));
        _builder.AddShipment(Street.Carry(Street.At(1), Street.At(2)));
        Should.Throw<ProblemException>(() => _builder.Freeze(7, [], 0)).Field.ShouldBe("frozen.vehicle");
        _builder.Freeze(bike, [new FrozenStop(0, 1, 2, 3), new FrozenStop(0, 4, 5, 6)], 0);
        Should.Throw<ProblemException>(_builder.Build).Message.ShouldBe("frozen.stop[0]: stop 0 was already done");
        _builder.Freeze(bike, [new FrozenStop(5, 1, 2, 3)], 0);
        Should.Throw<ProblemException>(_builder.Build).Message.ShouldBe("frozen.stop[0]: there is no stop 5");
        _builder.Freeze(bike, [new FrozenStop(0, 3, 2, 3)], 0);
        Should.Throw<ProblemException>(_builder.Build).Message.ShouldContain("arrive, start, depart");
    }

    [Fact]
    public void Times_out_of_this_world_are_refused()
    {
        const long Never = 2_000_000_000_000;
        var bike = _builder.AddVehicle(Street.Bike(0, 5));
        _builder.AddShipment(Street.Carry(Street.At(1), Street.At(2)));
        Should.Throw<ProblemException>(() => _builder.Freeze(bike, [], Never)).Field.ShouldBe("frozen.readyAt");
        _builder.Freeze(bike, [new FrozenStop(0, -Never, 2, 3)], 0);
        Should.Throw<ProblemException>(_builder.Build).Field.ShouldBe("frozen.arrival");
        _builder.Freeze(bike, [new FrozenStop(0, 1, 2, Never)], 0);
        Should.Throw<ProblemException>(_builder.Build).Field.ShouldBe("frozen.departure");
        Should.Throw<ProblemException>(() => new ProblemBuilder(Street.Of(2), 17)).Message.ShouldBe("dimensions: must be between 0 and 16, is 17");
        Should.Throw<ProblemException>(() => new TravelMatrix(0, [], [])).Message.ShouldBe("matrix.size: must be at least 1, is 0");
    }

    public static TheoryData<string, Shipment> StrangersNamed => new()
    {
        { "shipments.keep.vehicle[0]: there is no vehicle 4", Street.Carry(Street.At(1), Street.At(2)) with { Keep = new Kept(4, 1) } },
        { "shipments.onlyVehicles[0]: there is no vehicle -1", Street.Carry(Street.At(1), Street.At(2)) with { OnlyVehicles = [0, -1] } },
    };

    [Theory, MemberData(nameof(StrangersNamed))]
    public void Only_vehicles_that_exist_can_be_named(string message, Shipment shipment)
    {
        _builder.AddVehicle(Street.Bike(0, 5));
        _builder.AddShipment(shipment);
        Should.Throw<ProblemException>(_builder.Build).Message.ShouldBe(message);
    }

    [Fact]
    public void What_is_on_board_is_on_a_bike_that_exists()
    {
        _builder.AddShipment(new Shipment { Deliveries = [Street.At(1)], OnBoard = new OnBoard(3, 0) });
        Should.Throw<ProblemException>(_builder.Build).Message.ShouldBe("shipments.onBoard.vehicle[0]: there is no vehicle 3");
    }

    [Fact]
    public void A_problem_does_not_change_with_the_lists_it_was_made_from()
    {
        var capacity = new[] { 5 };
        _builder.AddVehicle(Street.Bike(0, capacity));
        capacity[0] = 9;
        _builder.Build().Vehicles[0].Capacity.ShouldBe([5]);
    }
}
