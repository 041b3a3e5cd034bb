using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Modules.Market.Baskets;
using Couree.Modules.Places;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Market.Slots;

/// <summary>Why nothing is possible today: a sentence of the room's words with its facts.</summary>
internal sealed record Why(string Key, IReadOnlyDictionary<string, object?> Facts);

/// <summary>What a shop, or a co-op with its shops, can offer: windows, and why not sooner when the first is not today.</summary>
internal sealed record Possible(IReadOnlyList<Period> Windows, Why? NotToday)
{
    public IReadOnlyList<Period> Open { get; init; } = [];
}

/// <summary>What a co-op can bring: a window, and when each shop has its part ready for it.</summary>
internal sealed record Brought(Period Window, IReadOnlyDictionary<OrganisationId, Period> Ready);

/// <summary>Finds when an order can really come, before anyone pays. Looks four civil days ahead.</summary>
internal sealed class SlotFinder(CoureeDb db, Clock clock, IPlaces places, IDelivery delivery)
{
    public const int DaysAhead = 4;

    /// <summary>The windows in which this shop's goods can be ready, places left, the key's own place not counted.</summary>
    public async Task<Possible> Collect(ShopFacts shop, string key, CancellationToken stop)
    {
        var now = clock.Now;
        if (shop.Card.Place is not { } place) return new Possible([], new Why("market.why.no_place", Facts(shop)));
        var open = await places.OpenPeriods(place, now, clock.Instant(clock.Today.AddDays(DaysAhead), TimeOnly.MinValue), stop);
        var ready = ReadyWindows.Of(open, now, shop.Shop.Preparation(now), shop.Shop.WindowMinutes).ToList();
        var free = await Free(shop, ready, key, stop);
        return new Possible(free, free.Any(IsToday) ? null : WhyNotToday(shop, open, ready)) { Open = open };
    }

    /// <summary>The windows in which a courier co-op can bring what these shops prepare, to this place.</summary>
    public async Task<Possible> Deliver(OrganisationId couriers, IReadOnlyList<ShopFacts> shops, GeoPoint drop, string key, CancellationToken stop)
    {
        var (brought, notToday) = await Bring(couriers, shops, drop, key, stop);
        var windows = brought.Select(b => b.Window).ToList();
        return new Possible(windows, windows.Any(IsToday) ? null : notToday);
    }

    /// <summary>The same, with what each shop has to have ready for it, and why nothing is possible today.</summary>
    public async Task<(IReadOnlyList<Brought> Windows, Why? NotToday)> Bring(OrganisationId couriers, IReadOnlyList<ShopFacts> shops, GeoPoint drop, string key, CancellationToken stop)
    {
        var ready = new Dictionary<OrganisationId, Possible>();
        foreach (var shop in shops) ready[shop.Id] = await Collect(shop, key, stop);
        var windows = new List<Brought>();
        Why? notToday = ready.Values.Select(p => p.NotToday).FirstOrDefault(w => w is not null);
        for (var day = clock.Today; day < clock.Today.AddDays(DaysAhead); day = day.AddDays(1))
        {
            var firsts = shops.Select(s => ready[s.Id].Windows.Where(w => On(w, day)).Select(w => (DateTime?)w.FromAt).FirstOrDefault()).ToList();
            if (firsts.Any(f => f is null)) continue;
            var found = await delivery.Windows(couriers, [.. shops.Select(s => s.Place!.Point)], [drop], firsts.Max()!.Value, clock.Instant(day.AddDays(1), TimeOnly.MinValue), stop);
            foreach (var window in found.Where(w => w.Left > 0))
                if (Prepared(shops, ready, window, day) is { } parts) windows.Add(new Brought(window.Window, parts));
            if (day == clock.Today && windows.Count == 0) notToday ??= new Why(found.Any(w => w.Left > 0) ? "market.why.closed_to_bikes" : "market.why.no_courier", new Dictionary<string, object?>());
        }
        return (windows, notToday);
    }

    private Dictionary<OrganisationId, Period>? Prepared(IReadOnlyList<ShopFacts> shops, Dictionary<OrganisationId, Possible> ready, DeliveryWindow window, DateOnly day)
    {
        var parts = new Dictionary<OrganisationId, Period>();
        foreach (var shop in shops)
        {
            if (ReadyWindows.For(window, OnDay(ready[shop.Id], day), ready[shop.Id].Open) is not { } part) return null;
            parts[shop.Id] = part;
        }
        return parts;
    }

    public bool IsToday(Period window) => On(window, clock.Today);

    private bool On(Period window, DateOnly day) => DateOnly.FromDateTime(clock.Civil(window.FromAt)) == day;

    private IReadOnlyList<Period> OnDay(Possible possible, DateOnly day) => [.. possible.Windows.Where(w => On(w, day))];

    private async Task<IReadOnlyList<Period>> Free(ShopFacts shop, List<Period> ready, string key, CancellationToken stop)
    {
        if (ready.Count == 0) return [];
        var (from, until, now) = (ready[0].FromAt, ready[^1].UntilAt, clock.Now);
        var taken = await db.Set<ShopWindow>().AsNoTracking().Where(w => w.Shop == shop.Id && w.FromAt >= from && w.FromAt < until).ToDictionaryAsync(w => w.FromAt, stop);
        return [.. ready.Where(w => !taken.TryGetValue(w.FromAt, out var row) || row.Left(shop.Shop.OrdersPerWindow, key, now) > 0)];
    }

    private Why WhyNotToday(ShopFacts shop, IReadOnlyList<Period> open, List<Period> ready)
    {
        if (ready.Any(IsToday)) return new Why("market.why.full", Facts(shop));
        var today = open.Where(IsToday).ToList();
        var facts = Facts(shop);
        if (today.Count == 0)
        {
            if (shop.Place?.Open is not { IsOpen: false, ChangesAt: { } opens }) return new Why("market.why.closed", facts);
            facts["opens"] = $"{SlotWords.Day(clock, DateOnly.FromDateTime(clock.Civil(opens)))}, {Web.Words.Hour(clock.Civil(opens))}";
            return new Why("market.why.closed_until", facts);
        }
        facts["closes"] = Web.Words.Hour(clock.Civil(today[^1].UntilAt));
        facts["minutes"] = shop.Shop.Preparation(clock.Now);
        return new Why("market.why.closes_before_ready", facts);
    }

    private static Dictionary<string, object?> Facts(ShopFacts shop) => new() { ["shop"] = shop.Card.Name };
}
