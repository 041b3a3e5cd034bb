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

    /// <summary>What using the vehicle at all costs (a route with stops beyond its frozen ones). Far above any way's cost: fewest vehicles first.</summary>
    public long FixedCost { get; init; }

    /// <summary>Cost of a second of riding. Waiting and service cost nothing.</summary>
    public int CostPerSecond { get; init; } = 1;

    /// <summary>Cost of a metre of riding.</summary>
    public int CostPerMetre { get; init; }

    /// <summary>How far, and at what price, the route may end after its shift; null: never.</summary>
    public Leeway? Overtime { get; init; }

    /// <summary>Rests, in order: each begins inside its window, between two stops (or while waiting for a window to open).</summary>
    public IReadOnlyList<Break> Breaks { get; init; } = [];

    /// <summary>Hardship points carried before this plan begins (earlier today, the last weeks). For <see cref="Problem.Fairness"/>.</summary>
    public long HardshipSoFar { get; init; }

    /// <summary>What the points are divided by before vehicles are compared: the courier's worked hours. At least 1.</summary>
    public int HardshipShare { get; init; } = 1;
}

/// <summary>A rest: it begins inside the window and lasts so many seconds.</summary>
public readonly record struct Break(Window Window, long Seconds);

/// <summary>A limit that may be passed: by at most so many seconds, each at this cost.</summary>
public sealed record Leeway(long MostSeconds, int CostPerSecond);

/// <summary>A stop done or begun, with its times as they happened (or, for the end of one just begun, as foreseen).</summary>
public readonly record struct FrozenStop(int Stop, long Arrival, long Start, long Departure);
