namespace RouteSolver;

/// <summary>A route with new stops threaded in.</summary>
/// <param name="Stops">The whole route.</param>
/// <param name="Cost">What the way adds.</param>
/// <param name="SecondCost">The cheapest way but one: what is lost when the best place is gone.</param>
/// <param name="Missed">0 where nothing gets worse, else by how much it is missed.</param>
internal sealed record Thread(int[] Stops, long Cost, long SecondCost, long Missed);
