namespace RouteSolver;

/// <summary>One vehicle's route, played through: it leaves as soon as it may waits only for windows to open, and takes its breaks.</summary>
public sealed class RouteEvaluation
{
    private readonly long[] _load;
    private readonly int _dimensions;

    internal RouteEvaluation(int vehicle, StopTiming[] stops, long[] load, int dimensions)
    {
        (Vehicle, Stops, _load, _dimensions) = (vehicle, stops, load, dimensions);
        WaitSeconds = stops.Sum(stop => stop.Wait);
        Lateness = stops.Sum(stop => stop.Lateness);
    }

    public int Vehicle { get; }
    public IReadOnlyList<StopTiming> Stops { get; }

    /// <summary>Arrival at the vehicle's end, or departure from the last stop when it has none.</summary>
    public required long EndsAt { get; init; }

    /// <summary>In order; those the route does without are left out.</summary>
    public required IReadOnlyList<BreakTiming> Breaks { get; init; }

    /// <summary>In the units of the vehicle's rates: its use, riding, lateness, overtime, shipments moved to it, unevenness.</summary>
    public required long Cost { get; init; }

    /// <summary>Riding seconds from the start to the end; an empty route rides nowhere.</summary>
    public required long TravelSeconds { get; init; }
    public required long Metres { get; init; }

    /// <summary>Between arrivals and starts, breaks taken there included.</summary>
    public long WaitSeconds { get; }

    /// <summary>Sum of seconds late over the stops, allowed or not.</summary>
    public long Lateness { get; }

    /// <summary>Ordered by constraint as declared, then along the route.</summary>
    public required IReadOnlyList<Violation> Violations { get; init; }

    /// <summary>On the bike when it sets off, one amount per dimension.</summary>
    public ReadOnlySpan<long> LoadAtStart => _load.AsSpan(0, _dimensions);

    /// <summary>On the bike after the stop at this position, one amount per dimension.</summary>
    public ReadOnlySpan<long> LoadAfter(int position) => _load.AsSpan((position + 1) * _dimensions, _dimensions);
}
