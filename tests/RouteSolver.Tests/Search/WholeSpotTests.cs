using static RouteSolver.Tests.Search.SearchStreet;
using static RouteSolver.Tests.Street;

namespace RouteSolver.Tests.Search;

public sealed class WholeSpotTests
{
    [Fact]
    public void Who_comes_home_too_late_already_still_takes_what_makes_that_no_later()
    {
        var town = Town([Bike() with { End = 0, Shift = new Window(0, 500) }], Carry(At(1), At(5)), Carry(At(4), At(2)), Carry(At(6), At(7)));
        town.Freeze(0, [new FrozenStop(0, 60, 60, 60), new FrozenStop(1, 300, 300, 300)], 300);
        var (model, draft, _) = Ridden(town, [0, 1]);
        model.IsStretched.ShouldBe([true]);
        var spot = new WholeSpot(model, new Trial(model));
        spot.Find(draft[0], 1, long.MaxValue).ShouldBe(new Spot(0, 2, 2), "doors 4 and 2 lie on the way home");
        spot.Find(draft[0], 2, long.MaxValue).IsNone.ShouldBeTrue("door 7 does not");
        spot.Find(draft[0], 1, 0).IsNone.ShouldBeTrue("nobody wants to know");
    }
}
