using RouteSolver;

namespace Couree.Bench.Day;

internal enum Kind { Meal, Groceries, Parcel }

/// <summary>One run as it is ordered. Seconds since midnight, grams, litres.</summary>
/// <param name="OrderedAt">When the co-op hears of it.</param>
/// <param name="ReadyAt">Nothing can be taken before: the kitchen needs its time.</param>
/// <param name="Announced">The window the customer was told; it stays.</param>
/// <param name="LongestOnBoard">Seconds in the bag at most, or null.</param>
/// <param name="Hardship">Points for whoever rides it.</param>
/// <param name="NeedsTrailer">Fits on no bike without one.</param>
internal sealed record Run(int Number, Kind Kind, int From, int To, long OrderedAt, long ReadyAt, Window Announced,
    int Grams, int Litres, int Floors, long? LongestOnBoard, int Hardship, bool NeedsTrailer)
{
    public const long Door = 60;

    public int Place(bool isPickup) => isPickup ? From : To;
    public long Service(bool isPickup) => isPickup ? 60 : 45 + 15 * Floors;

    /// <summary>Service begins no earlier.</summary>
    public long OpensAt(bool isPickup) => isPickup ? ReadyAt : Announced.From;
}

/// <summary>One half of a run, on somebody's list.</summary>
internal readonly record struct Visit(Run Run, bool IsPickup)
{
    public int Place => Run.Place(IsPickup);
}
