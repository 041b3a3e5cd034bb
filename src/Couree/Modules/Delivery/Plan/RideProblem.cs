using Couree.Kernel;
using Couree.Modules.Places;
using RouteSolver;
using Solver = RouteSolver;

namespace Couree.Modules.Delivery.Plan;

/// <summary>Riding times between all doors of some runs, asked once.</summary>
internal sealed class RideWays
{
    private readonly Dictionary<GeoPoint, int> _at = [];

    public RideWays(IReadOnlyCollection<Run> runs, ITravel travel)
    {
        var points = new List<GeoPoint>();
        foreach (var stop in runs.SelectMany(r => r.InOrder).Where(RideProblem.Counts))
            if (_at.TryAdd(stop.Point, points.Count)) points.Add(stop.Point);
        Matrix = Ask(points, travel);
    }

    public Solver.TravelMatrix Matrix { get; }

    public int At(GeoPoint point) => _at[point];

    /// <summary>The most seconds from one door to another.</summary>
    public long Longest
    {
        get
        {
            var most = 0;
            for (var from = 0; from < Matrix.Size; from++)
                for (var to = 0; to < Matrix.Size; to++)
                    if (Matrix.Seconds(from, to) is var seconds && seconds != Solver.TravelMatrix.Unreachable && seconds > most) most = seconds;
            return most;
        }
    }

    private static Solver.TravelMatrix Ask(List<GeoPoint> points, ITravel travel)
    {
        if (points.Count == 0) return new Solver.TravelMatrix(1, [0], [0]);
        var ways = travel.Matrix(points, points);
        for (var i = 0; i < points.Count; i++) (ways.Seconds[i * points.Count + i], ways.Metres[i * points.Count + i]) = (0, 0);
        return new Solver.TravelMatrix(points.Count, ways.Seconds, ways.Metres);
    }
}

/// <summary>
/// Bikes and runs as a problem of the route solver, and back: which stop has which number. What is begun is frozen; windows, loads and
/// cold hold. With <see cref="PlanTerms"/> it can be searched, without it is for looking and inserting.
/// </summary>
internal sealed class RideProblem
{
    private const int Cold = 0;
    private readonly DateTime _origin, _now;
    private readonly int _doorSeconds;
    private readonly long _lastEnd, _leftOut;
    private readonly RideWays _ways;
    private readonly Dictionary<StopId, Stop> _stops = [];
    private readonly Dictionary<int, StopId> _byNumber = [];
    private readonly Dictionary<StopId, int> _numbers = [];
    private readonly Dictionary<RunId, int> _shipments = [];

    public RideProblem(DateTime now, IReadOnlyList<BikeNow> bikes, IReadOnlyCollection<Run> runs, RideWays ways, int doorSeconds, PlanTerms? terms = null)
    {
        (_origin, _now, _doorSeconds, _ways, Bikes) = (now.Date, now, doorSeconds, ways, bikes);
        foreach (var stop in runs.SelectMany(r => r.Stops)) _stops[stop.Id] = stop;
        var builder = new ProblemBuilder(ways.Matrix, 2) { Fairness = terms?.Fairness ?? 0 };
        foreach (var bike in bikes) builder.AddVehicle(Vehicle(bike, terms));
        List<Run> ridden = [.. runs.Where(r => r.Stops.Any(Counts))];
        _lastEnd = bikes.Select(b => Seconds(b.UntilAt)).Append(Seconds(now)).Max();
        if (terms is not null && bikes.Count > 0)
            _leftOut = terms.LeftOut(ridden, bikes, ways.Longest, ridden.SelectMany(r => r.Stops).Where(Counts).Sum(s => PlanTerms.Lateness(Seconds(s.WindowUntilAt), _lastEnd).MostSeconds));
        foreach (var run in ridden) Add(builder, run, terms);
        for (var v = 0; v < bikes.Count; v++)
        {
            List<FrozenStop> done = [.. bikes[v].Order.Take(bikes[v].Begun).Where(Knows).Select(s => Frozen(_stops[s]))];
            if (terms is not null && Next(bikes[v], done) is { } next) done.Add(next);
            builder.Freeze(v, done, Math.Max(Seconds(now), done.Count == 0 ? 0 : done[^1].Departure));
        }
        Problem = builder.Build();
        Current = PlanOf([.. bikes.Select(b => b.Order)]);
    }

    public Problem Problem { get; }
    public IReadOnlyList<BikeNow> Bikes { get; }

    /// <summary>The rounds as they stand.</summary>
    public Solver.Plan Current { get; }

    public bool Knows(StopId stop) => _numbers.ContainsKey(stop);
    public bool Knows(RunId run) => _shipments.ContainsKey(run);
    public int Shipment(RunId run) => _shipments[run];
    public StopId StopId(int number) => _byNumber[number];
    public Stop Stop(int number) => _stops[_byNumber[number]];
    public DateTime Instant(long seconds) => _origin.AddSeconds(seconds);

    /// <summary>One route per bike; stops that the problem leaves out (cancelled, failed) ride nowhere.</summary>
    public Solver.Plan PlanOf(IReadOnlyList<IReadOnlyList<StopId>> orders) => Solver.Plan.Of(Problem, [.. orders.Select(o => o.Where(Knows).Select(s => _numbers[s]).ToList())]);

