using CsCheck;

namespace RouteSolver.Tests.Search;

public sealed class RichSlackTests
{
    /// <summary>From each position of a route, leaving later: told at once, and ridden to the end.</summary>
    [Fact]
    public void What_leaving_later_costs_is_known_where_it_says_so_bounded_where_no_break_is_to_come_and_impossible_where_it_says_that()
    {
        var (known, bounded, impossible) = (0, 0, 0);
        Gen.Int[0, int.MaxValue - 1].Sample(seed =>
        {
            var (town, dice) = (RiddenTown.Rich(seed), new Random(seed));
            foreach (var v in town.Vehicles)
            {
                var route = town.Draft[v];
                if (!town.Model.IsRich || town.Model.IsStretched[v] || route.Cost >= RouteRefresh.Broken || route.Length == 0) continue;
                for (var i = route.Frozen; i <= route.Length; i++)
                    for (var later = 0; later < 200; later += dice.Next(1, 40))
                    {
                        ref readonly var node = ref route.Rich[i];
                        var (leave, costs) = (node.Leave + later, Ridden(town, route, i, later));
                        if (leave > node.LatestLeave) costs.ShouldBeNull($"seed {seed}, position {i}, {later} later");
                        else if (leave <= node.KnownUntil) costs.ShouldBe(node.Late(leave), $"seed {seed}, position {i}, {later} later");
                        else if (costs is { } least && node.Break == town.Model.Breaks[v].Length) node.Late(leave).ShouldBeLessThanOrEqualTo(least, $"seed {seed}, position {i}, {later} later");
                        else continue;
                        Interlocked.Increment(ref leave > node.LatestLeave ? ref impossible : ref leave <= node.KnownUntil ? ref known : ref bounded);
                    }
            }
        }, iter: 2_000, threads: 2);
        known.ShouldBeGreaterThan(2_000);
        bounded.ShouldBeGreaterThan(100);
        impossible.ShouldBeGreaterThan(500);
    }

    private static long? Ridden(RiddenTown town, Route route, int position, long later)
    {
        var (model, v) = (town.Model, route.Vehicle);
        var left = new long[route.Length + 2];
        for (var i = route.Frozen; i <= position; i++) left[i] = route.Rich[i].Leave;
        var clock = new Clock { Time = left[position] + later, Break = route.Rich[position].Break };
        for (var i = position + 1; i <= route.Length; i++)
        {
            ref readonly var here = ref route.Rich[i];
            if (!clock.Serve(model.Problem, model.Breaks[v], in here.Facts, route.Nodes[i - 1].LegSeconds, here.IsAtDoor)) return null;
            left[i] = clock.Time;
            if (here.Facts.Limit == Problem.NoLimit) continue;
            var since = here.Pickup < 0 ? here.Since : Math.Min(here.Since, left[here.Pickup]);
            if (since != Problem.NoLimit && clock.Start - since > here.Facts.Limit) return null;
        }
        var end = RouteSolver.Ride.Home(model.Breaks[v], ref clock.Break, clock.Time, route.Nodes[route.Length].LegSeconds);
        return end > model.LatestEnd[v] ? null : clock.Late + model.OvertimeFor(v, end);
    }
}
