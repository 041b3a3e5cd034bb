namespace RouteSolver.Tests;

/// <summary>Every order and every position, each played through in full: slow, and with nothing to get wrong.</summary>
internal static class BruteForce
{
    public static (long Cost, long Seconds, long Metres)? Cheapest(Problem problem, Plan plan, int vehicle, int[] stops)
    {
        var before = PlanEvaluation.Of(problem, plan).Routes[vehicle];
        (long, long, long)? best = null;
        foreach (var route in Threaded([.. plan.Route(vehicle)], stops, problem.Frozen(vehicle).Count))
        {
            var after = PlanEvaluation.Of(problem, plan.With(problem, vehicle, route)).Routes[vehicle];
            if (!NothingWorse(before, after)) continue;
            var cost = (after.Cost - before.Cost, after.TravelSeconds - before.TravelSeconds, after.Metres - before.Metres);
            if (best is null || cost.CompareTo(best.Value) < 0) best = cost;
        }
        return best;
    }

    public static bool NothingWorse(RouteEvaluation before, RouteEvaluation after) => after.Violations.All(now =>
        before.Violations.Any(was => was.Constraint == now.Constraint && was.Amount >= now.Amount
            && (now.Constraint == Constraint.Capacity ? was.Dimension == now.Dimension : was.Stop == now.Stop)));

    public static IEnumerable<List<int>> Threaded(List<int> route, int[] stops, int first)
    {
        if (stops.Length == 0)
        {
            yield return route;
            yield break;
        }
        for (var at = first; at <= route.Count; at++)
        {
            List<int> longer = [.. route];
            longer.Insert(at, stops[0]);
            foreach (var whole in Threaded(longer, stops[1..], first)) yield return whole;
        }
    }
}
