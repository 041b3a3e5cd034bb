using Couree.Kernel;
using Couree.Modules.Places;
using RouteSolver;
using Solver = RouteSolver;

namespace Couree.Modules.Delivery.Plan;

/// <summary>
/// Draws the cheapest and the fairest plan of a snapshot. What is done, on board or on the way to stays; promises cost to break; a run changes
/// hands only where that is worth it. Touches no store: it may take its time, tells how far it is and can be cancelled.
/// </summary>
/// <param name="each">the longest one plan may take</param>
internal sealed class DrawPlans(Snapshot seen, ITravel travel, Clock clock, int doorSeconds, TimeSpan each)
{
    /// <summary>Whose runs are not rearranged for less than this.</summary>
    private const long WorthSeconds = 60;

    private readonly List<BikeNow> _bikes = [.. seen.Riding.Select(s => Bikes.Of(s, seen.Rounds.FirstOrDefault(r => r.Courier == s.Person), seen.Now))];

    /// <exception cref="OperationCanceledException">cancelled</exception>
    public ProposedDay Draw(Action<double> progress, CancellationToken cancel)
    {
        var runs = Runs();
        var ways = new RideWays(runs, travel);
        var look = new RideProblem(seen.Now, _bikes, runs, ways, doorSeconds);
        var terms = new PlanTerms(seen.Weights.EvennessMinutes, Loads(), Hardship, new TimeAboard(look, ways, doorSeconds).Longest);
        var cheap = new RideProblem(seen.Now, _bikes, runs, ways, doorSeconds, terms.Cheapest);
        var fair = new RideProblem(seen.Now, _bikes, runs, ways, doorSeconds, terms);
        IReadOnlyList<IReadOnlyList<StopId>> asIs = [.. _bikes.Select(b => b.Order)];
        var first = Solve(cheap, asIs, share => progress(share / 2), cancel);
        var second = Solve(fair, first, share => progress((1 + share) / 2), cancel);
        cancel.ThrowIfCancellationRequested();
        IReadOnlyList<IReadOnlyList<StopId>>[] found = [asIs, first, second];
        var report = new PlanReport(seen, _bikes, runs, look, travel, clock);
        return report.Of(Best(cheap, found), Best(fair, found));
    }

    private Dictionary<PersonId, (decimal Points, int Minutes)> Loads() => seen.Before.Keys.Union(seen.WorkedToday.Keys).ToDictionary(person => person, person =>
        seen.Before.TryGetValue(person, out var before) ? (before.Points, before.WorkedMinutes + seen.WorkedToday.GetValueOrDefault(person)) : (0, seen.WorkedToday[person]));

    /// <summary>Runs that a plan may speak of: those of who rides, those that wait, and those left behind by who rides no more.</summary>
    private List<Run> Runs()
    {
        var ridden = _bikes.SelectMany(b => b.Order).ToHashSet();
        return [.. seen.Runs.Where(r => r.Courier is null ? !r.IsOver : r.Stops.Any(s => ridden.Contains(s.Id)) || IsLeftBehind(r))];
    }

    private bool IsLeftBehind(Run run) => run.State == RunState.Taken && run.NeedsHuman is null
        && seen.Riding.All(s => s.Person != run.Courier) && run.Stops.All(s => s.State is StopState.Todo or StopState.Cancelled);

    /// <summary>Of a run ridden by itself: the part of the hardship that comes with it wherever it goes.</summary>
    private decimal Hardship(Run run)
    {
        var conditions = new Conditions(seen.Rain, seen.Weights, clock);
        var stops = run.Stops.Where(s => s.State != StopState.Cancelled).Select(s => new Passage(0, 0, 0, s.StartedAt ?? (s.WindowFromAt > seen.Now ? s.WindowFromAt : seen.Now), s.Floors ?? 0, 0));
        return seen.Weights.Points(Ridden.Of(stops, conditions).Facts + new HardshipFacts(run.Metres, 0, (long)run.Grams * run.Metres, 0, 0, 0));
    }

    private IReadOnlyList<IReadOnlyList<StopId>> Solve(RideProblem ride, IReadOnlyList<IReadOnlyList<StopId>> start, Action<double> progress, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (ride.Problem.Shipments.Count == 0 || _bikes.Count == 0) return start;
        var solution = new Solver.Solver(ride.Problem, new SolverOptions { Searches = 2 })
            .Solve(StoppingCriterion.First(StoppingCriterion.Time(each), StoppingCriterion.NoImprovement(40_000)), ride.PlanOf(start), new Told(progress), cancel);
        return Settle(ride, [.. Enumerable.Range(0, _bikes.Count).Select(v => Kept(v, ride, solution.Plan))]);
    }

    private List<StopId> Kept(int v, RideProblem ride, Solver.Plan plan)
    {
        var planned = Enumerable.Range(0, plan.VehicleCount).SelectMany(other => plan.Route(other).ToArray()).Select(ride.StopId).ToHashSet();
        return RideProblem.Keep(_bikes[v].Order, [.. plan.Route(v).ToArray().Select(ride.StopId)], s => !planned.Contains(s), (s, order) => ride.Knows(s) ? PickupsBefore(s, order) : 0);
    }

    private int PickupsBefore(StopId id, IReadOnlyList<StopId> order)
    {
        var run = seen.Runs.First(r => r.Stops.Any(s => s.Id == id));
        return run.Door(id).Kind == StopKind.Pickup ? 0 : run.Stops.Where(s => s.Kind == StopKind.Pickup).Max(s => order.ToList().IndexOf(s.Id)) + 1;
    }

    /// <summary>A round with the same runs as before is rearranged only where that is worth it.</summary>
    private IReadOnlyList<IReadOnlyList<StopId>> Settle(RideProblem ride, IReadOnlyList<IReadOnlyList<StopId>> orders)
    {
        var (was, will) = (PlanEvaluation.Of(ride.Problem, ride.Current), PlanEvaluation.Of(ride.Problem, ride.PlanOf(orders)));
        return [.. orders.Select((order, v) => _bikes[v].Order.Count == order.Count && _bikes[v].Order.ToHashSet().SetEquals(order)
            && was.Routes[v].Violations.Count <= will.Routes[v].Violations.Count && was.Routes[v].Cost - will.Routes[v].Cost < WorthSeconds * PlanTerms.PerSecond ? _bikes[v].Order : order)];
    }

    /// <summary>The search may end before it finds what another found: of all there are, the one that breaks least and then costs least.</summary>
    private static IReadOnlyList<IReadOnlyList<StopId>> Best(RideProblem ride, IReadOnlyList<IReadOnlyList<StopId>>[] found) =>
        found.Select(orders => (orders, look: PlanEvaluation.Of(ride.Problem, ride.PlanOf(orders)))).OrderBy(x => x.look.Violations.Count).ThenBy(x => x.look.Cost).First().orders;

    /// <summary>Told from the search's own threads, at once.</summary>
    private sealed class Told(Action<double> progress) : IProgress<SolverProgress>
    {
        public void Report(SolverProgress value) => progress(value.Behind);
    }
}
