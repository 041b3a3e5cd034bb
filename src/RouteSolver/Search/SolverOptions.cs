namespace RouteSolver;

/// <summary>How to search; the defaults suit a live board.</summary>
public sealed record SolverOptions
{
    /// <summary>Same problem, seed, searches and iterations: same plan, on any machine.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Searches side by side that exchange what they find; one thread each. 1 to 64.</summary>
    public int Searches { get; init; } = 2;
}
