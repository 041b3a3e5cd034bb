namespace RouteSolver;

/// <summary>Chooses how to put some stops on one route: exactly while that is cheap, and otherwise stop by stop, first the
/// one that would lose most by waiting (regret insertion, Ropke and Pisinger 2006).</summary>
internal static class Threading
{
    /// <summary>Above this many ways to interleave, stops go in one by one.</summary>
    private const long ExactWays = 100_000;
    private const int ExactStops = 6;

    /// <summary>A way that must be ridden through whole counts as so many.</summary>
    private const int RiddenWays = 10;

    /// <summary>The new route: the best where nothing gets worse, else the one that misses by least.</summary>
    public static int[] Thread(RouteSlack route, ReadOnlySpan<int> stops, Func<RouteSimulation> simulation)
    {
        if (stops.Length <= ExactStops)
        {
            var added = new NewStops(route, stops);
            var most = route.MustRideWith(stops) ? ExactWays / RiddenWays : ExactWays;
            if (stops.Length <= 2 || added.Interleavings(route.Length - route.Frozen + 1, most) < most) return Best(route, added, simulation).Stops;
        }
        return OneByOne(route, stops, simulation);
    }

    private static Thread Best(RouteSlack route, NewStops stops, Func<RouteSimulation> simulation)
    {
        if (!route.MustRideWith(stops.Stop)) return InsertionSearch.Feasible(route, stops) ?? InsertionSearch.Closest(route, stops);
        var ridden = simulation();
        ridden.Tolerate(route.Evaluation);
        return RiddenSearch.Feasible(route, stops, ridden) ?? RiddenSearch.Closest(route, stops, ridden);
    }

    private static int[] OneByOne(RouteSlack route, ReadOnlySpan<int> stops, Func<RouteSimulation> simulation)
    {
        var problem = route.Problem;
        var remaining = new List<int>(stops.ToArray());
        while (true)
        {
            Thread? chosen = null;
            int[] unit = [];
            foreach (var candidate in Units(route, remaining))
            {
                var thread = Best(route, new NewStops(route, candidate), simulation);
                if (chosen is not null && Urgency(thread).CompareTo(Urgency(chosen)) <= 0) continue;
                (chosen, unit) = (thread, candidate);
            }
            remaining.RemoveAll(unit.Contains);
            if (remaining.Count == 0) return chosen!.Stops;
            route = new RouteSlack(problem, RouteSchedule.Play(problem, route.Vehicle, chosen!.Stops));
        }
    }

    /// <summary>A shipment enters the route with a pickup and a delivery at once; its other stops follow one by one.</summary>
    private static IEnumerable<int[]> Units(RouteSlack route, List<int> remaining)
    {
        var problem = route.Problem;
        var begun = route.Stops.Select(problem.ShipmentOf).ToHashSet();
        foreach (var stop in remaining)
        {
            var shipment = problem.ShipmentOf(stop);
            var partners = remaining.Where(other => problem.ShipmentOf(other) == shipment && problem.IsPickup(other) != problem.IsPickup(stop));
            if (begun.Contains(shipment) || !partners.Any()) yield return [stop];
            else if (problem.IsPickup(stop))
                foreach (var delivery in partners) yield return [stop, delivery];
        }
    }

    private static (long Regret, long Cost) Urgency(Thread thread) => (thread.Missed > 0 ? Problem.NoLimit : thread.SecondCost - thread.Cost, thread.Cost);
}
