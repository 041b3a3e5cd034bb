namespace RouteSolver;

/// <summary>Every constraint a played route breaks, in the order of <see cref="Constraint"/>, then along the route.</summary>
internal static class RouteRules
{
    public static Violation[] Broken(Problem problem, int vehicle, ReadOnlySpan<int> stops, StopTiming[] timings, long[] load, long endsAt)
    {
        var broken = new List<Violation>();
        var bike = problem.Vehicles[vehicle];
        var position = new Dictionary<int, int>(stops.Length);
        for (var i = 0; i < stops.Length; i++) position.TryAdd(stops[i], i);
        var done = RouteSchedule.FrozenLength(problem, vehicle, stops);
        var frozen = problem.Frozen(vehicle).Count;
        if (done < frozen) broken.Add(new(Constraint.FrozenPrefix, vehicle, null, null, frozen - done));
        var here = bike.Start ?? -1;
        for (var i = 0; i < stops.Length; i++)
        {
            var stop = stops[i];
            var shipment = problem.ShipmentOf(stop);
            var lacking = problem.Shipments[shipment].Skills.MissingFrom(bike.Skills);
            if (!lacking.IsEmpty) broken.Add(new(Constraint.Skill, vehicle, stop, lacking.First, lacking.Count));
            if (problem.BoundTo(shipment) is { } bound && bound != vehicle) broken.Add(new(Constraint.BoundElsewhere, vehicle, stop, null, 1));
            if (problem.IsPinnedElsewhere(vehicle, shipment)) broken.Add(new(Constraint.PinnedElsewhere, vehicle, stop, null, 1));
            Together(problem, vehicle, shipment, stop, position, broken);
            if (here >= 0 && problem.Matrix.Seconds(here, problem.LocationOf(stop)) == TravelMatrix.Unreachable)
                broken.Add(new(Constraint.Unreachable, vehicle, stop, null, 1));
            here = problem.LocationOf(stop);
            var late = timings[i].Lateness - problem.LatenessMost(stop);
            if (late > 0) broken.Add(new(Constraint.TimeWindow, vehicle, stop, null, late));
            if (TimeOnBoard(problem, stop, position, timings) is { } aboard && aboard > problem.Longest(stop))
                broken.Add(new(Constraint.TimeOnBoard, vehicle, stop, null, aboard - problem.Longest(stop)));
        }
        if (stops.Length > 0 && bike.End is { } end && problem.Matrix.Seconds(here, end) == TravelMatrix.Unreachable)
            broken.Add(new(Constraint.Unreachable, vehicle, null, null, 1));
        for (var d = 0; d < problem.Dimensions; d++) Peak(problem, vehicle, stops, load, d, broken);
        RouteGoods.Broken(problem, vehicle, stops, position, broken);
        var over = endsAt - problem.LatestEnd(vehicle);
        if (stops.Length > 0 && over > 0) broken.Add(new(Constraint.ShiftEnd, vehicle, null, null, over));
        return [.. broken.OrderBy(violation => violation.Constraint)];
    }

    /// <summary>Seconds this delivery's goods have been aboard when its service starts; null when nothing limits them.</summary>
    public static long? TimeOnBoard(Problem problem, int stop, Dictionary<int, int> position, StopTiming[] timings)
    {
        if (problem.Longest(stop) == Problem.NoLimit) return null;
        var shipment = problem.ShipmentOf(stop);
        var since = problem.Shipments[shipment].OnBoard?.Since ?? Problem.NoLimit;
        foreach (var pickup in problem.StopsOf[shipment].Pickups)
            if (position.TryGetValue(pickup, out var at) && at < position[stop]) since = Math.Min(since, timings[at].Departure);
        return since == Problem.NoLimit ? null : timings[position[stop]].Start - since;
    }

    private static void Together(Problem problem, int vehicle, int shipment, int stop, Dictionary<int, int> position, List<Violation> broken)
    {
        var family = problem.StopsOf[shipment];
        var missing = 0;
        var early = false;
        foreach (var pickup in family.Pickups)
        {
            if (!position.TryGetValue(pickup, out var at)) missing++;
            else if (!problem.IsPickup(stop) && at > position[stop]) early = true;
        }
        foreach (var delivery in family.Deliveries)
            if (!position.ContainsKey(delivery)) missing++;
        if (missing > 0) broken.Add(new(Constraint.Incomplete, vehicle, stop, null, missing));
        if (early) broken.Add(new(Constraint.PickupBeforeDelivery, vehicle, stop, null, 1));
    }

    private static void Peak(Problem problem, int vehicle, ReadOnlySpan<int> stops, long[] load, int dimension, List<Violation> broken)
    {
        var (peak, at) = (load[dimension], -1);
        for (var i = 0; i < stops.Length; i++)
            if (load[(i + 1) * problem.Dimensions + dimension] > peak) (peak, at) = (load[(i + 1) * problem.Dimensions + dimension], i);
        var over = peak - problem.Vehicles[vehicle].Capacity[dimension];
        if (over > 0) broken.Add(new(Constraint.Capacity, vehicle, at < 0 ? null : stops[at], dimension, over));
    }
}
