namespace RouteSolver.Tests;

public sealed class RouteGoodsTests
{
    private readonly ProblemBuilder _builder = new(Street.Of(20), dimensions: 0);
    private readonly GoodsSet _meat = GoodsSet.Of(1), _laundry = GoodsSet.Of(2);

    public RouteGoodsTests() => _builder.AddVehicle(Street.Bike());

    [Fact]
    public void What_went_in_last_comes_out_first_where_that_is_asked()
    {
        Carry(new Shipment { LastInFirstOut = true });
        Carry(new Shipment());
        Carry(new Shipment());
        Faults(0, 2, 3, 1, 4, 5).ShouldBeEmpty();
        Faults(0, 2, 4, 5, 1, 3).ShouldBe([new Violation(Constraint.LastInFirstOut, 0, 1, null, 1)]);
        Faults(0, 2, 4, 1, 3, 5).ShouldBe([new Violation(Constraint.LastInFirstOut, 0, 1, null, 2)]);
        Faults(2, 0, 4, 3, 5, 1).ShouldBeEmpty();
    }

    [Fact]
    public void Every_drop_of_several_must_be_on_top_and_what_is_never_dropped_stays_on_top()
    {
        _builder.AddShipment(new Shipment { Pickups = [Street.At(1)], Deliveries = [Street.At(2), Street.At(4)], LastInFirstOut = true });
        _builder.AddShipment(new Shipment { Pickups = [Street.At(3)] });
        Faults(0, 1, 2, 3).ShouldBeEmpty();
        Faults(0, 1, 3, 2).ShouldBe([new Violation(Constraint.LastInFirstOut, 0, 2, null, 1)]);
    }

    [Fact]
    public void What_was_brought_along_lies_below_what_is_picked_up()
    {
        _builder.AddShipment(new Shipment { Deliveries = [Street.At(5)], LastInFirstOut = true });
        _builder.AddShipment(new Shipment { Deliveries = [Street.At(6)], LastInFirstOut = true });
        Carry(new Shipment { LastInFirstOut = true });
        Faults(2, 3, 1, 0).ShouldBeEmpty();
        Faults(2, 0, 3, 1).ShouldBe([new Violation(Constraint.LastInFirstOut, 0, 0, null, 1)]);
    }

    [Fact]
    public void Goods_that_must_not_meet_may_ride_one_after_the_other()
    {
        Carry(new Shipment { Goods = _meat });
        Carry(new Shipment { Goods = _laundry, NotWith = _meat });
        Faults(0, 1, 2, 3).ShouldBeEmpty();
        Faults(0, 2, 1, 3).ShouldBe([new Violation(Constraint.Incompatible, 0, 2, null, 1)]);
        Faults(2, 0, 1, 3).ShouldBe([new Violation(Constraint.Incompatible, 0, 0, null, 1)]);
    }

    [Fact]
    public void The_last_drop_ends_it_and_what_is_on_board_counts_from_the_start()
    {
        _builder.AddShipment(new Shipment { Deliveries = [Street.At(5), Street.At(6)], OnBoard = new OnBoard(0, 0), Goods = _meat });
        Carry(new Shipment { Goods = _laundry, NotWith = _meat });
        _builder.AddShipment(new Shipment { Deliveries = [Street.At(9)], Goods = _laundry, NotWith = _meat });
        Faults(0, 1, 2, 3).ShouldBeEmpty();
        Faults(0, 2, 1, 3).ShouldBe([new Violation(Constraint.Incompatible, 0, 2, null, 1)]);
        Faults(0, 1, 4).ShouldBe([new Violation(Constraint.Incompatible, 0, 4, null, 1)]);
        Faults(4).ShouldBe([new Violation(Constraint.Incompatible, 0, 4, null, 1)]);
    }

    private void Carry(Shipment what) => _builder.AddShipment(what with { Pickups = [Street.At(1)], Deliveries = [Street.At(2)] });

    private IReadOnlyList<Violation> Faults(params int[] route)
    {
        var problem = _builder.Build();
        return PlanEvaluation.Of(problem, Plan.Of(problem, [route])).Violations;
    }
}
