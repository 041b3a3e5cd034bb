using static RouteSolver.Tests.Search.SearchStreet;
using static RouteSolver.Tests.Street;

namespace RouteSolver.Tests.Search;

public sealed class BoardTests
{
    [Fact]
    public void A_vehicle_counts_when_it_has_stops_beyond_what_it_has_done()
    {
        var town = Town([Bike(), Bike(), Bike()], Carry(At(1), At(2)), Carry(At(3), At(4)));
        town.Freeze(0, [new FrozenStop(0, 60, 60, 60), new FrozenStop(1, 120, 120, 120)], 120);
        Ridden(town, [0, 1], [], [2, 3]).Board.Vehicles().ShouldBe(1);
        Ridden(town, [0, 1, 2, 3]).Board.Vehicles().ShouldBe(1);
        Ridden(town, [0, 1]).Board.Vehicles().ShouldBe(0);
    }

    [Fact]
    public void A_copy_stays_as_it_was_when_the_first_goes_on()
    {
        var (model, _, board) = Ridden(Town([Bike(), Bike()], Carry(At(1), At(2)), Carry(At(3), At(4))), [0, 1]);
        var copy = new Board(model);
        copy.Absent.Add(0);
        copy.CopyFrom(board);
        (board.Routes[0], board.Cost) = ([], 7);
        board.Absent.Clear();
        copy.Routes[0].ShouldBe([0, 1]);
        copy.Absent.ShouldBe([1]);
        copy.Cost.ShouldBe(120 + model.LeftOut[1]);
    }
}
