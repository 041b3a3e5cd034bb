using Couree.Kernel;
using Couree.Modules.Places;
using RouteSolver;

namespace Couree.Modules.Delivery.Plan;

/// <summary>What a plan means: its figures beside those of now, its moves and the reason of each. Times and detours are those of the board, without any price in them.</summary>
internal sealed class PlanReport(Snapshot seen, IReadOnlyList<BikeNow> bikes, IReadOnlyList<Run> runs, RideProblem ride, ITravel travel, Clock clock)
{
    private readonly Dictionary<StopId, RunId> _runOf = seen.Runs.SelectMany(r => r.Stops).ToDictionary(s => s.Id, s => s.Run);
    private readonly Conditions _conditions = new(seen.Rain, seen.Weights, clock);

    public ProposedDay Of(IReadOnlyList<IReadOnlyList<StopId>> cheapest, IReadOnlyList<IReadOnlyList<StopId>> fairest)
    {
        IReadOnlyList<IReadOnlyList<StopId>> asIs = [.. bikes.Select(b => b.Order)];
        var (now, look) = Measures(asIs);
        var plans = new[] { cheapest, fairest }.Select(orders => Plan(orders, now, look)).ToList();
        var handed = plans.SelectMany(p => p.Moves).Where(m => m.Stop is null).Select(m => m.Run).Distinct();
        return new ProposedDay(Base(plans), handed.ToDictionary(id => id, id => seen.Runs.First(r => r.Id == id).Version), now, plans[0], plans[1]);
    }

    private List<BaseRound> Base(IEnumerable<ProposedPlan> plans) =>
        [.. plans.SelectMany(p => p.Rounds).Select(r => r.Courier).Distinct().Select(courier => (courier, round: seen.Rounds.FirstOrDefault(r => r.Courier == courier)))
            .Select(x => new BaseRound(x.courier, x.round?.Id, x.round?.Version ?? 0, x.round?.Order ?? []))];

    private ProposedPlan Plan(IReadOnlyList<IReadOnlyList<StopId>> orders, DayMeasures now, PlanEvaluation was)
    {
        var (measures, will) = Measures(orders);
        var rounds = seen.Rounds.ToDictionary(r => r.Courier, r => (IReadOnlyList<StopId>)r.Order);
        var planned = bikes.Select((b, v) => (b.Courier, Order: orders[v])).ToDictionary(x => x.Courier, x => x.Order);
        var taken = orders.SelectMany(o => o).ToHashSet();
        // A round without a bike gives its runs away, and keeps what nobody takes.
        foreach (var (courier, order) in rounds.Where(r => !planned.ContainsKey(r.Key)).ToList()) planned[courier] = [.. order.Where(s => !taken.Contains(s))];
        var reasons = new MoveReasons(bikes, ride, orders, now);
        var moves = Moves.Between(rounds, planned, s => _runOf.GetValueOrDefault(s)).Select(move => move with
        {
            BeforeAt = ServedAt(move, was),
            AfterAt = ServedAt(move, will),
            Why = move.Stop is null ? reasons.Of(move) : null,
        }).ToList();
        var changed = planned.Where(p => !p.Value.SequenceEqual(rounds.GetValueOrDefault(p.Key) ?? [])).Select(p => new ProposedRound(p.Key, p.Value)).ToList();
        return new ProposedPlan(changed, [.. Waiting(taken).Select(r => r.Id)], measures, moves, Parts.Of(moves));
    }

    private IEnumerable<Run> Waiting(HashSet<StopId> planned) => runs.Where(r => r.State == RunState.Waiting && !r.Stops.Any(s => planned.Contains(s.Id)));

    /// <summary>When the stop (or the run's last drop) is served.</summary>
    private DateTime? ServedAt(Move move, PlanEvaluation look)
    {
        var served = look.Routes.SelectMany(r => r.Stops).Where(s => move.Stop is { } one ? ride.StopId(s.Stop) == one : _runOf[ride.StopId(s.Stop)] == move.Run).ToList();
        return served.Count == 0 ? null : ride.Instant(served.Max(s => s.Start));
    }

    private (DayMeasures Measures, PlanEvaluation Look) Measures(IReadOnlyList<IReadOnlyList<StopId>> orders)
    {
        var look = PlanEvaluation.Of(ride.Problem, ride.PlanOf(orders));
        var ridden = look.Routes.ToDictionary(r => bikes[r.Vehicle].Courier, r => Ridden.Of(Passages(r), _conditions));
        foreach (var round in seen.Rounds.Where(r => r.Begun > 0 && !ridden.ContainsKey(r.Courier)))
            ridden[round.Courier] = Ridden.Of(RiddenPath.Of(round, [.. seen.Runs.Where(r => r.Round == round.Id)], travel), _conditions);
        var day = ridden.Keys.Union(seen.WorkedToday.Keys).Order(Comparer<PersonId>.Create((a, b) => a.Value.CompareTo(b.Value)))
            .Select(person => Load(person, ridden.GetValueOrDefault(person) ?? Ridden.Nothing)).ToList();
        var weeks = seen.Before.Values.Where(b => day.TrueForAll(d => d.Courier != b.Courier))
            .Concat(day.Select(d => seen.Before.TryGetValue(d.Courier, out var before) ? before + d : d)).ToList();
        var late = look.Routes.Sum(r => r.Stops.Count(s => s.Lateness > 0 && !ride.Stop(s.Stop).IsOver));
        return (DayMeasures.Of(day, weeks, late, Waiting([.. orders.SelectMany(o => o)]).Count()), look);
    }

    private CourierLoad Load(PersonId person, Ridden ridden) => new(person, ridden, seen.Weights.Points(ridden.Facts), seen.WorkedToday.GetValueOrDefault(person));

    private IEnumerable<Passage> Passages(RouteEvaluation route) => route.Stops.Select((s, i) => new Passage(s.Metres, s.TravelSeconds,
        i == 0 ? route.LoadAtStart[0] : route.LoadAfter(i - 1)[0], ride.Instant(s.Start), ride.Stop(s.Stop).Floors ?? 0, s.Lateness));
}
