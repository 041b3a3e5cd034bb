using RouteSolver;

namespace Couree.Bench.Day;

/// <summary>Each order enters where it costs least detour and breaks nothing; where something must break, where the least does. Lists keep their order.</summary>
internal sealed class CheapestInsertion : IPolicy
{
    public string Name => "cheapest insertion";

    public void Plan(Replay day, long now)
    {
        var snapshot = new Snapshot(day, now, fairness: 0, soft: false);
        var plan = snapshot.Plan;
        foreach (var shipment in snapshot.NewShipments)
        {
            var answer = Insertion.Cheapest(snapshot.Problem, plan, shipment);
            var chosen = answer.Best ?? answer.Options.Where(option => option.Route is not null && option.Violations.All(IsDelay))
                .MinBy(option => (option.Violations.Sum(violation => violation.Amount), option.DetourSeconds));
            if (chosen is not null) plan = plan.With(snapshot.Problem, chosen.Vehicle, [.. chosen.Route!.Stops.Select(stop => stop.Stop)]);
        }
        snapshot.Adopt(day, plan, now);
    }

    private static bool IsDelay(Violation violation) => violation.Constraint is Constraint.TimeWindow or Constraint.TimeOnBoard or Constraint.ShiftEnd;
}
