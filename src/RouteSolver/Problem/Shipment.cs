namespace RouteSolver;

/// <summary>What must ride together on one vehicle: every pickup comes before every delivery. One to one, several shops to one
/// citizen, one bakery to several doors. Without pickups it is loaded before the start, without deliveries it is brought to the end.</summary>
public sealed record Shipment
{
    public IReadOnlyList<Stop> Pickups { get; init; } = [];
    public IReadOnlyList<Stop> Deliveries { get; init; } = [];

    /// <summary>Longest seconds from leaving the first pickup (or <see cref="OnBoard.Since"/>) to the start of each delivery.</summary>
    public long? LongestOnBoard { get; init; }

    public SkillSet Skills { get; init; }

    /// <summary>0 to 100, higher matters more. Carried for the optimiser; inserting one shipment does not look at it.</summary>
    public int Priority { get; init; }

    /// <summary>Set when it was picked up already by a bike whose past is not in the problem: then there are only deliveries.</summary>
    public OnBoard? OnBoard { get; init; }
}

/// <summary>On this vehicle since that second; it cannot change bikes any more.</summary>
public sealed record OnBoard(int Vehicle, long Since);
