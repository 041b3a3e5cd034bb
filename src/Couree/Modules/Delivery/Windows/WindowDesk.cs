using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Places;
using Couree.Modules.Shifts;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

/// <summary>Which windows couriers can promise, and who has taken their places.</summary>
internal sealed class WindowDesk(CoureeDb db, Clock clock, IShifts shifts, ITravel travel, DeliveryOptions options)
{
    public async Task<IReadOnlyList<DeliveryWindow>> Open(OrganisationId couriers, IReadOnlyList<GeoPoint> pickups, IReadOnlyList<GeoPoint> drops, DateTime readyAt, DateTime untilAt, CancellationToken stop)
    {
        var now = clock.Now;
        var leavesAt = readyAt > now ? readyAt : now;
        if (untilAt <= leavesAt) return [];
        var ride = RidePath.Of(pickups, drops, travel);
        var way = TimeSpan.FromSeconds(ride.Seconds + (pickups.Count + drops.Count) * options.DoorSeconds);
        var riding = await shifts.Between(couriers, leavesAt, untilAt, stop);
        if (riding.Count == 0) return [];
        var books = await db.Set<WindowBook>().AsNoTracking().Where(b => b.Couriers == couriers && b.UntilAt > leavesAt && b.FromAt < untilAt).ToListAsync(stop);
        var open = new List<DeliveryWindow>();
        for (var from = Aligned(leavesAt); from < untilAt; from += options.Window)
        {
            var window = new Period(from, from + options.Window);
            var leaves = new Period(window.FromAt - way, window.UntilAt.AddMinutes(-options.SpareMinutes) - way);
            if (leavesAt > leaves.UntilAt) continue;
            var left = Capacity(riding, window) - (books.FirstOrDefault(b => b.FromAt == window.FromAt && b.UntilAt == window.UntilAt)?.TakenAt(now) ?? 0);
            if (left >= drops.Count) open.Add(new DeliveryWindow(window, left, leaves));
        }
        return open;
    }

    /// <summary>A key holds one place: a second hold moves it. Refused delivery.window_full, delivery.window_past.</summary>
    public async Task Hold(OrganisationId couriers, Period window, string key, DateTime until, CancellationToken stop)
    {
        var now = clock.Now;
        if (window.UntilAt <= now) throw new Refusal("delivery.window_past");
        if (await Holding(key, stop) is { } before && (before.Couriers != couriers || before.FromAt != window.FromAt || before.UntilAt != window.UntilAt)) before.Release(key);
        var book = db.Set<WindowBook>().Local.FirstOrDefault(b => b.Couriers == couriers && b.FromAt == window.FromAt && b.UntilAt == window.UntilAt)
            ?? await db.Set<WindowBook>().SingleOrDefaultAsync(b => b.Couriers == couriers && b.FromAt == window.FromAt && b.UntilAt == window.UntilAt, stop);
        if (book is null)
        {
            book = new WindowBook { Id = Id.New<WindowBookId>(clock), Couriers = couriers, FromAt = window.FromAt, UntilAt = window.UntilAt };
            db.Add(book);
        }
        book.Hold(Id.New<WindowHoldId>(clock), key, until, await Capacity(couriers, window, stop), now);
    }

    public async Task Release(string key, CancellationToken stop) => (await Holding(key, stop))?.Release(key);

    /// <summary>The held window of a key becomes firm; a key that holds none changes nothing. Refused delivery.window_full when it expired and is full by now.</summary>
    public async Task Firm(string key, CancellationToken stop)
    {
        if (await Holding(key, stop) is not { } book) return;
        book.Firm(key, await Capacity(book.Couriers, new Period(book.FromAt, book.UntilAt), stop), clock.Now);
    }

    private async Task<WindowBook?> Holding(string key, CancellationToken stop) =>
        db.Set<WindowBook>().Local.FirstOrDefault(b => b.Holds.Any(h => h.Key == key))
        ?? await db.Set<WindowBook>().SingleOrDefaultAsync(b => b.Holds.Any(h => h.Key == key), stop);

    private async Task<int> Capacity(OrganisationId couriers, Period window, CancellationToken stop) =>
        Capacity(await shifts.Between(couriers, window.FromAt, window.UntilAt, stop), window);

    private int Capacity(IEnumerable<ShiftCard> riding, Period window) =>
        riding.Where(s => s.FromAt <= window.FromAt && window.UntilAt <= s.UntilAt).Select(s => s.Person).Distinct().Count() * options.DropsPerCourier;

    /// <summary>Windows begin on the civil hour's divisions, whatever the time now.</summary>
    private DateTime Aligned(DateTime at)
    {
        var midnight = clock.Instant(DateOnly.FromDateTime(clock.Civil(at)), TimeOnly.MinValue);
        return midnight + options.Window * Math.Floor((at - midnight) / options.Window);
    }
}