    /// <summary>A route with what the problem or the plan left out of it (cancelled, failed, nowhere to put): each such stop stays behind what was before it, so that a frozen front stays as it is.</summary>
    /// <param name="stays">false for stops that ride elsewhere now</param>
    public static List<StopId> Keep(IReadOnlyList<StopId> before, IReadOnlyList<StopId> route, Func<StopId, bool> stays, Func<StopId, IReadOnlyList<StopId>, int>? notBefore = null)
    {
        var order = route.ToList();
        for (var i = 0; i < before.Count; i++)
        {
            if (order.Contains(before[i]) || !stays(before[i])) continue;
            var at = 0;
            for (var j = i - 1; j >= 0 && at == 0; j--) at = order.IndexOf(before[j]) + 1;
            order.Insert(Math.Max(at, notBefore?.Invoke(before[i], order) ?? 0), before[i]);
        }
        return order;
    }

    public static bool Counts(Stop stop) => stop.State is StopState.Todo or StopState.Doing or StopState.Done
        || (stop.State == StopState.Failed && stop.Kind == StopKind.Drop);

    private Vehicle Vehicle(BikeNow bike, PlanTerms? terms)
    {
        var vehicle = new Vehicle
        {
            Shift = new Window(Seconds(bike.FromAt), Seconds(bike.UntilAt > bike.FromAt ? bike.UntilAt : bike.FromAt)),
            Capacity = [bike.Grams, bike.Litres],
            Skills = bike.HasColdBox ? SkillSet.Of(Cold) : SkillSet.None,
        };
        return terms is null ? vehicle : terms.On(vehicle, bike.Courier);
    }

    private void Add(ProblemBuilder builder, Run run, PlanTerms? terms)
    {
        var pickups = run.InOrder.Where(s => s.Kind == StopKind.Pickup && Counts(s)).ToList();
        var drops = run.InOrder.Where(s => s.Kind == StopKind.Drop && Counts(s)).ToList();
        Solver.Stop At(Stop stop, int i, int of) => new()
        {
            Location = _ways.At(stop.Point),
            Load = [Share(run.Grams, i, of), Share(run.Litres, i, of)],
            Windows = [new Window(Seconds(stop.Kind == StopKind.Pickup ? TimeAboard.NotBefore(run, stop, _doorSeconds) : stop.WindowFromAt), Seconds(stop.WindowUntilAt))],
            Lateness = terms is null ? null : PlanTerms.Lateness(Seconds(stop.WindowUntilAt), _lastEnd),
            DoorSeconds = _doorSeconds,
        };
        var shipment = new Shipment
        {
            Pickups = [.. pickups.Select((s, i) => At(s, i, pickups.Count))],
            Deliveries = [.. drops.Select((s, i) => At(s, i, drops.Count))],
            Skills = run.Cold ? SkillSet.Of(Cold) : SkillSet.None,
            LongestOnBoard = pickups.Count == 0 ? null : terms is null ? run.LongestMinutes * 60L : terms.Aboard(run),
        };
        var holder = Bikes.Select((b, v) => (b, v)).Where(x => x.b.Courier == run.Courier).Select(x => (int?)x.v).FirstOrDefault();
        var stops = builder.AddShipment(terms is null ? shipment : terms.On(shipment, run, holder, _leftOut));
        _shipments[run.Id] = stops.Shipment;
        foreach (var (stop, number) in pickups.Concat(drops).Zip(stops.Pickups.Concat(stops.Deliveries)))
        {
            _numbers[stop.Id] = number;
            _byNumber[number] = stop.Id;
        }
    }

    private FrozenStop Frozen(Stop stop)
    {
        var start = stop.StartedAt ?? stop.EndedAt ?? _now;
        var end = stop.EndedAt ?? (start.AddSeconds(_doorSeconds) > _now ? start.AddSeconds(_doorSeconds) : _now);
        return new FrozenStop(_numbers[stop.Id], Seconds(start), Seconds(start), Seconds(end > start ? end : start));
    }

    /// <summary>Whoever is on the way to a door goes there: the next stop of a courier on shift stays, unless they would stand waiting before it.</summary>
    private FrozenStop? Next(BikeNow bike, List<FrozenStop> done)
    {
        if (bike.FromAt > _now || bike.Order.Skip(bike.Begun).Where(Knows).Select(s => _stops[s]).FirstOrDefault() is not { } next) return null;
        var ride = done.Count == 0 ? 0 : _ways.Matrix.Seconds(_ways.At(Stop(done[^1].Stop).Point), _ways.At(next.Point));
        if (ride == Solver.TravelMatrix.Unreachable) return null;
        var arrival = Math.Max(Seconds(_now), done.Count == 0 ? 0 : done[^1].Departure + ride);
        var start = Math.Max(arrival, Seconds(next.WindowFromAt));
        return start - arrival > PlanTerms.PatienceSeconds ? null : new FrozenStop(_numbers[next.Id], arrival, start, start + _doorSeconds);
    }

    private static int Share(int total, int i, int of) => total / of + (i < total % of ? 1 : 0);
    private long Seconds(DateTime at) => (long)(at - _origin).TotalSeconds;
}
