using System.Runtime.CompilerServices;

namespace RouteSolver;

/// <summary>Rides parts of a route with a request in it: from a changed position on, until nothing differs any more from the route as it is.</summary>
internal sealed class RichRide(SearchModel model)
{
    public const long Impossible = long.MaxValue;

    private long[] _left = [];

    public void Begin(Route route)
    {
        if (_left.Length < route.Length + 2) _left = new long[2 * route.Length + 16];
    }

    /// <summary>Leaving a node as the route does, before anything is changed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Clock At(Route route, int node) => new() { Time = route.Nodes[node].Leave, Break = route.Rich[node].Break };

    /// <summary>Serves a stop that is not on the route; standing at a door already, or not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Visit(Route route, int stop, ref Clock clock, long seconds, bool isAtDoor) =>
        clock.Serve(model.Problem, model.Breaks[route.Vehicle], in model.Facts[stop], seconds, isAtDoor);

    /// <summary>Serves the route's stop at this position.</summary>
    /// <param name="changed">The gap behind which the route is changed: before it everything is as it was.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Pass(Route route, int position, ref Clock clock, long seconds, bool isAtDoor, int changed)
    {
        ref readonly var node = ref route.Nodes[position];
        ref readonly var facts = ref model.Facts[node.Stop];
        if (!clock.Serve(model.Problem, model.Breaks[route.Vehicle], in facts, seconds, isAtDoor)) return false;
        _left[position] = clock.Time;
        clock.IsEarly |= clock.Time < node.Leave;
        return facts.Limit == Problem.NoLimit || IsSoonEnough(route, position, facts.Limit, clock.Start, changed);
    }

    private bool IsSoonEnough(Route route, int position, long limit, long start, int changed)
    {
        ref readonly var rich = ref route.Rich[position];
        var since = rich.Since;
        if (rich.Pickup >= 0) since = Math.Min(since, rich.Pickup <= changed ? route.Nodes[rich.Pickup].Leave : _left[rich.Pickup]);
        return since == Problem.NoLimit || start - since <= limit;
    }

    /// <summary>Rides the rest of the route from this position on.</summary>
    /// <param name="clock">Leaving the stop before it.</param>
    /// <param name="seconds">The way to it.</param>
    /// <param name="isAtDoor">The stop before is at the same door.</param>
    /// <param name="limit">From so much more on nobody wants to know.</param>
    /// <returns>What lateness costs more from there on than it does now, or <see cref="Impossible"/>.</returns>
    public long Rest(Route route, int position, Clock clock, long seconds, bool isAtDoor, int changed, long limit)
    {
        var (n, nodes, rich, breaks) = (route.Length, route.Nodes, route.Rich, model.Breaks[route.Vehicle].Length);
        clock.Late = -rich[position].LateBehind;
        for (; position <= n; position++)
        {
            if (!Pass(route, position, ref clock, seconds, isAtDoor, changed)) return Impossible;
            ref readonly var here = ref rich[position];
            ref readonly var node = ref nodes[position];
            if (clock.Time > here.LatestLeave) return Impossible;
            var behind = rich[position + 1].LateBehind;
            if (!clock.IsEarly || !route.IsLimited)
            {
                if (clock.Time == node.Leave && clock.Break == here.Break) return clock.Late + behind;
                if (clock.Break == breaks && clock.Time <= here.FreeLeave && (behind == 0 || (here.Break == breaks && clock.Time >= node.Leave))) return clock.Late + behind;
            }
            var sure = clock.Time >= node.Leave && clock.Break == breaks && here.Break == breaks ? behind : 0;
            if (clock.Late + sure >= limit) return Impossible;
            (seconds, isAtDoor) = (node.LegSeconds, rich[position + 1].IsAtDoor);
        }
        if (seconds >= Ways.Far) return Impossible;
        var end = Ride.Home(model.Breaks[route.Vehicle], ref clock.Break, clock.Time, seconds);
        return end > model.ShiftEnd[route.Vehicle] + model.Overtime[route.Vehicle] ? Impossible : clock.Late + model.OvertimeFor(route.Vehicle, end);
    }
}
