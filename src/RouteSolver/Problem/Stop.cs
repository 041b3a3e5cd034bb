namespace RouteSolver;

/// <summary>One thing to do at one door: part of a <see cref="Shipment"/>, which says whether it is a pickup or a delivery.</summary>
public sealed record Stop
{
    /// <summary>Row of the <see cref="TravelMatrix"/>.</summary>
    public required int Location { get; init; }

    /// <summary>What is taken (pickup) or handed over (delivery), one amount ≥ 0 per dimension of the problem; empty means nothing.</summary>
    public IReadOnlyList<int> Load { get; init; } = [];

    /// <summary>When service may start: apart from each other and in order; empty means at any time.</summary>
    public IReadOnlyList<Window> Windows { get; init; } = [];

    /// <summary>How far after its last window service may start, and at what price (an announced window); null: never.</summary>
    public Leeway? Lateness { get; init; }

    /// <summary>Seconds spent for this stop, always.</summary>
    public long ServiceSeconds { get; init; }

    /// <summary>Seconds spent once per door (locking the bike, the stairs): not spent again when the stop before is at the same location.</summary>
    public long DoorSeconds { get; init; }
}
