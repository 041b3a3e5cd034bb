using Couree.Kernel;
using RouteSolver;

namespace Couree.Modules.Delivery.Plan;

/// <summary>Why a run goes to whom: the plan without it, and what it would then add to each round.</summary>
internal sealed class MoveReasons(IReadOnlyList<BikeNow> bikes, RideProblem ride, IReadOnlyList<IReadOnlyList<StopId>> orders, DayMeasures now)
{
    private readonly RouteSolver.Plan _plan = ride.PlanOf(orders);

    public MoveReason? Of(Move move)
    {
        if (!ride.Knows(move.Run)) return null;
        var shipment = ride.Shipment(move.Run);
        var options = new Insertion(ride.Problem, _plan.Without(ride.Problem, shipment)).Cheapest(shipment).Options;
        if (options.FirstOrDefault(o => bikes[o.Vehicle].Courier == move.To) is not { } to) return null;
        var other = options.FirstOrDefault(o => bikes[o.Vehicle].Courier == move.From)
            ?? options.Where(o => o.Vehicle != to.Vehicle).OrderBy(o => o.IsFeasible ? 0 : 1).ThenBy(o => o.DetourSeconds).FirstOrDefault();
        if (other is null) return new MoveReason((int)to.DetourSeconds, null, null, null, 0, null, Load(move.To), 0);
        var bike = bikes[other.Vehicle];
        var (obstacle, minutes, at) = other.Reason is { } reason ? Obstacle(reason, bike) : (null, 0, null);
        return new MoveReason((int)to.DetourSeconds, bike.Courier, obstacle is null ? (int)other.DetourSeconds : null, obstacle, minutes, at, Load(move.To), Load(bike.Courier));
    }

    private decimal Load(PersonId courier) => now.Weeks.FirstOrDefault(w => w.Courier == courier)?.PerHour ?? 0;

    private static (string? Obstacle, int Minutes, DateTime? At) Obstacle(Violation reason, BikeNow bike) => reason.Constraint switch
    {
        Constraint.Capacity => ("delivery.explain.full", 0, null),
        Constraint.Skill => ("delivery.explain.no_cold", 0, null),
        Constraint.TimeOnBoard => ("delivery.explain.aboard", (int)((reason.Amount + 59) / 60), null),
        Constraint.TimeWindow => ("delivery.explain.late", (int)((reason.Amount + 59) / 60), null),
        Constraint.ShiftEnd => ("delivery.explain.shift_ends", (int)((reason.Amount + 59) / 60), bike.UntilAt),
        Constraint.Unreachable => ("delivery.explain.no_way", 0, null),
        _ => ("delivery.explain.cannot", 0, null),
    };
}
