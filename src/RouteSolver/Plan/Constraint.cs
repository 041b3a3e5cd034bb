namespace RouteSolver;

/// <summary>What can go wrong in a plan, and what <see cref="Violation.Amount"/> then counts.</summary>
public enum Constraint
{
    /// <summary>The vehicle lacks skills the shipment asks for. Amount: how many. Dimension: the first one lacking.</summary>
    Skill,
    /// <summary>On board of, or begun by, another vehicle. Amount: 1.</summary>
    BoundElsewhere,
    /// <summary>Pinned to other vehicles. Amount: 1.</summary>
    PinnedElsewhere,
    /// <summary>The route does not begin with what the vehicle has done. Amount: stops that differ.</summary>
    FrozenPrefix,
    /// <summary>A stop is planned more than once. Amount: times too many.</summary>
    Duplicate,
    /// <summary>Other stops of the same shipment are missing from this route. Amount: how many.</summary>
    Incomplete,
    /// <summary>A delivery comes before one of its pickups. Amount: 1.</summary>
    PickupBeforeDelivery,
    /// <summary>There is no way to this stop (or, without a stop, to the end). Amount: 1.</summary>
    Unreachable,
    /// <summary>More on the bike than it holds. Amount: units too many at the worst moment; Dimension says of what.</summary>
    Capacity,
    /// <summary>Shipments picked up later are still on top when this is handed over. Amount: how many.</summary>
    LastInFirstOut,
    /// <summary>Comes aboard (a brought-along one: at the start) while others are aboard that it must not ride with. Amount: how many shipments.</summary>
    Incompatible,
    /// <summary>Service starts after the last window (and what lateness it allows). Amount: seconds too late.</summary>
    TimeWindow,
    /// <summary>Too long in the bag. Amount: seconds too many.</summary>
    TimeOnBoard,
    /// <summary>The route ends after the shift (and its overtime). Amount: seconds too late.</summary>
    ShiftEnd,
}
