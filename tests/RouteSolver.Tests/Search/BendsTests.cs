using CsCheck;

namespace RouteSolver.Tests.Search;

public sealed class BendsTests
{
    private readonly record struct Door(long Ride, long Handling, long From, long Close, long LateCost);

    [Fact]
    public void A_flat_curve_costs_the_same_a_second_for_ever()
    {
        var node = new RichNode { Leave = 100, LateBehind = 7, Bends = Bends.Flat(3) };
        (node.Late(100), node.Late(1_000_100)).ShouldBe((7, 3_000_007));
    }

    [Fact]
    public void A_shift_that_ends_later_costs_from_its_end_on()
    {
        var node = new RichNode { Leave = 100, Bends = Bends.FlatUntil(250, 2) };
        (node.Late(250), node.Late(260)).ShouldBe((0, 20));
    }

    [Fact]
    public void Until_it_says_so_the_curve_is_what_being_later_costs_and_beyond_it_never_says_more()
    {
        var (exact, bounds) = (0, 0);
        Gen.Int[0, int.MaxValue - 1].Sample(seed =>
        {
            var dice = new Random(seed);
            Door[] doors = [.. Enumerable.Range(0, dice.Next(1, 14)).Select(_ => new Door(dice.Next(30), dice.Next(10), dice.Next(300), dice.Next(400), dice.Next(3)))];
            var nodes = Nodes(doors);
            for (var i = 0; i < nodes.Length; i++)
                for (var later = 0; later < 400; later += dice.Next(1, 30))
                {
                    var (told, is_) = (nodes[i].Late(nodes[i].Leave + later), Costs(doors[i..], nodes[i].Leave + later));
                    if (nodes[i].Leave + later <= nodes[i].KnownUntil) told.ShouldBe(is_, $"seed {seed}, node {i}, {later} later");
                    else told.ShouldBeLessThanOrEqualTo(is_, $"seed {seed}, node {i}, {later} later");
                    Interlocked.Increment(ref nodes[i].Leave + later <= nodes[i].KnownUntil ? ref exact : ref bounds);
                }
        }, iter: 1_000, threads: 2);
        exact.ShouldBeGreaterThan(10_000);
        bounds.ShouldBeGreaterThan(1_000);
    }

    /// <summary>Node i is left for door i; the last one for none.</summary>
    private static RichNode[] Nodes(Door[] doors)
    {
        var nodes = new RichNode[doors.Length + 1];
        for (var i = 0; i < doors.Length; i++) nodes[i + 1].Leave = Math.Max(nodes[i].Leave + doors[i].Ride, doors[i].From) + doors[i].Handling;
        (nodes[^1].Bends, nodes[^1].KnownUntil) = (Bends.Flat(0), Problem.NoLimit);
        for (var i = doors.Length - 1; i >= 0; i--)
        {
            var (door, start) = (doors[i], nodes[i + 1].Leave - doors[i].Handling);
            var isLate = start >= door.Close;
            var known = nodes[i].Bends.Before(in nodes[i + 1].Bends, door.Ride + door.Handling, nodes[i].Leave + door.Ride < start ? start - door.Ride : Problem.AnyTime,
                isLate ? door.LateCost : 0, isLate || door.LateCost == 0 ? Problem.NoLimit : door.Close - door.Ride, door.LateCost);
            nodes[i].KnownUntil = Math.Min(known, nodes[i + 1].KnownUntil - door.Handling - door.Ride);
            nodes[i].LateBehind = Costs(doors[i..], nodes[i].Leave);
        }
        return nodes;
    }

    private static long Costs(ReadOnlySpan<Door> doors, long time)
    {
        var cost = 0L;
        foreach (var door in doors)
        {
            time = Math.Max(time + door.Ride, door.From);
            cost += Math.Max(0, time - door.Close) * door.LateCost;
            time += door.Handling;
        }
        return cost;
    }
}
