namespace RouteSolver;

/// <summary>Where in a route a request goes, and what the plan then costs more: the gap behind which its first stop goes, and its last.
/// A request of several stops is told by its cost alone.</summary>
internal readonly record struct Spot(long Cost, int First, int Last)
{
    public static readonly Spot None = new(long.MaxValue, -1, -1);

    public bool IsNone => Cost == long.MaxValue;
}
