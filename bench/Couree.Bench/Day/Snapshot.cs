using RouteSolver;

namespace Couree.Bench.Day;

/// <summary>The live day as a problem: what is done is out of it, what is aboard is bound to its bike, the stop being ridden to is frozen,
/// announced windows cost to break.</summary>
internal sealed class Snapshot
{
    // Leaving a run out costs more than any lateness could: a day delivers everything.
    private const long Moved = 60, MostLate = 6 * 3600, MostOvertime = 4 * 3600, LeftOut = 100_000_000;
    private const int LateCost = 4, OvertimeCost = 2;
    private readonly List<Visit> _visits = [];

    /// <param name="soft">Windows and shifts may be passed at a price; otherwise they are walls, and whoever plans looks for the least harm.</param>
    public Snapshot(Replay day, long now, int fairness, bool soft)
    {
        var builder = new ProblemBuilder(day.Town.Ways, dimensions: 2) { Fairness = fairness };
        foreach (var courier in day.Couriers)
            builder.AddVehicle(new Vehicle
            {
                Start = courier.Riding?.From ?? courier.Here, End = 0, Shift = courier.Shift, HardshipSoFar = courier.Hardship,
                HardshipShare = (int)((courier.Shift.To - courier.Shift.From) / 60), Capacity = courier.HasTrailer ? [150_000, 600] : [60_000, 240],
                Skills = courier.HasTrailer ? SkillSet.Of(0) : SkillSet.None, Overtime = soft ? new Leeway(MostOvertime, OvertimeCost) : null,
            });
        var routes = new List<int>[day.Couriers.Count];
        foreach (var courier in day.Couriers) routes[courier.Number] = Route(builder, courier, now, soft);
        foreach (var run in day.Waiting) Add(builder, run, null, soft, run.LongestOnBoard, null);
        Problem = builder.Build();
        NewShipments = [.. Enumerable.Range(Problem.Shipments.Count - day.Waiting.Count, day.Waiting.Count)];
        Plan = Plan.Of(Problem, routes);
    }

    public Problem Problem { get; }

    /// <summary>Everybody's list as it is now; new orders are not in it.</summary>
    public Plan Plan { get; }
    public int[] NewShipments { get; }

    public Run RunOf(int shipment) => _visits[Problem.StopsOf[shipment].Deliveries[0]].Run;

    /// <summary>Gives everybody their list of this plan; what it leaves out waits.</summary>
    public void Adopt(Replay day, Plan plan, long now)
    {
        var (open, planned) = (new List<Run>(day.Waiting), new HashSet<Run>());
        foreach (var courier in day.Couriers)
        {
            open.AddRange(courier.List.Where(visit => visit.IsPickup).Select(visit => visit.Run));
            var list = plan.Route(courier.Number)[Problem.Frozen(courier.Number).Count..].ToArray().Select(stop => _visits[stop]).ToList();
            planned.UnionWith(list.Select(visit => visit.Run));
            courier.Take(list, now);
        }
        day.Waiting.Clear();
        day.Waiting.AddRange(open.Where(run => !planned.Contains(run)));
    }

    private List<int> Route(ProblemBuilder builder, Courier courier, long now, bool soft)
    {
        var stopOf = new Dictionary<Visit, int>();
        var foreseen = courier.Foresee(now).Where(next => !next.Visit.IsPickup).ToDictionary(next => next.Visit.Run, next => (long?)next.Start);
        foreach (var run in courier.Aboard.Keys.Concat(courier.List.Select(visit => visit.Run)).Append(courier.Riding?.Visit.Run).OfType<Run>().Distinct())
        {
            var isAboard = courier.Aboard.TryGetValue(run, out var since);
            var begun = isAboard || courier.Riding?.Visit == new Visit(run, true);
            var longest = begun ? Longest(courier, run, isAboard ? since : courier.Riding!.Departure, foreseen.GetValueOrDefault(run)) : run.LongestOnBoard;
            var (pickup, delivery) = Add(builder, run, courier, soft, longest, isAboard ? since : null);
            if (pickup >= 0) stopOf[new Visit(run, true)] = pickup;
            stopOf[new Visit(run, false)] = delivery;
        }
        var route = new List<int>();
        var frozen = new List<FrozenStop>();
        if (courier.Riding is { } leg)
        {
            frozen.Add(new FrozenStop(stopOf[leg.Visit], leg.Arrival, leg.Start, leg.Departure));
            route.Add(stopOf[leg.Visit]);
        }
        builder.Freeze(courier.Number, frozen, Math.Max(now, courier.FreeAt));
        route.AddRange(courier.List.Select(visit => stopOf[visit]));
        return route;
    }

    /// <summary>The promise, or, where the list as it is keeps it no more, what the list does keep; none for a run no list brings any more:
    /// a wall already behind would leave soup in the bag for ever.</summary>
    private static long? Longest(Courier courier, Run run, long since, long? foreseen)
    {
        var delivered = courier.Riding is { } leg && leg.Visit == new Visit(run, false) ? leg.Start : foreseen;
        return run.LongestOnBoard is { } promised && delivered is { } at ? Math.Max(promised, at - since) : null;
    }

    private (int Pickup, int Delivery) Add(ProblemBuilder builder, Run run, Courier? courier, bool soft, long? longest, long? aboardSince)
    {
        var stops = builder.AddShipment(new Shipment
        {
            Pickups = aboardSince is null ? [Door(run, isPickup: true, soft)] : [],
            Deliveries = [Door(run, isPickup: false, soft)],
            OnBoard = aboardSince is { } since ? new OnBoard(courier!.Number, since) : null,
            LongestOnBoard = longest,
            Keep = aboardSince is null && courier is not null ? new Kept(courier.Number, Moved) : null,
            Skills = run.NeedsTrailer ? SkillSet.Of(0) : SkillSet.None,
            Hardship = run.Hardship, UnplannedCost = LeftOut,
        });
        if (aboardSince is null) _visits.Add(new Visit(run, true));
        _visits.Add(new Visit(run, false));
        return (aboardSince is null ? stops.Pickups[0] : -1, stops.Deliveries[0]);
    }

    private static Stop Door(Run run, bool isPickup, bool soft) => new()
    {
        Location = run.Place(isPickup), Load = [run.Grams, run.Litres], ServiceSeconds = run.Service(isPickup), DoorSeconds = Run.Door,
        Windows = [isPickup ? new Window(run.ReadyAt, run.ReadyAt + 12 * 3600) : run.Announced],
        Lateness = soft && !isPickup ? new Leeway(MostLate, LateCost) : null,
    };
}
