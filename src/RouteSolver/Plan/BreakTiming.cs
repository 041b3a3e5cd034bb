namespace RouteSolver;

/// <summary>A break as taken on a route, in seconds on the problem's axis.</summary>
/// <param name="Number">Which of the vehicle's breaks.</param>
/// <param name="Start">When it begins: inside its window, always.</param>
/// <param name="End">When the bike may ride (or serve) on.</param>
public readonly record struct BreakTiming(int Number, long Start, long End);
