namespace RouteSolver;

/// <summary>All that serving one stop takes, side by side in memory (seconds; one line of the processor's cache).</summary>
internal struct StopFacts
{
    /// <summary>First and last second service may start, the last without a price, and what each second after that costs.</summary>
    public long From, To, Close, LateCost;

    /// <summary>Spent at the stop, and once more at its door unless the bike is there already.</summary>
    public long Service, Door;

    /// <summary>A delivery's longest seconds on board, or <see cref="Problem.NoLimit"/>.</summary>
    public long Limit;
    public int Stop;
    public bool HasSeveralWindows;
}
