namespace RouteSolver.Tests;

public sealed class ExplanationTests
{
    private readonly ProblemBuilder _builder = new(Street.Of(40), dimensions: 1);

    [Fact]
    public void Who_has_it_pays_least_and_the_others_say_their_price()
    {
        foreach (var start in (int[])[0, 20, 35]) _builder.AddVehicle(Street.Bike(start, 10));
        _builder.AddShipment(Street.Carry(Street.At(18, 1), Street.At(15, 1)));
        var explanation = Explain(0, [], [0, 1], []);
        (explanation.Vehicle, explanation.Cost, explanation.DetourSeconds, explanation.IsCheapest).ShouldBe((1, 300, 300, true));
        explanation.Options.Select(option => option.Cost / 60).ShouldBe([21, 5, 20]);
        Explain(0, [0, 1], [], []).IsCheapest.ShouldBeFalse();
        Explain(0, [0, 1], [], []).Best!.Vehicle.ShouldBe(1);
    }

    [Fact]
    public void A_full_bike_says_from_when_it_has_room()
    {
        _builder.AddVehicle(Street.Bike(0, 10) with { Shift = new Window(0, 700) });
        _builder.AddShipment(Street.Carry(Street.At(2, 8), Street.At(10, 8) with { ServiceSeconds = 30 }));
        _builder.AddShipment(Street.Carry(Street.At(4, 3), Street.At(8, 3)));
        var explanation = Explain(1, [0, 1]);
        (explanation.Vehicle, explanation.Best).ShouldBe((null, null));
        explanation.Closest!.Violations.ShouldContain(violation => violation.Constraint == Constraint.Capacity);
        (explanation.Closest.FitsFrom, explanation.Closest.Missed).ShouldBe((630, 361));
        explanation.Cost.ShouldBe(10 * 39 * 60 + 1);
    }

    [Fact]
    public void The_vehicle_that_came_closest_is_named_before_one_that_never_can()
    {
        _builder.AddVehicle(Street.Bike(3, 10) with { Skills = SkillSet.None });
        _builder.AddVehicle(Street.Bike(0, 10) with { Skills = SkillSet.Of(2) });
        _builder.AddVehicle(Street.Bike(2, 10) with { Skills = SkillSet.Of(2) });
        _builder.AddShipment(Street.Carry(Street.At(4), Street.At(8).Between(0, 350)) with { Skills = SkillSet.Of(2) });
        var explanation = Explain(0, [], [], []);
        (explanation.Closest!.Vehicle, explanation.Closest.Reason).ShouldBe((2, new Violation(Constraint.TimeWindow, 2, 1, null, 10)));
        explanation.Options[0].Missed.ShouldBe(1_000_000_000_000_000);
    }

    [Fact]
    public void What_is_done_has_no_options_left()
    {
        _builder.AddVehicle(Street.Bike(0, 10));
        _builder.AddShipment(new Shipment { Deliveries = [Street.At(4, 7)], OnBoard = new OnBoard(0, 0) });
        _builder.Freeze(0, [new FrozenStop(0, 240, 240, 240)], 300);
        var explanation = Explain(0, [0]);
        (explanation.Vehicle, explanation.Options.Count, explanation.IsCheapest).ShouldBe((0, 0, true));
        Should.Throw<ArgumentException>(() => Explain(1, [0])).Message.ShouldContain("There is no shipment 1");
    }

    private Explanation Explain(int shipment, params int[][] routes)
    {
        var problem = _builder.Build();
        return Explanation.Of(problem, Plan.Of(problem, routes), shipment);
    }
}
