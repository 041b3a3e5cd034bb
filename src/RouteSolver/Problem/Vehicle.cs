namespace RouteSolver;

/// <summary>A courier and their bike.</summary>
public sealed record Vehicle
{
    /// <summary>Location where the route begins, or null: it begins at its first stop.</summary>
    public int? Start { get; init; }

    /// <summary>Location where the route must end, or null: it ends with its last stop.</summary>
    public int? End { get; init; }

    /// <summary>Nothing begins before, everything (the way to <see cref="End"/> too) is over after.</summary>
    public required Window Shift { get; init; }

    /// <summary>What fits at once, one amount ≥ 0 per dimension.</summary>
    public IReadOnlyList<int> Capacity { get; init; } = [];

    public SkillSet Skills { get; init; }

    /// <summary>100 rides as the matrix says, 80 slower, 120 faster; seconds are rounded up. 1 to 1000.</summary>
    public int SpeedPercent { get; init; } = 100;
}

/// <summary>A stop done or begun, with its times as they happened (or, for the end of one just begun, as foreseen).</summary>
public readonly record struct FrozenStop(int Stop, long Arrival, long Start, long Departure);
