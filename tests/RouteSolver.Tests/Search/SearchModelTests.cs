using static RouteSolver.Tests.Search.SearchStreet;
using static RouteSolver.Tests.Street;

namespace RouteSolver.Tests.Search;

public sealed class SearchModelTests
{
    [Fact]
    public void What_is_left_of_a_shipment_says_how_it_enters_a_route()
    {
        var town = Town([Bike()], Carry(At(1), At(2)), new Shipment { Deliveries = [At(3)] }, new Shipment { Pickups = [At(1), At(2)], Deliveries = [At(3)] },
            Carry(At(1), At(2)), Carry(At(1), At(2)), new Shipment { Pickups = [At(1), At(2)], Deliveries = [At(3)] }, new Shipment { Deliveries = [At(1), At(2)] });
        town.Freeze(0, [Done(6), Done(8), Done(9), Done(10)], 0);
        new SearchModel(town.Build()).Kind.ShouldBe([RequestKind.Pair, RequestKind.Single, RequestKind.Several, RequestKind.Single, RequestKind.Over, RequestKind.Pair, RequestKind.Several],
            "the last but one has a pickup done, and one left with its delivery");
    }

    [Fact]
    public void A_stop_may_be_served_from_its_first_window_to_its_last_and_the_lateness_it_bears()
    {
        var model = new SearchModel(Town([Bike()], Carry(At(1).Between(10, 20).Between(30, 40) with { Lateness = new Leeway(5, 1), ServiceSeconds = 7 }, At(2))).Build());
        (model.From[0], model.To[0], model.Service[0], model.Place[0], model.RequestOf[1]).ShouldBe((10, 45, 7, 1, 0));
        (model.From[1], model.To[1]).ShouldBe((Problem.AnyTime, Problem.NoLimit));
    }

