namespace RouteSolver;

/// <summary>What else a position is judged by where a route must be ridden through; beside <see cref="Node"/>.</summary>
internal struct RichNode
{
    /// <summary>The last second it may leave here without harming anything behind, and without making anything behind cost more than it does now.
    /// Both leave breaks out, which make everything later.</summary>
    public long LatestLeave, FreeLeave;

    /// <summary>What lateness and overtime cost from this position on (its own included).</summary>
    public long LateBehind;

    /// <summary>The break it is the turn of when leaving.</summary>
    public int Break;

    /// <summary>Of a delivery that may not be long on board: since when at the earliest (frozen or on board), and the position of its first
    /// pickup that is not frozen, or -1.</summary>
    public long Since;
    public int Pickup;

    /// <summary>It costs or limits something to be here later: <see cref="StopFacts.Limit"/> holds.</summary>
    public bool IsLimited;

    /// <summary>The door here is paid for by the stop before.</summary>
    public bool IsAtDoor;

    /// <summary>Of a pickup: the position after which its shipment is no more aboard. It is the first of its shipment.</summary>
    public int Until;
    public bool Joins;

    /// <summary>Of a delivery that must lie on top: the position of its first pickup (-1: before the start); otherwise <see cref="AnyOrder"/>.</summary>
    public int Under;
    public const int AnyOrder = int.MaxValue;

    /// <summary>Goods aboard when leaving, and goods refused by what is aboard.</summary>
    public ulong Goods, Refused;
}
