using CsCheck;

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
}
