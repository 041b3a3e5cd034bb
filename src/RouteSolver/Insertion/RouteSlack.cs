namespace RouteSolver;

/// <summary>What one route can still bear, prepared in O(n) so that a position is then judged in constant time:
/// the latest arrival at each stop that makes nothing behind it late (forward time slack, Savelsbergh 1992, as absolute
/// times), the highest load before and behind each gap, and the schedule as it is.</summary>
/// <remarks>What is already late, overloaded or too long aboard stays tolerated as far as it goes, and no further: a round
/// running two minutes behind must still be able to take a parcel. Gap <c>i</c> is before position <c>i</c>; gap <c>n</c> is before the end.</remarks>
internal sealed class RouteSlack
{
    public readonly Problem Problem;
    public readonly int Vehicle, Length, Frozen, Speed, Dimensions, End;
    public readonly int[] Stops, Place;
    public readonly long[] Leave, Departure, Leg, Metres, LegCost, Close, Limit, Since;
    public readonly int[] SincePosition;
    public readonly long[] Latest, LatestSameDoor, Safe, SafeSameDoor;
    public readonly long[] Load, PeakBefore, PeakBehind, Capacity;
    public readonly bool[] NoWay;
    public readonly bool[] LimitedBehind;
    public readonly long ShiftEnd;
    public readonly int StartPlace, PerSecond, PerMetre;
    public readonly RouteEvaluation Evaluation;
    private readonly bool _mustRide;

    public RouteSlack(Problem problem, RouteEvaluation route)
    {
        (Problem, Evaluation) = (problem, route);
        Vehicle = route.Vehicle;
        var bike = problem.Vehicles[Vehicle];
        var n = Length = route.Stops.Count;
        (Speed, Dimensions, End, StartPlace) = (bike.SpeedPercent, problem.Dimensions, bike.End ?? -1, bike.Start ?? -1);
        (PerSecond, PerMetre) = (bike.CostPerSecond, bike.CostPerMetre);
        Stops = new int[n];
        for (var i = 0; i < n; i++) Stops[i] = route.Stops[i].Stop;
        Frozen = RouteSchedule.FrozenLength(problem, Vehicle, Stops);
        ShiftEnd = n == 0 ? problem.LatestEnd(Vehicle) : Math.Max(problem.LatestEnd(Vehicle), route.EndsAt);
        (Place, Leave, Departure, Leg, Metres, LegCost) = (new int[n], new long[n + 1], new long[n], new long[n + 1], new long[n + 1], new long[n + 1]);
        (Close, Limit, Since, SincePosition, NoWay) = (new long[n], new long[n], new long[n], new int[n], new bool[n + 1]);
        (Load, PeakBefore, PeakBehind) = (new long[(n + 1) * Dimensions], new long[(n + 1) * Dimensions], new long[(n + 1) * Dimensions]);
        Capacity = new long[Dimensions];
        LimitedBehind = new bool[n + 1];
        Schedule(route, bike);
        Aboard(route);
        Loads(route, bike);
        _mustRide = MustRide(bike);
        (Latest, LatestSameDoor) = Backward(withDeadlines: false);
        (Safe, SafeSameDoor) = LimitedBehind[Math.Min(Frozen, n)] ? Backward(withDeadlines: true) : (Latest, LatestSameDoor);
    }

    /// <summary>Where the bike is before this position; -1: nowhere yet.</summary>
    public int Before(int gap) => gap == 0 ? StartPlace : Place[gap - 1];

    /// <summary>The route's stops with the new ones in this order at these gaps.</summary>
    public int[] With(NewStops added, int[] order, int[] gaps, int[] stops)
    {
        var (taken, at) = (0, 0);
        for (var gap = 0; gap <= Length; gap++)
        {
            while (taken < added.Count && gaps[taken] == gap) stops[at++] = added.Stop[order[taken++]];
            if (gap < Length) stops[at++] = Stops[gap];
        }
        return stops;
    }

    /// <summary>No summary of the rest can judge breaks, prices of lateness or what lies on what: each way must be ridden through whole.</summary>
    public bool MustRideWith(ReadOnlySpan<int> stops)
    {
        if (_mustRide) return true;
        foreach (var stop in stops)
            if (MattersWhole(stop)) return true;
        return false;
    }

    private bool MustRide(Vehicle bike)
    {
        if (bike.Breaks.Count > 0 || bike.Overtime is { CostPerSecond: > 0 }) return true;
        if (Problem.HasGoodsRules)
            foreach (var shipment in Problem.Shipments)
                if (shipment.OnBoard?.Vehicle == Vehicle && !shipment.NotWith.IsEmpty) return true;
        for (var i = 0; i < Length; i++)
            if (MattersWhole(Stops[i])) return true;
        return false;
    }

    private bool MattersWhole(int stop) =>
        Problem.LatenessCost(stop, 1) > 0
        || (Problem.HasGoodsRules && Problem.Shipments[Problem.ShipmentOf(stop)] is var shipment && (shipment.LastInFirstOut || !shipment.NotWith.IsEmpty));

