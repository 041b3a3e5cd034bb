using Couree.Kernel;
using Couree.Modules.Places;
using RouteSolver;

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

/// <summary>What the board asks of the route solver: who could take a run at what price, and when each round serves its stops. Pure but for the riding times.</summary>
internal sealed class RidePlan
{
    private readonly RideProblem _ride;

    public RidePlan(DateTime now, IReadOnlyList<BikeNow> bikes, IReadOnlyCollection<Run> runs, ITravel travel, int doorSeconds) =>
        _ride = new RideProblem(now, bikes, runs, new RideWays(runs, travel), doorSeconds);

    /// <summary>For each bike, the cheapest way to take these runs, or what stands in the way.</summary>
    public IReadOnlyDictionary<RunId, IReadOnlyList<BikeOption>> Options(IReadOnlyCollection<RunId> waiting)
    {
        var insertion = new Insertion(_ride.Problem, _ride.Current);
        return waiting.Where(_ride.Knows).ToDictionary(run => run, run => (IReadOnlyList<BikeOption>)
            [.. insertion.Cheapest(_ride.Shipment(run)).Options.Select(Option)]);
    }

    /// <summary>When each round serves its stops, if everyone rides as planned.</summary>
    public IReadOnlyList<RoundTimes> Times() => [.. PlanEvaluation.Of(_ride.Problem, _ride.Current).Routes.Select((route, v) => new RoundTimes(
        _ride.Bikes[v].Courier,
        route.Stops.ToDictionary(s => _ride.StopId(s.Stop), s => _ride.Instant(s.Start)),
        route.Stops.Count == 0 ? _ride.Bikes[v].FromAt : _ride.Instant(route.EndsAt),
        (int)route.Metres,
        MostGrams(route),
        (int)route.Lateness))];

    private BikeOption Option(InsertionOption option)
    {
        var bike = _ride.Bikes[option.Vehicle];
        var route = option.Route!;
        var order = RideProblem.Keep(bike.Order, [.. route.Stops.Select(s => _ride.StopId(s.Stop))], _ => true);
        var (first, last) = (option.Positions[0], option.Positions[^1]);
        var after = option.Positions.Count + first <= route.Stops.Count - 1 ? _ride.Stop(route.Stops[first + option.Positions.Count].Stop) : null;
        return new BikeOption(bike.Courier, bike.Name, option.IsFeasible, (int)option.DetourSeconds, order, _ride.Instant(route.EndsAt),
            first > 0 ? _ride.Stop(route.Stops[first - 1].Stop) : null,
            last - first + 1 == option.Positions.Count ? after : last + 1 < route.Stops.Count ? _ride.Stop(route.Stops[last + 1].Stop) : null,
            last - first + 1 == option.Positions.Count,
            option.Reason is { } reason ? Obstacle(reason, option) : null);
    }

    private Obstacle Obstacle(Violation reason, InsertionOption option) => reason.Constraint switch
    {
        Constraint.Capacity => new("delivery.explain.full", 0, FreeAt(option, reason)),
        Constraint.Skill => new("delivery.explain.no_cold", 0, null),
        Constraint.TimeOnBoard => new("delivery.explain.aboard", Minutes(reason.Amount), null),
        Constraint.TimeWindow => new("delivery.explain.late", Minutes(reason.Amount), null),
        Constraint.ShiftEnd => new("delivery.explain.shift_ends", Minutes(reason.Amount), _ride.Bikes[option.Vehicle].UntilAt),
        Constraint.Unreachable => new("delivery.explain.no_way", 0, null),
        _ => new("delivery.explain.cannot", 0, null),
    };

    /// <summary>When the bike as planned today has room for what is too much now: after the drop that makes it; null when it never has.</summary>
    private DateTime? FreeAt(InsertionOption option, Violation reason)
    {
        var dimension = reason.Dimension ?? 0;
        var before = PlanEvaluation.Of(_ride.Problem, _ride.Current).Routes[option.Vehicle];
        var shipment = _ride.Problem.ShipmentOf(option.Inserted.First().Stop);
        var need = _ride.Problem.Shipments[shipment].Pickups.Sum(s => s.Load.Count == 0 ? 0L : s.Load[dimension]);
        var room = _ride.Problem.Vehicles[option.Vehicle].Capacity[dimension] - need;
        if (room < 0) return null;
        for (var i = before.Stops.Count - 1; i >= 0; i--)
            if (before.LoadAfter(i)[dimension] > room) return i + 1 < before.Stops.Count ? _ride.Instant(before.Stops[i + 1].Departure) : null;
        return before.Stops.Count > 0 ? _ride.Instant(before.Stops[0].Departure) : null;
    }

    private static int MostGrams(RouteEvaluation route)
    {
        var most = route.LoadAtStart[0];
        for (var i = 0; i < route.Stops.Count; i++) most = Math.Max(most, route.LoadAfter(i)[0]);
        return (int)most;
    }

    private static int Minutes(long seconds) => (int)((seconds + 59) / 60);
}
