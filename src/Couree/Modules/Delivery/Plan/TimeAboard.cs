using Couree.Kernel;
using RouteSolver;

namespace Couree.Modules.Delivery.Plan;

/// <summary>
/// How long a run may still be on a bike. Its promise, as long as that can be kept; of a run picked up already, what the round as it stands does
/// keep; of any other, what the straight way takes. A wall already behind would leave the soup in the bag for ever.
/// </summary>
internal sealed class TimeAboard(RideProblem asIs, RideWays ways, int doorSeconds)
{
    private readonly Dictionary<StopId, StopTiming> _foreseen = PlanEvaluation.Of(asIs.Problem, asIs.Current).Routes.SelectMany(r => r.Stops).ToDictionary(s => asIs.StopId(s.Stop));

    /// <summary>In seconds; null: as long as it takes.</summary>
    public long? Longest(Run run)
    {
        if (run.LongestMinutes is not { } minutes) return null;
        var (promised, ridden) = (minutes * 60L, run.InOrder.Where(RideProblem.Counts).ToList());
        if (ridden.All(s => s.State == StopState.Todo)) return Math.Max(promised, Straight(ridden));
        return Foreseen(ridden) is { } kept ? Math.Max(promised, kept) : null;
    }

    /// <summary>The pick-up of what must not stay in the bag waits until its drop may be served: seconds before that it is not fetched.</summary>
    public static DateTime NotBefore(Run run, Stop pickup, int doorSeconds)
    {
        if (run.LongestMinutes is not { } minutes) return pickup.WindowFromAt;
        var earliest = run.Stops.Where(s => s.Kind == StopKind.Drop && RideProblem.Counts(s)).Select(s => s.WindowFromAt).DefaultIfEmpty(pickup.WindowFromAt).Max().AddMinutes(-minutes).AddSeconds(-doorSeconds);
        return earliest <= pickup.WindowFromAt ? pickup.WindowFromAt : earliest < pickup.WindowUntilAt ? earliest : pickup.WindowUntilAt;
    }

    /// <summary>From leaving its first pick-up to its last drop, if everyone rides as planned now; null when no round brings it.</summary>
    private long? Foreseen(List<Stop> ridden)
    {
        var (pickups, drops) = (Timings(ridden, StopKind.Pickup), Timings(ridden, StopKind.Drop));
        return pickups.Count == 0 || drops.Count == 0 ? null : drops.Max(t => t.Start) - pickups.Min(t => t.Departure);
    }

    private List<StopTiming> Timings(List<Stop> ridden, StopKind kind) =>
        [.. ridden.Where(s => s.Kind == kind && _foreseen.ContainsKey(s.Id)).Select(s => _foreseen[s.Id])];

    /// <summary>Door after door and nothing else between.</summary>
    private long Straight(List<Stop> ridden)
    {
        var seconds = 0L;
        for (var i = 1; i < ridden.Count; i++)
        {
            var (from, to) = (ways.At(ridden[i - 1].Point), ways.At(ridden[i].Point));
            if (ways.Matrix.Seconds(from, to) == TravelMatrix.Unreachable) continue;
            seconds += ways.Matrix.Seconds(from, to) + (i > 1 && from != ways.At(ridden[i - 2].Point) ? doorSeconds : 0);
        }
        return seconds;
    }
}
