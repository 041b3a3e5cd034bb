namespace RouteSolver;

/// <summary>Why a shipment is where it is in a plan, or in none: who else could have it, at what price, and what stands in the way.
/// Numbers only; the sentence is the caller's.</summary>
public sealed record Explanation
{
    public required int Shipment { get; init; }

    /// <summary>Who has it in the plan; null: nobody.</summary>
    public int? Vehicle { get; init; }

    /// <summary>What the routes of the plan cost more for having it; of an unplanned one, what leaving it out costs.</summary>
    public required long Cost { get; init; }

    /// <summary>Riding seconds the plan has more for having it.</summary>
    public long DetourSeconds { get; init; }

    /// <summary>By vehicle: what it would make of the same plan without the shipment. Empty when all its stops are done.</summary>
    public required IReadOnlyList<InsertionOption> Options { get; init; }

    /// <summary>The cheapest possible option; null when there is none.</summary>
    public InsertionOption? Best { get; init; }

    /// <summary>When nobody can: the option that misses by least. Its <see cref="InsertionOption.Reason"/> says by what.</summary>
    public InsertionOption? Closest { get; init; }

    /// <summary>Planned, and no other vehicle could have it for less.</summary>
    public bool IsCheapest => Vehicle is { } own && Options.All(option => option.Vehicle == own || !option.IsFeasible || option.Cost >= Cost);

    /// <exception cref="ArgumentException">There is no such shipment, or the plan repeats a stop or does not begin with what is frozen.</exception>
    public static Explanation Of(Problem problem, Plan plan, int shipment)
    {
        if (shipment < 0 || shipment >= problem.Shipments.Count)
            throw new ArgumentException($"There is no shipment {shipment} (0 to {problem.Shipments.Count - 1}).", nameof(shipment));
        var vehicle = Holder(problem, plan, shipment);
        var without = plan.Without(problem, shipment);
        var answer = IsOver(problem, shipment) ? new InsertionAnswer([shipment], []) : Insertion.Cheapest(problem, without, shipment);
        var (now, then) = (PlanEvaluation.Of(problem, plan), PlanEvaluation.Of(problem, without));
        return new Explanation
        {
            Shipment = shipment,
            Vehicle = vehicle,
            Cost = vehicle is null ? problem.CostOfLeavingOut(shipment) : now.Routes.Sum(route => route.Cost) - then.Routes.Sum(route => route.Cost),
            DetourSeconds = now.TravelSeconds - then.TravelSeconds,
            Options = answer.Options,
            Best = answer.Best,
            Closest = answer.Closest,
        };
    }

    private static int? Holder(Problem problem, Plan plan, int shipment)
    {
        for (var v = 0; v < plan.VehicleCount; v++)
            foreach (var stop in plan.Route(v)[RouteSchedule.FrozenLength(problem, v, plan.Route(v))..])
                if (problem.ShipmentOf(stop) == shipment) return v;
        return IsOver(problem, shipment) ? problem.BoundTo(shipment) : null;
    }

    private static bool IsOver(Problem problem, int shipment)
    {
        var left = problem.StopsOf[shipment].Pickups.Concat(problem.StopsOf[shipment].Deliveries).ToHashSet();
        for (var v = 0; v < problem.Vehicles.Count; v++)
            foreach (var done in problem.Frozen(v)) left.Remove(done.Stop);
        return left.Count == 0;
    }
}
