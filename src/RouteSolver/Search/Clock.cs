using System.Runtime.CompilerServices;

namespace RouteSolver;

/// <summary>Where a ride stands in time while it is only tried: a copy is a place to come back to.</summary>
internal struct Clock
{
    /// <summary>When it leaves, when service began at the last stop, and what lateness has cost since it set off.</summary>
    public long Time, Start, Late;

    /// <summary>The break it is the turn of.</summary>
    public int Break;

    /// <summary>It left some stop sooner than the route does without the request.</summary>
    public bool IsEarly;

    /// <summary>Rides so many seconds to a stop and serves it, as <see cref="Ride.Serve"/> does.</summary>
    /// <returns>False when there is no way, or when service begins too late.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Serve(Problem problem, Break[] breaks, in StopFacts stop, long seconds, bool isAtDoor)
    {
        var handling = isAtDoor ? stop.Service : stop.Service + stop.Door;
        var ready = Time + seconds;
        Start = stop.HasSeveralWindows ? problem.StartAt(stop.Stop, ready) : Math.Max(ready, stop.From);
        if (Break < breaks.Length && !ServesFirst(in breaks[Break], ready, handling))
            (Break, Time, Start) = Rested(problem, breaks, Break, Time, stop.Stop, seconds, handling);
        Time = Start + handling;
        if (Start > stop.Close) Late += (Start - stop.Close) * stop.LateCost;
        return Start <= stop.To && seconds < Ways.Far;
    }

    /// <summary>The usual case of <see cref="Ride.Rest"/>: the next break can wait until this stop is served.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool ServesFirst(in Break next, long ready, long handling) =>
        Time < next.Window.From && Start + handling <= next.Window.To && Math.Max(ready, next.Window.From) + next.Seconds > Start;

    private static (int Break, long Left, long Start) Rested(Problem problem, Break[] breaks, int next, long time, int stop, long seconds, long handling)
    {
        var arrival = time + seconds;
        var ready = Ride.Rest(problem, breaks, ref next, ref time, ref arrival, stop, handling);
        return (next, time, problem.StartAt(stop, ready));
    }
}
