namespace RouteSolver;

/// <summary>How late each position of a route may be left, and what that would cost: prepared backwards in O(stops), so that who rides a
/// changed route through may stop as soon as the rest only moves along a line (cost of lateness as a function of time, Hashimoto et al. 2006,
/// reduced to its piece around the present).</summary>
internal static class RichSlack
{
    public static void Prepare(SearchModel model, Route route, long end, long overtime)
    {
        var (nodes, rich, n, breaks) = (route.Nodes, route.Rich, route.Length, model.Breaks[route.Vehicle]);
        nodes[n + 1].Latest = model.LatestEnd[route.Vehicle];
        LastWay(model, route.Vehicle, ref rich[n], breaks, end);
        // Who stays at home is not over time, however late it is; who rides is at once.
        if (n == 0) rich[0].KnownUntil = Problem.AnyTime;
        var (behind, own) = (overtime, rich[n].LateBehind);
        rich[n].LateBehind = behind;
        for (var i = n - 1; i >= route.Frozen; i--)
        {
            ref var here = ref rich[i];
            ref readonly var next = ref rich[i + 1];
            ref readonly var facts = ref next.Facts;
            behind += own;
            (own, here.LateBehind) = (here.LateBehind, behind);

            var handling = facts.Service + (next.IsAtDoor ? 0 : facts.Door);
            var (close, known) = (facts.To, Math.Min(next.KnownUntil - handling, facts.To));
            if (facts.Limit != Problem.NoLimit)
            {
                var deadline = Deadline(route, in next);
                known = Math.Min(known, deadline);
                if (next.Pickup < 0) close = Math.Min(close, deadline);
            }
            nodes[i + 1].Latest = LatestStart(model.Problem, in facts, next.LatestLeave - facts.Service, close);
            here.LatestLeave = LatestStart(model.Problem, in facts, next.LatestLeave - handling, close) - here.LegSeconds;
            here.KnownUntil = Way(model.Problem, ref here, in next, breaks, handling, known);
        }
    }

    /// <summary>The latest start that keeps a time on board while its pickup leaves no sooner than it does.</summary>
    public static long Deadline(Route route, in RichNode here)
    {
        if (here.Facts.Limit == Problem.NoLimit) return Problem.NoLimit;
        var since = here.Pickup < 0 ? here.Since : Math.Min(here.Since, route.Rich[here.Pickup].Leave);
        return since == Problem.NoLimit ? Problem.NoLimit : since + here.Facts.Limit;
    }

    /// <summary>From the cost of leaving a stop later to that of leaving the one before later.</summary>
    /// <param name="known">Until when service may start for the first to be known exactly.</param>
    /// <returns>Until when the second is.</returns>
    private static long Way(Problem problem, ref RichNode here, in RichNode next, Break[] breaks, long handling, long known)
    {
        ref readonly var facts = ref next.Facts;
        var (ride, start, most) = (here.LegSeconds, next.Leave - handling, Problem.NoLimit);
        if (facts.HasSeveralWindows) known = Math.Min(known, problem.ClosesAt(facts.Stop, start));
        if (here.Break < breaks.Length)
        {
            ref readonly var rest = ref breaks[here.Break];
            var isLast = here.Break == breaks.Length - 1 && next.Break == breaks.Length;
            if (next.Break == here.Break && rest.Seconds > 0) (most, known) = (rest.Window.From - 1, Math.Min(known, rest.Window.To - handling));
            else if (isLast && here.Leave >= rest.Window.From) ride += rest.Seconds;
            else
            {
                here.Bends = Bends.Flat(0);
                return isLast && InTheWait(problem, in next, here.Leave + ride, in rest)
                    ? Math.Min(Math.Min(rest.Window.From - 1, rest.Window.To - ride), start - rest.Seconds - ride)
                    : here.Leave;
            }
        }
        var isLate = start >= facts.Close;
        var exact = here.Bends.Before(in next.Bends, ride + handling, here.Leave + ride < start ? start - ride : Problem.AnyTime,
            isLate ? facts.LateCost : 0, isLate || facts.LateCost == 0 ? Problem.NoLimit : facts.Close - ride, facts.LateCost);
        return Math.Min(Math.Min(most, exact), known - ride);
    }

    private static bool InTheWait(Problem problem, in RichNode next, long arrival, in Break rest)
    {
        var begins = Math.Max(arrival, rest.Window.From);
        return begins <= rest.Window.To && begins + rest.Seconds <= problem.StartAt(next.Facts.Stop, arrival);
    }

    private static void LastWay(SearchModel model, int vehicle, ref RichNode last, Break[] breaks, long end)
    {
        var (latest, cost) = (model.LatestEnd[vehicle], model.OvertimeCost[vehicle]);
        last.LatestLeave = last.KnownUntil = latest - last.LegSeconds;
        last.Bends = end >= model.ShiftEnd[vehicle] || cost == 0 ? Bends.Flat(cost) : Bends.FlatUntil(model.ShiftEnd[vehicle] - last.LegSeconds, cost);
        if (last.Break == breaks.Length) return;
        last.KnownUntil = end > breaks[last.Break].Window.To ? last.Leave : Math.Min(last.KnownUntil, breaks[last.Break].Window.To - last.LegSeconds);
    }

    /// <summary>The latest second to start service by the limit, and in a window.</summary>
    private static long LatestStart(Problem problem, in StopFacts facts, long limit, long close)
    {
        limit = Math.Min(limit, close);
        if (facts.HasSeveralWindows) return problem.LatestStart(facts.Stop, limit, facts.To);
        return limit < facts.From ? Problem.AnyTime : limit;
    }
}
