using CsCheck;
using static RouteSolver.Tests.Search.SearchStreet;
using static RouteSolver.Tests.Street;

namespace RouteSolver.Tests.Search;

public sealed class DraftTests
{
    private static readonly Gen<int> Seeds = Gen.Int[0, int.MaxValue - 1];

    [Fact]
    public void Undoing_gives_back_routes_prices_absents_and_stamps_whatever_was_changed()
    {
        Sample((town, dice, book) =>
        {
            for (var round = 0; round < 6; round++)
            {
                town.Draft.Begin();
                var before = All(town);
                for (var change = dice.Next(5); change >= 0; change--) town.Change(dice, book);
                if (dice.Next(6) == 0) town.Draft.Clear(dice.Next(town.Model.VehicleCount));
                if (dice.Next(3) == 0) continue;
                town.Draft.Undo();
                All(town).ShouldBe(before);
            }
        });
    }

    [Fact]
    public void After_any_changes_it_costs_what_its_routes_and_what_it_leaves_out_cost()
    {
        Sample((town, dice, book) =>
        {
            for (var change = 0; change < 8; change++) town.Change(dice, book);
            var draft = town.Draft;
            foreach (var v in town.Vehicles)
            {
                var route = draft[v];
                route.Cost.ShouldBe(town.Price(v, route.ToStops()) ?? RouteRefresh.Broken);
                draft.Stamps[v].ShouldBe(route.Stamp);
                foreach (var stop in route.ToStops().Skip(route.Frozen)) draft.VehicleOf[town.Problem.ShipmentOf(stop)].ShouldBe(v);
            }
            draft.RouteCost.ShouldBe(town.Vehicles.Sum(v => draft[v].Cost));
            draft.LeftOut.ShouldBe(draft.AbsentList.Sum(town.Problem.CostOfLeavingOut));
            draft.AbsentList.Order().ShouldBe(Enumerable.Range(0, town.Model.RequestCount).Where(r => draft.VehicleOf[r] == Draft.Absent));
        });
    }

    [Fact]
    public void A_stamp_never_names_two_contents()
    {
        Sample((town, dice, book) =>
        {
            var named = new Dictionary<int, string>();
            for (var change = 0; change < 20; change++)
            {
                town.Draft.Begin();
                town.Change(dice, book);
                foreach (var v in town.Vehicles)
                {
                    var content = $"{v}: {string.Join(' ', town.Draft[v].ToStops())}";
                    named.TryAdd(town.Draft.Stamps[v], content);
                    named[town.Draft.Stamps[v]].ShouldBe(content);
                }
                if (dice.Next(2) == 0) town.Draft.Undo();
            }
        });
    }

    [Fact]
    public void What_it_does_not_take_over_is_foreign()
    {
        var (model, _, board) = Ridden(Town([Bike(), Bike()], Carry(At(1), At(2)), Carry(At(3), At(4)), Carry(At(5), At(6))), [0, 1], [2, 3]);
        var draft = new Draft(model);
        draft.Become(board.Routes, [1], []);
        draft.VehicleOf.ShouldBe([Draft.Foreign, 1, Draft.Foreign]);
        (draft.RouteCost, draft.LeftOut).ShouldBe((4 * 60, 0));
    }

    [Fact]
    public void A_route_taken_over_again_unchanged_keeps_its_stamp()
    {
        var (_, draft, board) = Ridden(Town([Bike(), Bike()], Carry(At(1), At(2)), Carry(At(3), At(4))), [0, 1], [2, 3]);
        int[] before = [.. draft.Stamps];
        board.Routes[1] = [];
        draft.Become(board.Routes, [0, 1], [1]);
        draft.Stamps[0].ShouldBe(before[0]);
        draft.Stamps[1].ShouldNotBe(before[1]);
    }

    [Fact]
    public void A_cleared_vehicle_keeps_what_it_has_done()
    {
        var town = Town([Bike()], Carry(At(1), At(5)), Carry(At(2), At(4)));
        town.Freeze(0, [new FrozenStop(0, 60, 60, 60)], 60);
        var (_, draft, _) = Ridden(town, [0, 2, 3, 1]);
        draft.Clear(0);
        draft[0].ToStops().ShouldBe([0]);
        draft.AbsentList.Order().ShouldBe([0, 1]);
    }

    [Fact]
    public void What_was_put_in_since_the_beginning_is_told_and_what_went_out_and_stayed_out_is_not()
    {
        var (_, draft, _) = Ridden(Town([Bike()], Carry(At(1), At(2)), Carry(At(3), At(4)), Carry(At(5), At(6))), [0, 1, 2, 3]);
        draft.Begin();
        draft.Remove(0);
        draft.Refresh(0);
        draft.Insert(2, 0, new Spot(120, 2, 2));
        draft.Reinserted.ShouldBe([2]);
        draft[0].ToStops().ShouldBe([2, 3, 4, 5]);
    }

    private static void Sample(Action<RiddenTown, Random, SpotBook> test) => Seeds.Sample(seed =>
    {
        var town = seed % 2 == 0 ? RiddenTown.Plain(seed, several: true) : RiddenTown.Rich(seed);
        test(town, new Random(~seed), new SpotBook(town.Model));
    }, iter: 600, threads: 2);

    /// <summary>Everything a search can see of it, but for the order of what is absent.</summary>
    private static string All(RiddenTown town) => string.Join('\n', [
        $"{town.Draft.RouteCost} {town.Draft.LeftOut} {string.Join(' ', town.Draft.VehicleOf)} | {string.Join(' ', town.Draft.AbsentList.Order())} | {string.Join(' ', town.Draft.Stamps)}",
        .. town.Vehicles.Select(v => All(town.Draft[v], town.Model.Dimensions))]);

    private static string All(Route route, int dimensions) =>
        $"{route.Length} {route.Stamp} {route.Cost} {route.Riding} {route.Hardship} {route.Moved} | {string.Join(' ', route.Load.Take((route.Length + 1) * dimensions))} | "
        + string.Join("; ", route.Nodes.Take(route.Length + 2).Select((n, i) => i <= route.Length ? $"{n.Stop} {n.Place} {n.LegCost} {n.LegSeconds} {n.From} {n.Service} {n.Leave} {n.Latest}" : $"{n.Place} {n.Latest}"));
}
