using System.Runtime.CompilerServices;

namespace RouteSolver;

/// <summary>One bike's clock and purse along a route: it rides as soon as possible, rests by its breaks, serves. The only
/// definition of time and of what riding and lateness cost: evaluation, simulation and insertion all ride with it.</summary>
internal struct Ride
{
    private readonly Problem _problem;
    private readonly int _vehicle, _speed, _perSecond, _perMetre;
    private readonly Break[] _breaks;
    private readonly List<BreakTiming>? _rests;
    private int _break;

    /// <summary>Ready to leave <see cref="Place"/> (-1: it begins at its first stop) at this second.</summary>
    public long Time;
    public int Place;
    public bool AtStop;

    /// <summary>The break it is the turn of.</summary>
    public readonly int NextBreak => _break;

    /// <summary>Riding, lateness and overtime so far.</summary>
    public long Cost;

    /// <summary>Of the last stop, and the way to it.</summary>
    public long Arrival, Start, Lateness, Seconds, Metres;
    public bool HasNoWay;

    /// <param name="rests">Notes the breaks taken, for who wants to show them.</param>
    public Ride(Problem problem, int vehicle, List<BreakTiming>? rests = null)
    {
        var bike = problem.Vehicles[vehicle];
        (_problem, _vehicle, _breaks, _rests) = (problem, vehicle, problem.Breaks(vehicle), rests);
        (_speed, _perSecond, _perMetre) = (bike.SpeedPercent, bike.CostPerSecond, bike.CostPerMetre);
        (Time, Place) = (bike.Shift.From, bike.Start ?? -1);
    }

    /// <summary>A frozen stop, as it was.</summary>
    public void Recall(in FrozenStop done)
    {
        Leg(_problem.LocationOf(done.Stop));
        (Arrival, Start, Time) = (done.Arrival, done.Start, done.Departure);
        Arrive(done.Stop);
    }

    /// <summary>The past is behind: what is planned begins now. Breaks whose window has closed by then are void.</summary>
    public void Ready()
    {
        Time = Math.Max(Time, _problem.ReadyAt(_vehicle));
        while (_break < _breaks.Length && _breaks[_break].Window.To < Time) _break++;
    }

    /// <summary>Rides to this stop and serves it.</summary>
    public void Serve(int stop)
    {
        var door = AtStop && Place == _problem.LocationOf(stop) ? 0 : _problem.Door(stop);
        Leg(_problem.LocationOf(stop));
        var ready = Arrival = Time + Seconds;
        if (_break < _breaks.Length) ready = Rest(_problem, _breaks, ref _break, ref Time, ref Arrival, stop, _problem.Service(stop) + door, _rests);
        Start = _problem.StartAt(stop, ready);
        Time = Start + _problem.Service(stop) + door;
        Arrive(stop);
    }

    /// <summary>Rides to the vehicle's end, where it has one. A break is left out when the route is over by the end of its window.</summary>
    public void Finish()
    {
        var bike = _problem.Vehicles[_vehicle];
        (Seconds, Metres, HasNoWay) = (0, 0, false);
        if (bike.End is { } end) Leg(end);
        Time = Home(_breaks, ref _break, Time, Seconds, _rests);
        if (bike.Overtime is { } overtime && Time > bike.Shift.To) Cost += Math.Min(Time - bike.Shift.To, overtime.MostSeconds) * overtime.CostPerSecond;
    }

    /// <summary>When a route is over that leaves its last stop now, so many seconds from its end.</summary>
    public static long Home(Break[] breaks, ref int next, long time, long seconds, List<BreakTiming>? rests = null)
    {
        for (; next < breaks.Length; next++)
            if (time + seconds > breaks[next].Window.To) time = Take(breaks, next, Math.Max(time, breaks[next].Window.From), rests);
        return time + seconds;
    }

    /// <summary>Takes the breaks due before the next stop is served, in order: one that is open at once; one that fits into the wait
    /// at the next door there; one that would come too late after serving before it, at the door if that is reached in time, else here.</summary>
    /// <param name="next">The break it is the turn of.</param>
    /// <param name="time">When it leaves for the stop.</param>
    /// <param name="arrival">When it arrives there.</param>
    /// <param name="handling">Seconds between the start of service and leaving again.</param>
    /// <returns>When the bike is at the door and ready to serve.</returns>
    public static long Rest(Problem problem, Break[] breaks, ref int next, ref long time, ref long arrival, int stop, long handling, List<BreakTiming>? rests = null)
    {
        var (ready, seconds, atDoor) = (arrival, arrival - time, false);
        for (; next < breaks.Length; next++)
        {
            var rest = breaks[next];
            if (!atDoor && time >= rest.Window.From)
            {
                time = Take(breaks, next, time, rests);
                ready = arrival = time + seconds;
                continue;
            }
            var start = problem.StartAt(stop, ready);
            var begins = Math.Max(ready, rest.Window.From);
            var isInTime = begins <= rest.Window.To;
            if (!(isInTime && begins + rest.Seconds <= start) && start + handling <= rest.Window.To) break;
            if (isInTime)
            {
                ready = Take(breaks, next, begins, rests);
                atDoor = true;
                continue;
            }
            time = Take(breaks, next, rest.Window.From, rests);
            ready = arrival = time + seconds;
        }
        return ready;
    }

    private static long Take(Break[] breaks, int taken, long start, List<BreakTiming>? rests)
    {
        var end = start + breaks[taken].Seconds;
        rests?.Add(new BreakTiming(taken, start, end));
        return end;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Arrive(int stop)
    {
        Lateness = Math.Max(0, Start - _problem.LastClose(stop));
        if (Lateness > 0) Cost += _problem.LatenessCost(stop, Lateness);
        AtStop = true;
    }

    /// <summary>Where there is no way (a violation) the times show it, but it costs nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Leg(int place)
    {
        (Seconds, Metres, HasNoWay) = (0, 0, false);
        if (Place >= 0)
        {
            var raw = _problem.Matrix.Seconds(Place, place);
            (Seconds, Metres, HasNoWay) = (Problem.AtSpeed(raw, _speed), _problem.Matrix.Metres(Place, place), raw == TravelMatrix.Unreachable);
            if (!HasNoWay) Cost += Seconds * _perSecond + Metres * _perMetre;
        }
        Place = place;
    }
}
