using Couree.Kernel;

namespace Couree.Modules.Places;

/// <summary>Where something is: a postal address as written, and its point.</summary>
public sealed record PlaceCard(PlaceId Id, string Address, GeoPoint Point, string Hours, OpenNow Open);

/// <summary>Open or not at the instant asked, and when that next changes (UTC; null when never within a year).</summary>
public sealed record OpenNow(bool IsOpen, DateTime? ChangesAt);

/// <summary>A half-open period [FromAt, UntilAt) in UTC.</summary>
public readonly record struct Period(DateTime FromAt, DateTime UntilAt)
{
    public bool Contains(DateTime at) => FromAt <= at && at < UntilAt;
    public bool Overlaps(Period other) => FromAt < other.UntilAt && other.FromAt < UntilAt;
}

public interface IPlaces
{
    Task<IReadOnlyDictionary<PlaceId, PlaceCard>> Cards(IReadOnlyCollection<PlaceId> ids, CancellationToken stop = default);

    /// <summary>When the place is open between two instants, as half-open UTC periods, closures and public holidays taken out.</summary>
    Task<IReadOnlyList<Period>> OpenPeriods(PlaceId place, DateTime fromAt, DateTime untilAt, CancellationToken stop = default);

    /// <summary>Hours as people write them in a language, from the notation: "lu-ve 9h-12h30; fériés fermé". <see cref="Keep"/> reads both.</summary>
    string SayHours(string hours, string language);

    /// <summary>
    /// The dated closures and special days of a notation between two civil days, both included, in whole sentences with their reasons,
    /// soonest first: "Fermé le 24 décembre : inventaire". What keepers wrote: to be encoded like any text.
    /// </summary>
    IReadOnlyList<string> SayExceptions(string hours, DateOnly from, DateOnly until, string language);

    /// <summary>Creates or changes a place in the caller's transaction (Tell). `hours` as said or in the notation of Places/Hours; refused with `places.hours_unreadable`.</summary>
    Task<PlaceId> Keep(PlaceId? place, string address, GeoPoint point, string hours, CancellationToken stop = default);
}

/// <summary>An address found in the imported file.</summary>
/// <param name="IsExact">false when the number was interpolated or only the street is known</param>
public sealed record FoundAddress(string Label, string Postcode, string City, GeoPoint Point, bool IsExact);

public interface IAddressBook
{
    IReadOnlyList<FoundAddress> Search(string text, GeoPoint? near = null, int limit = 6);

    /// <summary>The best answer for a typed address, with the door as typed when only the street is known; null when no answer has all the words that tell.</summary>
    FoundAddress? Find(string text, GeoPoint? near = null);
}

/// <summary>A way through the streets by bike.</summary>
/// <param name="IsEstimate">true when off the known network: straight distance × 1.4 at 15 km/h</param>
public sealed record Leg(int Seconds, int Metres, IReadOnlyList<GeoPoint> Line, bool IsEstimate);

/// <summary>Row-major travel times and distances: `[from * To + to]`.</summary>
public sealed record TravelMatrix(int From, int To, int[] Seconds, int[] Metres, bool HasEstimates);

public interface ITravel
{
    Leg Route(GeoPoint from, GeoPoint to);
    TravelMatrix Matrix(IReadOnlyList<GeoPoint> from, IReadOnlyList<GeoPoint> to);
}
