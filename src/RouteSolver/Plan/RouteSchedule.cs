namespace RouteSolver;

/// <summary>Plays one route through from its start to its end: times first, then loads, then what is broken.</summary>
internal static class RouteSchedule
{
    public static RouteEvaluation Play(Problem problem, int vehicle, ReadOnlySpan<int> stops)
    {
        var timings = new StopTiming[stops.Length];
        var (endsAt, seconds, metres) = Times(problem, vehicle, stops, timings);
        var load = Loads(problem, vehicle, stops);
        var broken = RouteRules.Broken(problem, vehicle, stops, timings, load, endsAt);
        return new RouteEvaluation(vehicle, timings, load, problem.Dimensions, endsAt, seconds, metres, broken);
    }

    /// <summary>How many leading stops of the route are indeed the vehicle's frozen ones.</summary>
    public static int FrozenLength(Problem problem, int vehicle, ReadOnlySpan<int> stops)
    {
        var frozen = problem.Frozen(vehicle);
        var same = 0;
        while (same < frozen.Count && same < stops.Length && frozen[same].Stop == stops[same]) same++;
        return same;
    }

    private static (long EndsAt, long Seconds, long Metres) Times(Problem problem, int vehicle, ReadOnlySpan<int> stops, StopTiming[] timings)
    {
        var bike = problem.Vehicles[vehicle];
        var frozen = problem.Frozen(vehicle);
        var done = FrozenLength(problem, vehicle, stops);
        var time = bike.Shift.From;
        var here = bike.Start ?? -1;
        for (var i = 0; i < stops.Length; i++)
        {
            var stop = stops[i];
            var place = problem.LocationOf(stop);
            var seconds = here < 0 ? 0 : problem.TravelSeconds(vehicle, here, place);
            var metres = here < 0 ? 0 : problem.Matrix.Metres(here, place);
            long arrival, start;
            if (i < done)
            {
                (arrival, start, time) = (frozen[i].Arrival, frozen[i].Start, frozen[i].Departure);
            }
            else
            {
                if (i == done) time = Math.Max(time, problem.ReadyAt(vehicle));
                arrival = time + seconds;
                start = problem.StartAt(stop, arrival);
                var sameDoor = i > 0 && here == place;
                time = start + problem.Service(stop) + (sameDoor ? 0 : problem.Door(stop));
            }
            timings[i] = new StopTiming(stop, arrival, start, time, Math.Max(0, start - problem.LastClose(stop)), seconds, metres);
            here = place;
        }
        if (stops.Length == done) time = Math.Max(time, problem.ReadyAt(vehicle));
        if (stops.Length == 0 || bike.End is not { } end) return (time, 0, 0);
        var last = problem.TravelSeconds(vehicle, here, end);
        return (time + last, last, problem.Matrix.Metres(here, end));
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
