using CsCheck;
using static RouteSolver.Tests.Search.SearchStreet;
using static RouteSolver.Tests.Street;

namespace RouteSolver.Tests.Search;

public sealed class RouteRefreshTests
{
    private static readonly Gen<int> Seeds = Gen.Int[0, int.MaxValue - 1];

    [Fact]
    public void A_route_costs_what_playing_it_through_costs()
    {
        var tried = 0;
        Each((town, route, played) =>
        {
            route.Cost.ShouldBe(town.Price(route.Vehicle, route.ToStops()) ?? RouteRefresh.Broken);
            Interlocked.Increment(ref tried);
        });
        tried.ShouldBeGreaterThan(2_000);
    }

    [Fact]
    public void The_bike_leaves_each_stop_when_playing_it_through_says() => Each((_, route, played) =>
    {
        for (var i = 1; i <= route.Length; i++)
            if (i != route.Frozen) route.Nodes[i].Leave.ShouldBe(played.Stops[i - 1].Departure);
    });

    [Fact]
    public void Aboard_behind_each_stop_is_what_playing_it_through_says() => Each((town, route, played) =>
    {
        var dimensions = town.Model.Dimensions;
        route.Load.AsSpan(0, dimensions).ToArray().ShouldBe(played.LoadAtStart.ToArray());
        for (var i = 1; i <= route.Length; i++) route.Load.AsSpan(i * dimensions, dimensions).ToArray().ShouldBe(played.LoadAfter(i - 1).ToArray());
    });

    [Fact]
    public void Who_comes_by_the_latest_second_is_in_time_everywhere_behind_and_a_second_later_is_not()
    {
        var (model, draft, _) = Ridden(Town([Bike() with { End = 0, Shift = new Window(0, 1_000) }], Carry(At(2).Between(0, 500), At(4).Between(0, 300) with { ServiceSeconds = 40 })), [0, 1]);
        var nodes = draft[0].Nodes;
        nodes[2].Latest.ShouldBe(300, "its window closes");
        nodes[1].Latest.ShouldBe(180, "two minutes before");
        nodes[3].Latest.ShouldBe(1_000, "the shift ends");
    }

    [Fact]
    public void The_end_of_the_shift_tells_backwards_too_and_overtime_stretches_it()
    {
        var (_, draft, _) = Ridden(Town([Bike() with { End = 0, Shift = new Window(0, 1_000), Overtime = new Leeway(60, 1) }], Carry(At(2), At(4) with { ServiceSeconds = 40 })), [0, 1]);
        draft[0].Nodes[2].Latest.ShouldBe(1_060 - 240 - 40);
    }

    [Fact]
    public void It_is_ready_no_earlier_than_was_said_and_not_before_what_is_done_is_over()
    {
        var town = Town([Bike()], Carry(At(1), At(2)), Carry(At(3), At(4)));
        town.Freeze(0, [new FrozenStop(0, 60, 60, 90), new FrozenStop(1, 200, 200, 230)], readyAt: 500);
        var nodes = Ridden(town, [0, 1, 2, 3]).Draft[0].Nodes;
        (nodes[1].Leave, nodes[2].Leave, nodes[3].Leave).ShouldBe((90, 500, 560));
        town.Freeze(0, [new FrozenStop(0, 60, 60, 90), new FrozenStop(1, 200, 200, 230)], readyAt: 100);
        Ridden(town, [0, 1, 2, 3]).Draft[0].Nodes[2].Leave.ShouldBe(230);
    }

    [Fact]
    public void A_route_late_at_its_last_door_is_broken()
    {
        var (_, draft, _) = Ridden(Town([Bike()], Carry(At(1), At(4).Between(0, 239))), [0, 1]);
        draft[0].Cost.ShouldBe(RouteRefresh.Broken);
    }

    [Fact]
    public void What_is_on_board_and_not_brought_any_more_leaves_no_room_for_the_rest()
    {
        var (_, draft, _) = Ridden(Town([Bike(0, 1)], new Shipment { Deliveries = [At(2, 1)], OnBoard = new OnBoard(0, 0) }, Carry(At(3, 1), At(5, 1))), [0, 1, 2]);
        draft[0].Cost.ShouldBe(300);
        draft.Remove(0);
        draft.Refresh(0);
        draft[0].Cost.ShouldBe(RouteRefresh.Broken);
    }

    [Fact]
    public void Who_has_begun_a_request_bears_its_hardship_and_its_move_whether_it_is_finished_or_not()
    {
        var town = Town([Bike() with { HardshipSoFar = 1 }, Bike()], Carry(At(1), At(5)) with { Hardship = 4, Keep = new Kept(1, 7) });
        town.Fairness = 10;
        town.Freeze(0, [new FrozenStop(0, 60, 60, 60)], 60);
        var (model, draft, _) = Ridden(town, [0]);
        draft[0].Cost.ShouldBe(60 + 10 * 5 * 5 + 7);
        new SpotBook(model).Find(draft[0], 0, long.MaxValue).Cost.ShouldBe(240);
    }

    [Fact]
    public void Allowed_lateness_is_in_the_price()
    {
        var (_, draft, _) = Ridden(Town([Bike()], Carry(At(1), At(4).Between(0, 230) with { Lateness = new Leeway(60, 3) })), [0, 1]);
        (draft[0].Cost, draft[0].Riding).ShouldBe((240 + 10 * 3, 240));
    }

    private static void Each(Action<RiddenTown, Route, RouteEvaluation> test) => Seeds.Sample(seed =>
    {
        var town = seed % 2 == 0 ? RiddenTown.Plain(seed, several: true) : RiddenTown.Rich(seed);
        foreach (var v in town.Vehicles) test(town, town.Draft[v], RouteSchedule.Play(town.Problem, v, town.Draft[v].ToStops()));
    }, iter: 1_000, threads: 2);
}
