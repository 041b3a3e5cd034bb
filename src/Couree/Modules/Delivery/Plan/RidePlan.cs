using Couree.Kernel;
using Couree.Modules.Places;
using RouteSolver;
using Solver = RouteSolver;

namespace Couree.Modules.Delivery.Plan;

/// <summary>A bike as it stands now: who, until when, what it holds, and its round with the stops in order.</summary>
internal sealed record BikeNow(PersonId Courier, string Name, DateTime FromAt, DateTime UntilAt, int Grams, int Litres, bool HasColdBox, IReadOnlyList<StopId> Order, int Begun);

/// <summary>What a bike would make of a run: the round with the run in it, and what that costs or what stands in the way.</summary>
/// <param name="Order">the whole round with the run at its cheapest place</param>
/// <param name="EndsAt">when the round would be over</param>
/// <param name="Before">the stop ridden just before the run's first stop, and the one just after; null at the edges</param>
/// <param name="Together">true when nothing stands between the run's own stops</param>
internal sealed record BikeOption(PersonId Courier, string Name, bool Fits, int DetourSeconds, IReadOnlyList<StopId> Order, DateTime EndsAt,
    Stop? Before, Stop? After, bool Together, Obstacle? Obstacle);

/// <summary>Why a bike cannot: the words' key and its facts.</summary>
internal sealed record Obstacle(string Why, int Minutes, DateTime? FreeAt);

/// <summary>When a round would serve each stop, and when it ends.</summary>
internal sealed record RoundTimes(PersonId Courier, IReadOnlyDictionary<StopId, DateTime> ServedAt, DateTime EndsAt, int Metres, int MostGrams, int LateSeconds);

/// <summary>
/// The board's snapshot as a problem for the route solver: bikes with their rounds (what is begun is frozen), runs with windows,
/// loads and cold, riding times from the streets. Pure but for the riding times.
/// </summary>
internal sealed class RidePlan
{
    private const int Cold = 0;
    private readonly DateTime _origin;
    private readonly IReadOnlyList<BikeNow> _bikes;
    private readonly Dictionary<StopId, Stop> _stops = [];
    private readonly Dictionary<int, StopId> _byNumber = [];
    private readonly Dictionary<StopId, int> _numbers = [];
    private readonly Dictionary<RunId, int> _shipments = [];
    private readonly Problem _problem;
    private readonly Solver.Plan _plan;

    public RidePlan(DateTime now, IReadOnlyList<BikeNow> bikes, IReadOnlyCollection<Run> runs, ITravel travel, int doorSeconds)
    {
        (_origin, _bikes) = (now.Date, bikes);
        foreach (var stop in runs.SelectMany(r => r.Stops)) _stops[stop.Id] = stop;
        var points = new List<GeoPoint>();
        var at = new Dictionary<GeoPoint, int>();
        foreach (var run in runs)
            foreach (var stop in run.InOrder.Where(Counts))
                if (at.TryAdd(stop.Point, points.Count)) points.Add(stop.Point);
        var builder = new ProblemBuilder(Matrix(points, travel), 2);
        foreach (var bike in bikes)
            builder.AddVehicle(new Vehicle
            {
                Shift = new Window(Seconds(bike.FromAt), Seconds(bike.UntilAt > bike.FromAt ? bike.UntilAt : bike.FromAt)),
                Capacity = [bike.Grams, bike.Litres],
                Skills = bike.HasColdBox ? SkillSet.Of(Cold) : SkillSet.None,
            });
        foreach (var run in runs.Where(r => r.Stops.Any(Counts))) Add(builder, run, at, doorSeconds);
        for (var v = 0; v < bikes.Count; v++)
            builder.Freeze(v, [.. bikes[v].Order.Take(bikes[v].Begun).Where(_numbers.ContainsKey).Select(s => Frozen(_stops[s], now, doorSeconds))], Seconds(now));
        _problem = builder.Build();
        _plan = Solver.Plan.Of(_problem, [.. bikes.Select(b => b.Order.Where(_numbers.ContainsKey).Select(s => _numbers[s]).ToList())]);
    }

    /// <summary>For each bike, the cheapest way to take these runs, or what stands in the way.</summary>
    public IReadOnlyDictionary<RunId, IReadOnlyList<BikeOption>> Options(IReadOnlyCollection<RunId> waiting)
    {
        var insertion = new Insertion(_problem, _plan);
        return waiting.Where(_shipments.ContainsKey).ToDictionary(run => run, run => (IReadOnlyList<BikeOption>)
            [.. insertion.Cheapest(_shipments[run]).Options.Select(Option)]);
    }

    /// <summary>When each round serves its stops, if everyone rides as planned.</summary>
    public IReadOnlyList<RoundTimes> Times() => [.. PlanEvaluation.Of(_problem, _plan).Routes.Select((route, v) => new RoundTimes(
        _bikes[v].Courier,
        route.Stops.ToDictionary(s => _byNumber[s.Stop], s => Instant(s.Start)),
        route.Stops.Count == 0 ? _bikes[v].FromAt : Instant(route.EndsAt),
        (int)route.Metres,
        MostGrams(route),
        (int)route.Lateness))];

    private BikeOption Option(InsertionOption option)
    {
        var bike = _bikes[option.Vehicle];
        var route = option.Route!;
        var order = Merge(bike.Order, [.. route.Stops.Select(s => _byNumber[s.Stop])]);
        var (first, last) = (option.Positions[0], option.Positions[^1]);
        var after = option.Positions.Count + first <= route.Stops.Count - 1 ? _stops[_byNumber[route.Stops[first + option.Positions.Count].Stop]] : null;
        return new BikeOption(bike.Courier, bike.Name, option.IsFeasible, (int)option.DetourSeconds, order, Instant(route.EndsAt),
            first > 0 ? _stops[_byNumber[route.Stops[first - 1].Stop]] : null,
            last - first + 1 == option.Positions.Count ? after : last + 1 < route.Stops.Count ? _stops[_byNumber[route.Stops[last + 1].Stop]] : null,
            last - first + 1 == option.Positions.Count,
            option.Reason is { } reason ? Obstacle(reason, option) : null);
    }

