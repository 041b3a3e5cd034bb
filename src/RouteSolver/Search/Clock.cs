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
        if (Break < breaks.Length)
        {
            var arrival = ready;
            ready = Ride.Rest(problem, breaks, ref Break, ref Time, ref arrival, stop.Stop, handling);
        }
        Start = stop.HasSeveralWindows ? problem.StartAt(stop.Stop, ready) : Math.Max(ready, stop.From);
        Time = Start + handling;
        if (Start > stop.Close) Late += (Start - stop.Close) * stop.LateCost;
        return Start <= stop.To && seconds < Ways.Far;
    }
}
