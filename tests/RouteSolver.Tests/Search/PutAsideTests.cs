using static RouteSolver.Tests.Search.SearchStreet;
using static RouteSolver.Tests.Street;

namespace RouteSolver.Tests.Search;

public sealed class PutAsideTests
{
    [Fact]
    public void What_was_put_aside_comes_back_whatever_happened_since()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var town = RiddenTown.Plain(seed, several: true);
            var (aside, book, dice) = (new PutAside(town.Model), new SpotBook(town.Model), new Random(seed));
            for (var round = 0; round < 3; round++)
            {
                aside.Take(town.Draft);
                var before = Content(town.Draft);
                (aside.Cost, aside.Absent).ShouldBe((town.Draft.Cost, town.Draft.AbsentList.Count));
                for (var change = 0; change < 5; change++) town.Change(dice, book);
                aside.Restore(town.Draft);
                Content(town.Draft).ShouldBe(before);
                for (var change = 0; change < 2; change++) town.Change(dice, book);
            }
        }
    }

    [Fact]
    public void Before_anything_is_put_aside_any_plan_costs_less()
    {
        var (model, draft, _) = Ridden(Town([Bike()], Carry(At(1), At(2))), [0, 1]);
        new PutAside(model).Cost.ShouldBeGreaterThan(draft.Cost);
    }

    [Fact]
    public void Only_the_routes_of_its_part_are_written_down()
    {
        var (model, _, board) = Ridden(Town([Bike(), Bike()], Carry(At(1), At(2)), Carry(At(3), At(4)), Carry(At(5), At(6))), [0, 1], [2, 3]);
        var (part, aside, foreign) = (new Draft(model), new PutAside(model), board.Routes[0]);
        part.Become(board.Routes, [1], [2]);
        part.Insert(2, 1, new Spot(120, 2, 2));
        aside.Take(part);
        board.Absent.Clear();
        aside.WriteTo(board, part);
        board.Routes[0].ShouldBeSameAs(foreign);
        board.Routes[1].ShouldBe([2, 3, 4, 5]);
        board.Absent.ShouldBeEmpty();
    }

    [Fact]
    public void A_route_that_did_not_change_is_not_written_again()
    {
        var (model, draft, board) = Ridden(Town([Bike(), Bike()], Carry(At(1), At(2)), Carry(At(3), At(4))), [0, 1], [2, 3]);
        var aside = new PutAside(model);
        aside.Take(draft);
        aside.WriteTo(board, draft);
        int[][] first = [.. board.Routes];
        draft.Clear(1);
        aside.Take(draft);
        aside.WriteTo(board, draft);
        board.Routes[0].ShouldBeSameAs(first[0]);
        board.Routes[1].ShouldBeEmpty();
        first[1].ShouldBe([2, 3], "who holds the first still has it");
        board.Absent.ShouldBe([1]);
    }

    private static string Content(Draft draft) =>
        $"{draft.Cost} {string.Join(' ', draft.AbsentList.Order())} | {string.Join("; ", draft.Vehicles.Select(v => string.Join(' ', draft[v].ToStops())))} | {string.Join(' ', draft.VehicleOf)}";
}
