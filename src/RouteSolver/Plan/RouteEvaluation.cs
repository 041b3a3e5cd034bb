namespace RouteSolver;

/// <summary>One vehicle's route, played through: it leaves as soon as it may and waits only for windows to open.</summary>
public sealed class RouteEvaluation
{
    private readonly long[] _load;
    private readonly int _dimensions;

    internal RouteEvaluation(int vehicle, StopTiming[] stops, long[] load, int dimensions, long endsAt, long lastSeconds, long lastMetres, Violation[] violations)
    {
        (Vehicle, Stops, _load, _dimensions, EndsAt, Violations) = (vehicle, stops, load, dimensions, endsAt, violations);
        (TravelSeconds, Metres) = (lastSeconds, lastMetres);
        foreach (var stop in stops)
        {
            TravelSeconds += stop.TravelSeconds;
            Metres += stop.Metres;
            WaitSeconds += stop.Wait;
            Lateness += stop.Lateness;
        }
    }

    public int Vehicle { get; }
    public IReadOnlyList<StopTiming> Stops { get; }

    /// <summary>Arrival at the vehicle's end, or departure from the last stop when it has none.</summary>
    public long EndsAt { get; }

    /// <summary>Riding seconds from the start to the end; an empty route rides nowhere.</summary>
    public long TravelSeconds { get; }
    public long Metres { get; }
    public long WaitSeconds { get; }

    /// <summary>Sum of seconds late over the stops.</summary>
    public long Lateness { get; }

    /// <summary>Ordered by constraint as declared, then along the route.</summary>
    public IReadOnlyList<Violation> Violations { get; }

    /// <summary>On the bike when it sets off, one amount per dimension.</summary>
    public ReadOnlySpan<long> LoadAtStart => _load.AsSpan(0, _dimensions);

    /// <summary>On the bike after the stop at this position, one amount per dimension.</summary>
    public ReadOnlySpan<long> LoadAfter(int position) => _load.AsSpan((position + 1) * _dimensions, _dimensions);
}
