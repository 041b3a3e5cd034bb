namespace RouteSolver;

/// <summary>A plan played through: times and loads at each stop, totals, every broken constraint, and what is not planned.</summary>
public sealed class PlanEvaluation
{
    private PlanEvaluation(Problem problem, RouteEvaluation[] routes, Violation[] violations, int[] unplanned)
    {
        (Routes, Violations, Unplanned) = (routes, violations, unplanned);
        TravelSeconds = routes.Sum(route => route.TravelSeconds);
        Metres = routes.Sum(route => route.Metres);
        WaitSeconds = routes.Sum(route => route.WaitSeconds);
        Lateness = routes.Sum(route => route.Lateness);
        Cost = routes.Sum(route => route.Cost) + unplanned.Sum(problem.CostOfLeavingOut);
    }

    /// <summary>By vehicle.</summary>
    public IReadOnlyList<RouteEvaluation> Routes { get; }

    /// <summary>By vehicle, then by constraint. Empty: the plan can be ridden as it is.</summary>
    public IReadOnlyList<Violation> Violations { get; }

    /// <summary>Shipments of which no stop is in the plan. That is not a violation: ask <see cref="Insertion"/> why.</summary>
    public IReadOnlyList<int> Unplanned { get; }

    public bool IsFeasible => Violations.Count == 0;
    public long TravelSeconds { get; }
    public long Metres { get; }
    public long WaitSeconds { get; }
    public long Lateness { get; }

    /// <summary>Of all routes and of every shipment left out.</summary>
    public long Cost { get; }

    /// <summary>Plays the plan through without changing it. O(stops × windows + vehicles).</summary>
    public static PlanEvaluation Of(Problem problem, Plan plan)
    {
        var times = new int[problem.StopCount];
        var planned = new bool[problem.Shipments.Count];
        var routes = new RouteEvaluation[plan.VehicleCount];
        var violations = new List<Violation>();
        for (var v = 0; v < routes.Length; v++)
        {
            routes[v] = RouteSchedule.Play(problem, v, plan.Route(v));
            violations.AddRange(routes[v].Violations);
            foreach (var stop in plan.Route(v))
            {
                planned[problem.ShipmentOf(stop)] = true;
                if (++times[stop] > 1) violations.Add(new Violation(Constraint.Duplicate, v, stop, null, times[stop] - 1));
            }
        }
        return new PlanEvaluation(problem, routes, [.. violations], [.. Enumerable.Range(0, planned.Length).Where(s => !planned[s])]);
    }
}
