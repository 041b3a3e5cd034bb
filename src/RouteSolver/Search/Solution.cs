namespace RouteSolver;

/// <summary>The best plan a search found.</summary>
/// <param name="Plan">Every constraint holds, except where the plan it started from broke one that nothing can mend (a frozen prefix already late).</param>
/// <param name="Unplanned">Shipments left out, lowest number first; ask <see cref="Insertion"/> why.</param>
/// <param name="Vehicles">Vehicles with stops beyond their frozen ones.</param>
/// <param name="Cost">In the units of the vehicles’ costs.</param>
/// <param name="Iterations">Of all searches together.</param>
public sealed record Solution(Plan Plan, IReadOnlyList<int> Unplanned, int Vehicles, long Cost, long Iterations, TimeSpan Elapsed);
