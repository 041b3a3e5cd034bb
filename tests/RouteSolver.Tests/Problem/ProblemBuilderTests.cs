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
        { "shipments.pickups.serviceSeconds[0]: makes no sense: -1", Street.Carry(Street.At(1) with { ServiceSeconds = -1 }, Street.At(2)) },
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
