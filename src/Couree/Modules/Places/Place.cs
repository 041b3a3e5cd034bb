using Couree.Kernel;
using Couree.Modules.Places.Hours;

namespace Couree.Modules.Places;

/// <summary>Somewhere people go: an address as written, its point, and when its door is open.</summary>
internal sealed class Place
{
    private Place()
    {
    }

    public PlaceId Id { get; private init; }
    public string Address { get; private set; } = "";
    public double Lat { get; private set; }
    public double Lon { get; private set; }

    /// <summary>In the notation of `Hours/OpeningHoursText`; always readable, because it was read before it was kept.</summary>
    public string HoursText { get; private set; } = "";

    public GeoPoint Point => new(Lat, Lon);
    public OpeningHours Hours => OpeningHoursText.Known(HoursText);

    public static Place At(Clock clock, string address, GeoPoint point, string hours)
    {
        var place = new Place { Id = Kernel.Id.New<PlaceId>(clock) };
        place.Change(address, point, hours);
        return place;
    }

    public void Change(string address, GeoPoint point, string hours)
    {
        if (string.IsNullOrWhiteSpace(address)) throw new Refusal("places.address_missing", field: "address");
        if (!point.IsOnEarth) throw new Refusal("places.point_off_earth", field: "address");
        if (!OpeningHoursText.TryParse(SpokenHours.ToNotation(hours), out var read, out var error)) throw new Refusal("places.hours_unreadable", new { where = error!.FoundText }, "hours");
        (Address, Lat, Lon, HoursText) = (address.Trim(), point.Lat, point.Lon, OpeningHoursText.Format(read));
    }

    public OpenNow OpenAt(DateTime at, TimeZoneInfo zone)
    {
        var today = Hours.Today(at, zone);
        return new OpenNow(today.OpenNow, today.OpenNow ? today.ClosesAt : today.OpensAt);
    }
}
