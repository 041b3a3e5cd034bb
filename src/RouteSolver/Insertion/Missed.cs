namespace RouteSolver;

/// <summary>One measure for how far off an impossible way is: seconds late at the worst stop, with an hour for each whole capacity
/// or each shipment too many.</summary>
internal static class Missed
{
    public const long Hour = 3600;

    /// <summary>Nothing mends it.</summary>
    public const long Hopeless = 1_000_000_000_000_000;

    public static long Overload(long over, long capacity) => (over * Hour + capacity) / Math.Max(1, capacity);

    public static long By(Problem problem, IReadOnlyList<Violation> violations)
    {
        var (late, over) = (0L, 0L);
        foreach (var violation in violations)
            switch (violation.Constraint)
            {
                case Constraint.TimeWindow or Constraint.TimeOnBoard or Constraint.ShiftEnd: late = Math.Max(late, violation.Amount); break;
                case Constraint.Capacity: over = Math.Max(over, Overload(violation.Amount, problem.Vehicles[violation.Vehicle].Capacity[violation.Dimension!.Value])); break;
                case Constraint.LastInFirstOut or Constraint.Incompatible: over = Math.Max(over, violation.Amount * Hour); break;
                default: late = Hopeless; break;
            }
        return late + over;
    }

    /// <summary>The second from which a route, to its end, leaves room for all the pickups among these stops at once.</summary>
    public static long? FitsFrom(Problem problem, RouteEvaluation route, ReadOnlySpan<int> stops)
    {
        var room = new long[problem.Dimensions];
        for (var d = 0; d < room.Length; d++) room[d] = problem.Vehicles[route.Vehicle].Capacity[d];
        foreach (var stop in stops)
            for (var d = 0; problem.IsPickup(stop) && d < room.Length; d++) room[d] -= problem.Change(stop)[d];
        for (var i = route.Stops.Count - 1; i >= -1; i--)
        {
            var load = i < 0 ? route.LoadAtStart : route.LoadAfter(i);
            for (var d = 0; d < room.Length; d++)
                if (load[d] > room[d]) return i + 1 < route.Stops.Count ? route.Stops[i + 1].Departure : null;
        }
        return null;
    }
}
