namespace RouteSolver.Tests;

public sealed class RideTests
{
    private readonly ProblemBuilder _builder = new(Street.Of(40), dimensions: 0);

    [Fact]
    public void A_break_that_is_open_is_taken_before_riding_on()
    {
        Bike(new Break(new Window(100, 900), 600));
        Visit(Street.At(2));
        Visit(Street.At(5));
        var route = Ride();
        route.Breaks.ShouldBe([new BreakTiming(0, 120, 720)]);
        (route.Stops[0].Departure, route.Stops[1].Arrival, route.EndsAt).ShouldBe((120, 900, 900));
    }

    [Fact]
    public void A_break_fills_a_wait_where_it_fits()
    {
        Bike(new Break(new Window(200, 5_000), 600));
        Visit(Street.At(2).Between(1_000, 2_000));
        Visit(Street.At(3));
        var route = Ride();
        route.Breaks.ShouldBe([new BreakTiming(0, 200, 800)]);
        (route.Stops[0].Arrival, route.Stops[0].Start, route.Stops[0].Wait).ShouldBe((120, 1_000, 880));
    }

    [Fact]
    public void A_break_that_can_wait_for_the_next_stop_to_be_served_waits()
    {
        Bike(new Break(new Window(200, 400), 600));
        Visit(Street.At(5) with { ServiceSeconds = 100 });
        Visit(Street.At(6));
        Ride().Breaks.ShouldBe([new BreakTiming(0, 400, 1_000)]);
    }

    [Fact]
    public void A_break_that_serving_first_would_make_late_comes_first_at_the_door()
    {
        Bike(new Break(new Window(200, 399), 600));
        Visit(Street.At(5) with { ServiceSeconds = 100 });
        Visit(Street.At(6));
        var route = Ride();
        route.Breaks.ShouldBe([new BreakTiming(0, 300, 900)]);
        (route.Stops[0].Arrival, route.Stops[0].Start).ShouldBe((300, 900));
    }

    [Fact]
    public void Before_a_way_too_long_for_it_the_bike_waits_for_its_break_to_open()
    {
        Bike(new Break(new Window(200, 299), 600));
        Visit(Street.At(5));
        var route = Ride();
        route.Breaks.ShouldBe([new BreakTiming(0, 200, 800)]);
        route.Stops[0].ShouldBe(new StopTiming(0, 1_100, 1_100, 1_100, 0, 300, 500));
    }

    [Fact]
    public void Two_breaks_follow_each_other_at_one_door()
    {
        Bike(new Break(new Window(100, 250), 100), new Break(new Window(150, 350), 50));
        Visit(Street.At(2).Between(1_000, 1_100));
        Ride().Breaks.ShouldBe([new BreakTiming(0, 120, 220), new BreakTiming(1, 220, 270)]);
    }

    [Fact]
    public void A_round_over_before_the_break_must_begin_does_without()
    {
        Bike(new Break(new Window(100, 240), 600));
        Visit(Street.At(2));
        Ride().Breaks.ShouldBeEmpty();
        Ride(end: 0).Breaks.ShouldBeEmpty();
        Ride(end: 39).Breaks.ShouldBe([new BreakTiming(0, 120, 720)]);
        _builder.AddVehicle(Street.Bike());
        PlanEvaluation.Of(_builder.Build(), Plan.Of(_builder.Build(), [[], []])).Routes[0].Breaks.ShouldBeEmpty();
    }

    [Fact]
    public void A_break_of_the_past_is_over_and_an_open_one_is_taken_when_ready()
    {
        Bike(new Break(new Window(100, 499), 600), new Break(new Window(300, 1_200), 60));
        Visit(Street.At(2));
        Visit(Street.At(9));
        _builder.Freeze(0, [new FrozenStop(0, 120, 120, 130)], readyAt: 500);
        Ride().Breaks.ShouldBe([new BreakTiming(1, 500, 560)]);
    }

    [Fact]
    public void Lateness_that_was_allowed_costs_by_the_second_and_beyond_it_is_a_fault()
    {
        Bike();
        Visit(Street.At(5).Between(0, 200) with { Lateness = new Leeway(100, 7) });
        (Ride().Cost, Ride().Violations.Count, Ride().Lateness).ShouldBe((300 + 700, 0, 100));
        Visit(Street.At(6).Between(0, 200) with { Lateness = new Leeway(100, 7) });
        var route = Ride();
        route.Violations.ShouldBe([new Violation(Constraint.TimeWindow, 0, 1, null, 60)]);
        route.Cost.ShouldBe(360 + 700 + 700);
    }

    [Fact]
    public void Overtime_that_was_allowed_costs_by_the_second_and_beyond_it_is_a_fault()
    {
        _builder.AddVehicle(Street.Bike() with { Shift = new Window(0, 100), Overtime = new Leeway(150, 3) });
        Visit(Street.At(4));
        (Ride().Cost, Ride().Violations.Count).ShouldBe((240 + 420, 0));
        Visit(Street.At(6));
        Ride().Violations.ShouldBe([new Violation(Constraint.ShiftEnd, 0, null, null, 110)]);
        Ride().Cost.ShouldBe(360 + 450);
    }

    [Fact]
    public void No_way_shows_in_the_times_and_costs_nothing()
    {
        var builder = new ProblemBuilder(new TravelMatrix(2, [0, TravelMatrix.Unreachable, 5, 0], [0, 9, 9, 0]), 0);
        builder.AddVehicle(Street.Bike(0) with { End = 0 });
        builder.AddShipment(new Shipment { Deliveries = [Street.At(1)] });
        var problem = builder.Build();
        PlanEvaluation.Of(problem, Plan.Of(problem, [[0]])).Cost.ShouldBe(5);
    }

    private void Bike(params Break[] breaks) => _builder.AddVehicle(Street.Bike() with { Breaks = breaks });
    private void Visit(Stop stop) => _builder.AddShipment(new Shipment { Deliveries = [stop] });

    /// <summary>All visits in the order they were added; to the given end, when one is given.</summary>
    private RouteEvaluation Ride(int? end = null)
    {
        var problem = _builder.Build();
        if (end is not null)
        {
            var builder = new ProblemBuilder(problem.Matrix, 0);
            foreach (var vehicle in problem.Vehicles) builder.AddVehicle(vehicle with { End = end });
            foreach (var shipment in problem.Shipments) builder.AddShipment(shipment);
            problem = builder.Build();
        }
        return PlanEvaluation.Of(problem, Plan.Of(problem, [Enumerable.Range(0, problem.StopCount).ToArray()])).Routes[0];
    }
}