    private Obstacle Obstacle(Violation reason, InsertionOption option) => reason.Constraint switch
    {
        Constraint.Capacity => new("delivery.explain.full", 0, FreeAt(option, reason)),
        Constraint.Skill => new("delivery.explain.no_cold", 0, null),
        Constraint.TimeWindow or Constraint.TimeOnBoard => new("delivery.explain.late", Minutes(reason.Amount), null),
        Constraint.ShiftEnd => new("delivery.explain.shift_ends", Minutes(reason.Amount), _bikes[option.Vehicle].UntilAt),
        Constraint.Unreachable => new("delivery.explain.no_way", 0, null),
        _ => new("delivery.explain.cannot", 0, null),
    };

    /// <summary>When the bike as planned today has room for what is too much now: after the drop that makes it; null when it never has.</summary>
    private DateTime? FreeAt(InsertionOption option, Violation reason)
    {
        var dimension = reason.Dimension ?? 0;
        var before = PlanEvaluation.Of(_problem, _plan).Routes[option.Vehicle];
        var shipment = _problem.ShipmentOf(option.Inserted.First().Stop);
        var need = _problem.Shipments[shipment].Pickups.Sum(s => s.Load.Count == 0 ? 0L : s.Load[dimension]);
        var room = _problem.Vehicles[option.Vehicle].Capacity[dimension] - need;
        if (room < 0) return null;
        for (var i = before.Stops.Count - 1; i >= 0; i--)
            if (before.LoadAfter(i)[dimension] > room) return i + 1 < before.Stops.Count ? Instant(before.Stops[i + 1].Departure) : null;
        return before.Stops.Count > 0 ? Instant(before.Stops[0].Departure) : null;
    }

    private void Add(ProblemBuilder builder, Run run, Dictionary<GeoPoint, int> at, int doorSeconds)
    {
        var pickups = run.InOrder.Where(s => s.Kind == StopKind.Pickup && Counts(s)).ToList();
        var drops = run.InOrder.Where(s => s.Kind == StopKind.Drop && Counts(s)).ToList();
        Solver.Stop At(Stop stop, int i, int of) => new()
        {
            Location = at[stop.Point],
            Load = [Share(run.Grams, i, of), Share(run.Litres, i, of)],
            Windows = [new Window(Seconds(stop.WindowFromAt), Seconds(stop.WindowUntilAt))],
            DoorSeconds = doorSeconds,
        };
        var stops = builder.AddShipment(new Shipment
        {
            Pickups = [.. pickups.Select((s, i) => At(s, i, pickups.Count))],
            Deliveries = [.. drops.Select((s, i) => At(s, i, drops.Count))],
            Skills = run.Cold ? SkillSet.Of(Cold) : SkillSet.None,
        });
        _shipments[run.Id] = stops.Shipment;
        foreach (var (stop, number) in pickups.Concat(drops).Zip(stops.Pickups.Concat(stops.Deliveries)))
        {
            _numbers[stop.Id] = number;
            _byNumber[number] = stop.Id;
        }
    }

    private FrozenStop Frozen(Stop stop, DateTime now, int doorSeconds)
    {
        var start = stop.StartedAt ?? stop.EndedAt ?? now;
        var end = stop.EndedAt ?? (start.AddSeconds(doorSeconds) > now ? start.AddSeconds(doorSeconds) : now);
        return new FrozenStop(_numbers[stop.Id], Seconds(start), Seconds(start), Seconds(end > start ? end : start));
    }

    /// <summary>Stops that the problem leaves out (cancelled, failed) keep their place in front of what follows them.</summary>
    private IReadOnlyList<StopId> Merge(IReadOnlyList<StopId> order, IReadOnlyList<StopId> planned)
    {
        var result = planned.ToList();
        for (var i = order.Count - 1; i >= 0; i--)
            if (!_numbers.ContainsKey(order[i])) result.Insert(i + 1 < order.Count ? result.IndexOf(order[i + 1]) : result.Count, order[i]);
        return result;
    }

    private static bool Counts(Stop stop) => stop.State is StopState.Todo or StopState.Doing or StopState.Done
        || (stop.State == StopState.Failed && stop.Kind == StopKind.Drop);

    private static Solver.TravelMatrix Matrix(List<GeoPoint> points, ITravel travel)
    {
        if (points.Count == 0) return new Solver.TravelMatrix(1, [0], [0]);
        var ways = travel.Matrix(points, points);
        for (var i = 0; i < points.Count; i++) (ways.Seconds[i * points.Count + i], ways.Metres[i * points.Count + i]) = (0, 0);
        return new Solver.TravelMatrix(points.Count, ways.Seconds, ways.Metres);
    }

    private static int MostGrams(RouteEvaluation route)
    {
        var most = route.LoadAtStart[0];
        for (var i = 0; i < route.Stops.Count; i++) most = Math.Max(most, route.LoadAfter(i)[0]);
        return (int)most;
    }

    private static int Share(int total, int i, int of) => total / of + (i < total % of ? 1 : 0);
    private static int Minutes(long seconds) => (int)((seconds + 59) / 60);
    private long Seconds(DateTime at) => (long)(at - _origin).TotalSeconds;
    private DateTime Instant(long seconds) => _origin.AddSeconds(seconds);
}
