using System.Runtime.CompilerServices;

namespace RouteSolver;

/// <summary>Rides parts of a route with a request in it: from a changed position on, until it is known what the rest costs.</summary>
internal sealed class RichRide(SearchModel model)
{
    public const long Impossible = long.MaxValue;

    private readonly Problem _problem = model.Problem;
    private readonly StopFacts[] _facts = model.Facts;
    private long[] _left = [];
    private RichNode[] _rich = [];
    private Node[] _nodes = [];
    private Break[] _breaks = [];
    private int _vehicle, _length;
    private bool _isLimited;

    /// <summary>All that follows is about this route.</summary>
    public void Begin(Route route)
    {
        (_rich, _nodes, _breaks, _vehicle, _length, _isLimited) = (route.Rich, route.Nodes, model.Breaks[route.Vehicle], route.Vehicle, route.Length, route.IsLimited);
        if (_left.Length < _length + 2) _left = new long[2 * _length + 16];
    }

    /// <summary>Leaving a node as the route does, before anything is changed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Clock At(in RichNode node) => new() { Time = node.Leave, Break = node.Break };

    /// <summary>Serves a stop that is not on the route; standing at its door already, or not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Visit(int stop, ref Clock clock, long seconds, bool isAtDoor) => clock.Serve(_problem, _breaks, in _facts[stop], seconds, isAtDoor);

    /// <summary>Serves the route's stop at this position.</summary>
    /// <param name="changed">The gap behind which the route is changed: before it everything is as it was.</param>
    /// <returns>False when it, or something behind it, comes too late.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Pass(int position, ref Clock clock, long seconds, bool isAtDoor, int changed)
    {
        ref readonly var here = ref _rich[position];
        if (!clock.Serve(_problem, _breaks, in here.Facts, seconds, isAtDoor) || clock.Time > here.LatestLeave) return false;
        clock.IsEarly |= clock.Time < here.Leave;
        if (!_isLimited) return true;
        _left[position] = clock.Time;
        return here.Facts.Limit == Problem.NoLimit || IsSoonEnough(in here, clock.Start, changed);
    }

    private bool IsSoonEnough(in RichNode here, long start, int changed)
    {
        var since = here.Since;
        if (here.Pickup >= 0) since = Math.Min(since, here.Pickup <= changed ? _rich[here.Pickup].Leave : _left[here.Pickup]);
        return since == Problem.NoLimit || start - since <= here.Facts.Limit;
    }

    /// <summary>Whoever left the stop before a gap then would be at the stop behind it when the clock is; where that can be said, because it changes
    /// neither the door paid for nor a break.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool AsIfLeft(int gap, in RichNode here, in Clock clock, bool isAtDoor) =>
        clock.Break == _breaks.Length && here.Break == _breaks.Length && isAtDoor == (gap < _length && _rich[gap + 1].IsAtDoor);

    /// <summary>True when everything behind a gap will be as late as it is now or later; then also what lateness costs at least since the clock set
    /// off, or <see cref="Impossible"/>.</summary>
    /// <inheritdoc cref="After"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsLater(int gap, in Clock clock, int place, long seconds, out long late)
    {
        ref readonly var here = ref _rich[gap];
        var leave = clock.Time + seconds - here.LegSeconds;
        late = clock.Late;
        if (leave < here.Leave || !AsIfLeft(gap, in here, in clock, gap < _length && _nodes[gap + 1].Place == place)) return false;
        late = leave > here.LatestLeave ? Impossible : late + here.Late(leave);
        return true;
    }

    /// <summary>Rides on behind a gap into which stops were put, to the end of the route.</summary>
    /// <param name="clock">Leaving the last stop put in.</param>
    /// <param name="place">Where that is.</param>
    /// <param name="seconds">The way from there to the stop behind the gap.</param>
    /// <param name="changed">The first gap that was changed.</param>
    /// <param name="limit">From so much lateness on nobody wants to know.</param>
    /// <returns>What lateness costs since the clock set off, or <see cref="Impossible"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long After(int gap, in Clock clock, int place, long seconds, int changed, long limit)
    {
        ref readonly var here = ref _rich[gap];
        var isAtDoor = gap < _length && _nodes[gap + 1].Place == place;
        if (seconds >= Ways.Far) return Impossible;
        if (AsIfLeft(gap, in here, in clock, isAtDoor))
        {
            var leave = clock.Time + seconds - here.LegSeconds;
            if (leave > here.LatestLeave) return Impossible;
            if (leave >= here.Leave)
            {
                var late = clock.Late + here.Late(leave);
                if (late >= limit) return Impossible;
                if (leave <= here.KnownUntil && !(clock.IsEarly && _isLimited)) return late;
            }
        }
        return Rest(gap + 1, clock, seconds, isAtDoor, changed, limit);
    }

    private long Rest(int position, Clock clock, long seconds, bool isAtDoor, int changed, long limit)
    {
        var (n, rich) = (_length, _rich);
        for (; position <= n; position++)
        {
            if (!Pass(position, ref clock, seconds, isAtDoor, changed)) return Impossible;
            ref readonly var here = ref rich[position];
            if (IsKnown(in here, in clock)) return clock.Late + here.Late(clock.Time);
            if (clock.Late + AtLeast(in here, in clock) >= limit) return Impossible;
            seconds = here.LegSeconds;
            isAtDoor = position < n && rich[position + 1].IsAtDoor;
        }
        if (seconds >= Ways.Far) return Impossible;
        var end = Ride.Home(_breaks, ref clock.Break, clock.Time, seconds);
        return end > model.LatestEnd[_vehicle] ? Impossible : clock.Late + model.OvertimeFor(_vehicle, end);
    }

    /// <summary>What the rest of the route costs is known without riding it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsKnown(in RichNode here, in Clock clock) =>
        clock.Time >= here.Leave && clock.Time <= here.KnownUntil && clock.Break == here.Break && !(clock.IsEarly && _isLimited);

    /// <summary>What lateness behind this position costs at least. Breaks still to come could make the route sooner.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long AtLeast(in RichNode here, in Clock clock) =>
        clock.Time >= here.Leave && clock.Break == _breaks.Length && here.Break == _breaks.Length ? here.Late(clock.Time) : 0;
}