    [Fact]
    public void Who_may_serve_is_who_the_problem_says()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var problem = World.Random(seed, bikes: 3, planned: 6).Problem();
            var model = new SearchModel(problem);
            for (var r = 0; r < model.RequestCount; r++)
                for (var v = 0; v < model.VehicleCount; v++) model.MayServe(v, r).ShouldBe(problem.MayServe(v, r), $"seed {seed}, vehicle {v}, shipment {r}");
        }
    }

    [Fact]
    public void What_is_on_board_is_brought_by_its_bike_even_when_pinned_to_another()
    {
        var town = Town([Bike(), Bike()], new Shipment { Deliveries = [At(2)], OnBoard = new OnBoard(0, 0), OnlyVehicles = [1] });
        new Solver(town.Build()).Solve(StoppingCriterion.Iterations(1)).Plan.Route(0).ToArray().ShouldBe([0]);
    }

    [Fact]
    public void Empty_vehicles_alike_in_everything_are_of_one_class()
    {
        var town = Town([Bike(), Bike(), Bike(5), Bike() with { SpeedPercent = 90 }, Bike(), Bike()], Carry(At(1), At(2)));
        town.Freeze(4, [], readyAt: 50);
        new SearchModel(town.Build()).Class.ShouldBe([0, 0, 2, 3, 4, 0]);
        town.AddShipment(Carry(At(1), At(2)) with { OnlyVehicles = [1] });
        new SearchModel(town.Build()).Class.ShouldBe([0, 1, 2, 3, 4, 5], "somebody is called by name");
    }

    [Fact]
    public void Vehicles_are_counted_first_only_where_each_costs_more_than_any_sensible_way_round()
    {
        static SearchModel With(long dearest, long cheapest) => new(Town([Bike() with { End = 0, FixedCost = dearest }, Bike() with { End = 0, FixedCost = cheapest }], Carry(At(1), At(2)), Carry(At(3), At(4))).Build());
        var (first, apart) = (With(1000, 721), With(1000, 720));
        (first.FewestVehiclesFirst, apart.FewestVehiclesFirst).ShouldBe((true, false), "each alone and home again: 4 + 8 minutes");
        first.FixedCost.ShouldBe([0, 0]);
        apart.FixedCost.ShouldBe([1000, 720]);
    }

    [Fact]
    public void Vehicles_are_not_counted_first_where_something_else_may_be_worth_one()
    {
        static bool With(Func<Vehicle, Vehicle> bike, Func<Shipment, Shipment> shipment, int fairness = 0)
        {
            var town = Town([bike(Bike() with { End = 0, FixedCost = 100_000 })], shipment(Carry(At(1), At(2)) with { Hardship = 100 }));
            town.Fairness = fairness;
            return new SearchModel(town.Build()).FewestVehiclesFirst;
        }
        With(bike => bike, s => s, fairness: 9).ShouldBeTrue();
        With(bike => bike, s => s, fairness: 10).ShouldBeFalse("evenness");
        With(bike => bike, s => s with { UnplannedCost = 100_239 }).ShouldBeFalse("leaving it out costs less than a bike and its way");
        With(bike => bike, s => s with { UnplannedCost = 100_240 }).ShouldBeTrue();
        With(bike => bike, s => s with { Keep = new Kept(0, 100_000) }).ShouldBeFalse("moves");
        With(bike => bike, s => s with { Deliveries = [At(2) with { Lateness = new Leeway(1_000, 100) }] }).ShouldBeFalse("lateness");
        With(bike => bike with { Overtime = new Leeway(1_000, 100) }, s => s).ShouldBeFalse("overtime");
        With(bike => bike with { Start = null, FixedCost = 7_020 }, s => s).ShouldBeFalse("three ways along the whole street");
        With(bike => bike with { Start = null, FixedCost = 7_021 }, s => s).ShouldBeTrue();
    }

    public static TheoryData<string> Rules => [.. Wishes.Keys];

    private static readonly Dictionary<string, (Vehicle Bike, Shipment Shipment)> Wishes = new()
    {
        ["breaks"] = (Bike() with { Breaks = [new Break(AllDay, 60)] }, Carry(At(1), At(2))),
        ["overtime"] = (Bike() with { Overtime = new Leeway(60, 1) }, Carry(At(1), At(2))),
        ["time on board"] = (Bike(), Carry(At(1), At(2)) with { LongestOnBoard = 600 }),
        ["stacks"] = (Bike(), Carry(At(1), At(2)) with { LastInFirstOut = true }),
        ["goods apart"] = (Bike(), Carry(At(1), At(2)) with { NotWith = new GoodsSet(1) }),
        ["several windows"] = (Bike(), Carry(At(1).Between(0, 1).Between(3, 4), At(2))),
        ["doors"] = (Bike(), Carry(At(1) with { DoorSeconds = 1 }, At(2))),
        ["lateness"] = (Bike(), Carry(At(1), At(2) with { Lateness = new Leeway(60, 1) })),
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_route_is_ridden_through_where_a_rule_needs_it(string rule) =>
        new SearchModel(Town([Wishes[rule].Bike], Wishes[rule].Shipment).Build()).IsRich.ShouldBeTrue();

    [Fact]
    public void A_route_is_ridden_through_where_there_is_no_way()
    {
        var builder = new ProblemBuilder(new TravelMatrix(2, [0, TravelMatrix.Unreachable, 1, 0], [0, 0, 0, 0]), 0);
        builder.AddVehicle(Bike());
        new SearchModel(builder.Build()).IsRich.ShouldBeTrue();
    }

    [Fact]
    public void Plain_windows_loads_and_prices_need_no_riding_through() =>
        new SearchModel(Town([Bike(0, 5)], Carry(At(1, 2).Between(0, 500), At(2, 2)) with { Hardship = 3, Keep = new Kept(0, 5) }).Build()).IsRich.ShouldBeFalse();

    private static FrozenStop Done(int stop) => new(stop, 0, 0, 0);
}
