namespace RouteSolver;

/// <summary>Where a search stands. Reported from its own threads, never two at once.</summary>
/// <param name="Behind">How much is behind, 0 to 1.</param>
/// <param name="Iterations">Of all searches together.</param>
/// <param name="Unplanned">Shipments the best plan so far leaves out.</param>
/// <param name="Vehicles">Vehicles with stops of their own in the best plan so far.</param>
/// <param name="Cost">Of the best plan so far.</param>
public readonly record struct SolverProgress(double Behind, long Iterations, int Unplanned, int Vehicles, long Cost);
