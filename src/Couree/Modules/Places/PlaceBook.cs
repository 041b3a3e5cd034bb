using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Places.Hours;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Places;

internal sealed class PlaceBook(CoureeDb db, Clock clock) : IPlaces
{
    public async Task<IReadOnlyDictionary<PlaceId, PlaceCard>> Cards(IReadOnlyCollection<PlaceId> ids, CancellationToken stop)
    {
        var now = clock.Now;
        var places = await db.Set<Place>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(stop);
        return places.ToDictionary(p => p.Id, p => new PlaceCard(p.Id, p.Address, p.Point, p.HoursText, p.OpenAt(now, clock.Zone)));
    }

    public async Task<IReadOnlyList<Period>> OpenPeriods(PlaceId place, DateTime fromAt, DateTime untilAt, CancellationToken stop)
    {
        var hours = await db.Set<Place>().AsNoTracking().Where(p => p.Id == place).Select(p => p.HoursText).SingleOrDefaultAsync(stop);
        if (hours is null) return [];
        return [.. OpeningHoursText.Known(hours).OpenPeriods(fromAt, untilAt, clock.Zone).Select(p => new Period(p.FromAt, p.ToAt))];
    }

    public string SayHours(string hours, string language) => SpokenHours.From(hours, language);

    public IReadOnlyList<string> SayExceptions(string hours, DateOnly from, DateOnly until, string language) => SpokenExceptions.Of(OpeningHoursText.Known(hours), from, until, language);

    public async Task<PlaceId> Keep(PlaceId? place, string address, GeoPoint point, string hours, CancellationToken stop)
    {
        if (place is not { } id)
        {
            var fresh = Place.At(clock, address, point, hours);
            db.Add(fresh);
            return fresh.Id;
        }
        var known = await db.Set<Place>().SingleOrDefaultAsync(p => p.Id == id, stop) ?? throw new NotFound();
        known.Change(address, point, hours);
        return id;
    }
}
