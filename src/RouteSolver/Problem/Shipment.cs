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

    /// <summary>0 to 100, higher matters more when not everything can be planned. Inserting one shipment does not look at it.</summary>
    public int Priority { get; init; }

    /// <summary>What leaving it out costs; null: more than any way could, times its priority plus one.</summary>
    public long? UnplannedCost { get; init; }

    /// <summary>Pinned: only these vehicles may serve it; null: any.</summary>
    public IReadOnlyList<int>? OnlyVehicles { get; init; }

    /// <summary>Who has it in the current plan, and what giving it to another costs; null: nobody minds.</summary>
    public Kept? Keep { get; init; }

    /// <summary>When it is handed over, nothing picked up after it may still be aboard (a trailer with one door).</summary>
    public bool LastInFirstOut { get; init; }

    /// <summary>Kinds of goods it carries, numbered by the caller.</summary>
    public GoodsSet Goods { get; init; }

    /// <summary>Kinds of goods that must not be aboard at the same time (raw meat and laundry).</summary>
    public GoodsSet NotWith { get; init; }

    /// <summary>Hardship points for whoever rides it (weight, climb, floors, rain…). For <see cref="Problem.Fairness"/>.</summary>
    public int Hardship { get; init; }

    /// <summary>Set when it was picked up already by a bike whose past is not in the problem: then there are only deliveries.</summary>
    public OnBoard? OnBoard { get; init; }
}

/// <summary>This vehicle has it in the current plan; moving it to another costs so much.</summary>
public sealed record Kept(int Vehicle, long MoveCost);

/// <summary>On this vehicle since that second; it cannot change bikes any more.</summary>
public sealed record OnBoard(int Vehicle, long Since);
