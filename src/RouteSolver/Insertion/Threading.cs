namespace RouteSolver;

/// <summary>Chooses how to put some stops on one route: exactly while that is cheap, and otherwise stop by stop, first the
/// one that would lose most by waiting (regret insertion, Ropke and Pisinger 2006).</summary>
internal static class Threading
{
    /// <summary>Above this many ways to interleave, stops go in one by one.</summary>
    private const long ExactWays = 100_000;
    private const int ExactStops = 6;

    /// <summary>The new route: the best where nothing gets worse, else the one that misses by least.</summary>
    public static int[] Thread(RouteSlack route, ReadOnlySpan<int> stops)
    {
        if (stops.Length <= ExactStops)
        {
            var added = new NewStops(route, stops);
            if (stops.Length <= 2 || added.Interleavings(route.Length - route.Frozen + 1, ExactWays) < ExactWays) return Best(route, added).BestRoute();
        }
        return OneByOne(route, stops);
    }

    private static InsertionSearch Best(RouteSlack route, NewStops stops)
    {
        var search = InsertionSearch.Feasible(route, stops);
        return search.Found ? search : InsertionSearch.Closest(route, stops);
    }

    private static int[] OneByOne(RouteSlack route, ReadOnlySpan<int> stops)
    {
        var problem = route.Problem;
        var remaining = new List<int>(stops.ToArray());
        while (true)
        {
            InsertionSearch? chosen = null;
            int[] unit = [];
            foreach (var candidate in Units(route, remaining))
            {
                var search = Best(route, new NewStops(route, candidate));
                if (chosen is not null && Urgency(search).CompareTo(Urgency(chosen)) <= 0) continue;
                (chosen, unit) = (search, candidate);
            }
            var longer = chosen!.BestRoute();
            remaining.RemoveAll(unit.Contains);
            if (remaining.Count == 0) return longer;
            route = new RouteSlack(problem, RouteSchedule.Play(problem, route.Vehicle, longer));
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

    private static (long Regret, long Seconds) Urgency(InsertionSearch search) =>
        (search.BestPenalty > 0 ? Problem.NoLimit : search.SecondSeconds - search.BestSeconds, search.BestSeconds);
}
