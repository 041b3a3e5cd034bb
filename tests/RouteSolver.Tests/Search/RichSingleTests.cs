using CsCheck;
using static RouteSolver.Tests.Search.SearchStreet;
using static RouteSolver.Tests.Street;

namespace RouteSolver.Tests.Search;

public sealed class RichSingleTests
{
    [Fact]
    public void Where_nothing_gets_sooner_it_finds_what_riding_every_gap_through_finds()
    {
        var (found, impossible) = (0, 0);
        Gen.Int[0, int.MaxValue - 1].Sample(seed =>
        {
            var town = new LateTown(seed);
            town.Model.IsRich.ShouldBeTrue();
            foreach (var (told, least) in town.Each(RequestKind.Single))
            {
                told.ShouldBe(least, $"seed {seed}");
                Interlocked.Increment(ref told is null ? ref impossible : ref found);
            }
        }, iter: 2_000, threads: 2);
        found.ShouldBeGreaterThan(500);
        impossible.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Who_is_free_only_after_the_shift_pays_for_being_late_from_the_first_stop_on()
    {
        var bike = Bike() with { Shift = new Window(0, 600), Overtime = new Leeway(1_000, 5) };
        var builder = Town([bike], new Shipment { Deliveries = [At(1)] });
        builder.Freeze(0, [], 720);
        var (model, draft, _) = Ridden(builder, []);
        new SpotBook(model).Find(draft[0], 0, long.MaxValue).Cost.ShouldBe(60 + 5 * 180, "a minute of riding, and back three minutes after the end");
    }
}
