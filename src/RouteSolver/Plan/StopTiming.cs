namespace RouteSolver;

/// <summary>What happens at one stop of a route, in seconds on the problem's axis.</summary>
/// <param name="Stop">Its number.</param>
/// <param name="Arrival">When the bike gets there.</param>
/// <param name="Start">When service begins: <see cref="Arrival"/> plus <see cref="Wait"/> (for the window, or in a break).</param>
/// <param name="Departure">When all is done there (before a break, if one follows).</param>
/// <param name="Lateness">Seconds by which service starts after the last window, allowed or not; 0 when in time.</param>
/// <param name="TravelSeconds">Riding seconds from the stop before (or the start).</param>
/// <param name="Metres">Metres of that way.</param>
public readonly record struct StopTiming(int Stop, long Arrival, long Start, long Departure, long Lateness, long TravelSeconds, long Metres)
{
    public long Wait => Start - Arrival;
}
