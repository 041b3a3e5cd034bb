namespace RouteSolver;

/// <summary>Plays one route through from its start to its end: times first, then loads, then what is broken.</summary>
internal static class RouteSchedule
{
    public static RouteEvaluation Play(Problem problem, int vehicle, ReadOnlySpan<int> stops)
    {
        var timings = new StopTiming[stops.Length];
        var rests = new List<BreakTiming>(problem.Breaks(vehicle).Length);
        var ride = Times(problem, vehicle, stops, timings, rests);
        var load = Loads(problem, vehicle, stops);
        return new RouteEvaluation(vehicle, timings, load, problem.Dimensions)
        {
            Breaks = rests,
            EndsAt = ride.Time,
            TravelSeconds = timings.Sum(stop => stop.TravelSeconds) + (stops.Length == 0 ? 0 : ride.Seconds),
            Metres = timings.Sum(stop => stop.Metres) + (stops.Length == 0 ? 0 : ride.Metres),
            Cost = ride.Cost + OfUse(problem, vehicle, stops),
            Violations = RouteRules.Broken(problem, vehicle, stops, timings, load, ride.Time),
        };
    }

    /// <summary>How many leading stops of the route are indeed the vehicle's frozen ones.</summary>
    public static int FrozenLength(Problem problem, int vehicle, ReadOnlySpan<int> stops)
    {
        var frozen = problem.Frozen(vehicle);
        var same = 0;
        while (same < frozen.Count && same < stops.Length && frozen[same].Stop == stops[same]) same++;
        return same;
    }

    private static Ride Times(Problem problem, int vehicle, ReadOnlySpan<int> stops, StopTiming[] timings, List<BreakTiming> rests)
    {
        var frozen = problem.Frozen(vehicle);
        var done = FrozenLength(problem, vehicle, stops);
        var ride = new Ride(problem, vehicle, rests);
        for (var i = 0; i < stops.Length; i++)
        {
            if (i == done) ride.Ready();
            if (i < done) ride.Recall(frozen[i]);
            else ride.Serve(stops[i]);
            timings[i] = new StopTiming(stops[i], ride.Arrival, ride.Start, ride.Time, ride.Lateness, ride.Seconds, ride.Metres);
        }
        if (stops.Length == done) ride.Ready();
        if (stops.Length > 0) ride.Finish();
        return ride;
    }

    /// <summary>What riding this route costs beyond the ride: the vehicle, shipments moved from another, unevenness.</summary>
    private static long OfUse(Problem problem, int vehicle, ReadOnlySpan<int> stops)
    {
        var cost = stops.Length > FrozenLength(problem, vehicle, stops) ? problem.Vehicles[vehicle].FixedCost : 0;
        var (seen, hardship) = (new HashSet<int>(), 0L);
        foreach (var stop in stops)
        {
            var shipment = problem.ShipmentOf(stop);
            if (!seen.Add(shipment)) continue;
            cost += problem.MoveCost(vehicle, shipment);
            hardship += problem.Shipments[shipment].Hardship;
        }
        return cost + problem.FairnessCost(vehicle, hardship);
    }

    /// <summary>Aboard at the start: what is bound to the bike, and what planned deliveries without a pickup bring along.</summary>
    private static long[] Loads(Problem problem, int vehicle, ReadOnlySpan<int> stops)
    {
        var dimensions = problem.Dimensions;
        var load = new long[(stops.Length + 1) * dimensions];
        if (dimensions == 0) return load;
        for (var s = 0; s < problem.Shipments.Count; s++)
            if (problem.Shipments[s].OnBoard?.Vehicle == vehicle)
                foreach (var stop in problem.StopsOf[s].Deliveries) Add(load, 0, problem.Change(stop), -1);
        foreach (var stop in stops)
            if (IsBroughtAlong(problem, stop)) Add(load, 0, problem.Change(stop), -1);
        for (var i = 0; i < stops.Length; i++)
        {
            load.AsSpan(i * dimensions, dimensions).CopyTo(load.AsSpan((i + 1) * dimensions));
            Add(load, (i + 1) * dimensions, problem.Change(stops[i]), +1);
        }
        return load;
    }

    /// <summary>A delivery loaded before the start: no pickup, and not aboard already.</summary>
    public static bool IsBroughtAlong(Problem problem, int stop)
    {
        var shipment = problem.ShipmentOf(stop);
        return problem.StopsOf[shipment].Pickups.Count == 0 && problem.Shipments[shipment].OnBoard is null;
    }

    private static void Add(long[] load, int at, ReadOnlySpan<long> change, int sign)
    {
        for (var d = 0; d < change.Length; d++) load[at + d] += sign * change[d];
    }
}
