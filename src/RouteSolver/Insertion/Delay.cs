namespace RouteSolver;

/// <summary>An existing stop that an insertion makes later.</summary>
/// <param name="Stop">Its number.</param>
/// <param name="Seconds">How much later its service starts, always positive.</param>
/// <param name="Lateness">How late that then is against its last window; 0 while in time.</param>
public readonly record struct Delay(int Stop, long Seconds, long Lateness);