    /// <summary>Time on board counted from the earlier pickup found on this route, wherever it now is.</summary>
    private void Aboard(RouteEvaluation route)
    {
        var position = new Dictionary<int, int>(Length);
        for (var i = 0; i < Length; i++) position.TryAdd(Stops[i], i);
        for (var i = Length - 1; i >= 0; i--)
        {
            var (longest, shipment) = (Problem.Longest(Stops[i]), Problem.ShipmentOf(Stops[i]));
            (Limit[i], SincePosition[i], Since[i]) = (longest, -1, Problem.NoLimit);
            LimitedBehind[i] = LimitedBehind[i + 1] || longest != Problem.NoLimit;
            if (longest == Problem.NoLimit) continue;
            Since[i] = Problem.Shipments[shipment].OnBoard?.Since ?? Problem.NoLimit;
            foreach (var pickup in Problem.StopsOf[shipment].Pickups)
                if (position.TryGetValue(pickup, out var at) && at < i && (SincePosition[i] < 0 || at < SincePosition[i])) SincePosition[i] = at;
            var since = SincePosition[i] >= 0 ? Departure[SincePosition[i]] : Since[i];
            if (since != Problem.NoLimit) Limit[i] = Math.Max(longest, route.Stops[i].Start - since);
        }
    }

    private void Schedule(RouteEvaluation route, Vehicle bike)
    {
        var here = StartPlace;
        Leave[0] = Frozen == 0 ? Math.Max(bike.Shift.From, Problem.ReadyAt(Vehicle)) : bike.Shift.From;
        for (var i = 0; i < Length; i++)
        {
            var stop = route.Stops[i];
            Place[i] = Problem.LocationOf(stop.Stop);
            Departure[i] = stop.Departure;
            (Leg[i], Metres[i]) = (stop.TravelSeconds, stop.Metres);
            NoWay[i] = here >= 0 && Problem.Matrix.Seconds(here, Place[i]) == TravelMatrix.Unreachable;
            LegCost[i] = NoWay[i] ? 0 : Leg[i] * PerSecond + Metres[i] * PerMetre;
            Close[i] = Math.Max(Problem.LastClose(stop.Stop) + Problem.LatenessMost(stop.Stop), stop.Start);
            Leave[i + 1] = i + 1 == Frozen ? Math.Max(stop.Departure, Problem.ReadyAt(Vehicle)) : stop.Departure;
            here = Place[i];
        }
        if (Length == 0 || End < 0) return;
        (Leg[Length], Metres[Length]) = (Problem.TravelSeconds(Vehicle, here, End), Problem.Matrix.Metres(here, End));
        NoWay[Length] = Problem.Matrix.Seconds(here, End) == TravelMatrix.Unreachable;
        LegCost[Length] = NoWay[Length] ? 0 : Leg[Length] * PerSecond + Metres[Length] * PerMetre;
    }

    private void Loads(RouteEvaluation route, Vehicle bike)
    {
        for (var d = 0; d < Dimensions; d++)
        {
            for (var i = 0; i <= Length; i++)
            {
                var load = Load[i * Dimensions + d] = i == 0 ? route.LoadAtStart[d] : route.LoadAfter(i - 1)[d];
                PeakBefore[i * Dimensions + d] = i == 0 ? load : Math.Max(load, PeakBefore[(i - 1) * Dimensions + d]);
            }
            for (var i = Length; i >= 0; i--)   // behind gap i: the loads after the stops from position i on
                PeakBehind[i * Dimensions + d] = i == Length ? AnyLoad : Math.Max(Load[(i + 1) * Dimensions + d], PeakBehind[(i + 1) * Dimensions + d]);
            Capacity[d] = Math.Max(bike.Capacity[d], PeakBefore[Length * Dimensions + d]);
        }
    }

    private const long AnyLoad = long.MinValue / 4;

    /// <summary>Latest arrivals, backwards. With <paramref name="withDeadlines"/>, also those that keep every time on board if each
    /// pickup leaves no earlier than now: enough, where the first pair is necessary.</summary>
    private (long[] Elsewhere, long[] SameDoor) Backward(bool withDeadlines)
    {
        var (elsewhere, sameDoor) = (new long[Length + 1], new long[Length + 1]);
        elsewhere[Length] = sameDoor[Length] = ShiftEnd;
        for (var i = Length - 1; i >= Frozen; i--)
        {
            var next = i + 1 < Length && Place[i] == Place[i + 1] ? sameDoor : elsewhere;
            var leave = next[i + 1] - Leg[i + 1] - Problem.Service(Stops[i]);
            var deadline = withDeadlines ? Deadline(i) : Problem.NoLimit;
            sameDoor[i] = Problem.LatestStart(Stops[i], Math.Min(leave, deadline), Close[i]);
            elsewhere[i] = Problem.LatestStart(Stops[i], Math.Min(leave - Problem.Door(Stops[i]), deadline), Close[i]);
        }
        return (elsewhere, sameDoor);
    }

    /// <summary>Latest start that keeps this delivery's time on board, its pickup leaving as it does now.</summary>
    private long Deadline(int position)
    {
        if (Limit[position] == Problem.NoLimit) return Problem.NoLimit;
        var since = SincePosition[position] >= 0 ? Departure[SincePosition[position]] : Since[position];
        return since == Problem.NoLimit ? Problem.NoLimit : since + Limit[position];
    }
}
