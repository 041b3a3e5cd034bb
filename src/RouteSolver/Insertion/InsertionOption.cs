namespace RouteSolver;

/// <summary>What one vehicle would make of the new stops: its cheapest way, or, when none is possible, the way that misses by
/// least, with every constraint in its way and how far off it is.</summary>
public sealed record InsertionOption
{
    public required int Vehicle { get; init; }

    /// <summary>Nothing gets broken that was not, and nothing broken gets worse.</summary>
    public bool IsFeasible => Violations.Count == 0;

    /// <summary>The route with the new stops. Null only when the shipment is bound to another vehicle: then nothing was tried.</summary>
    public RouteEvaluation? Route { get; init; }

    /// <summary>The new stops' positions in <see cref="Route"/>, in riding order.</summary>
    public IReadOnlyList<int> Positions { get; init; } = [];

    /// <summary>What the route then costs more (<see cref="RouteEvaluation.Cost"/>); leaving the shipments out costs
    /// <see cref="Problem.CostOfLeavingOut"/> instead.</summary>
    public long Cost { get; init; }

    /// <summary>Riding seconds more than without (waiting and service not counted). Negative where a way round is quicker.</summary>
    public long DetourSeconds { get; init; }
    public long DetourMetres { get; init; }

    /// <summary>By how much the route ends later; 0 when waits absorb it all.</summary>
    public long EndsLaterSeconds { get; init; }

    /// <summary>Existing stops made later, in riding order.</summary>
    public IReadOnlyList<Delay> Delays { get; init; } = [];

    /// <summary>What stands in the way, newly broken or worse than before; amounts are whole, so that granting them makes it possible.</summary>
    public IReadOnlyList<Violation> Violations { get; init; } = [];

    /// <summary>How far off it is, to compare options by: seconds late at the worst stop, with an hour for each whole capacity or each
    /// shipment too many; far beyond any of that when nothing can mend it (skills, pins, bindings, no way). 0 when possible.</summary>
    public long Missed { get; init; }

    /// <summary>When it does not fit: the second from which the vehicle, as planned without it, has room for all its pickups until
    /// the end. Null when it never has, or fits.</summary>
    public long? FitsFrom { get; init; }

    /// <summary>The first thing to say about an impossible option: what no patience mends (skills…) before loads before lateness.</summary>
    public Violation? Reason => Violations.Count == 0 ? null : Violations[0];

    /// <summary>The new stops with their times, in riding order.</summary>
    public IEnumerable<StopTiming> Inserted => Positions.Select(position => Route!.Stops[position]);
}
