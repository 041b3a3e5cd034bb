using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Modules.Market.Baskets;
using Couree.Modules.Market.Slots;
using Couree.Modules.Places;

namespace Couree.Modules.Market.Checkouts;

/// <summary>Whom the couriers meet at the door.</summary>
internal sealed record DoorStep(string Name, string Phone, string Address, GeoPoint Point, string? Notes);

/// <summary>Says in the couriers' terms what a checkout needs carried: one pick-up at each shop, one drop, one window.</summary>
internal static class RunAsk
{
    /// <summary>Groceries and meals in bags take about two litres a kilogram; one bag is at least five litres.</summary>
    private const int LitresPerKilogram = 2;
    private const int LeastLitres = 5;

    /// <param name="parts">`Fetch`: from when it is ready until the shop closes</param>
    public static AskedRun Of(OrganisationId couriers, string reference, IReadOnlyList<(ShopFacts Shop, OrderId Order, Period Fetch, IReadOnlyList<PricedLine> Lines)> parts, DoorStep door, Period window, string language)
    {
        var pickups = parts.Select(p => new AskedStop(StopKind.Pickup, p.Shop.Card.Name, null, null, p.Shop.Place!.Address, p.Shop.Place.Point,
            p.Fetch, null, p.Order.Value.ToString("N")));
        // No e-mail: the letters about an order are the market's own.
        var drop = new AskedStop(StopKind.Drop, door.Name, door.Phone, null, door.Address, door.Point, window, door.Notes, reference);
        var grams = parts.SelectMany(p => p.Lines).Sum(l => l.Product.Grams * l.Line.Count);
        var packages = new Packages(parts.Count, grams, Math.Max(LeastLitres * parts.Count, (grams * LitresPerKilogram + 999) / 1000), parts.SelectMany(p => p.Lines).Any(l => l.Product.Cold),
            parts.SelectMany(p => p.Lines).Min(l => l.Product.LongestMinutes));
        return new AskedRun(couriers, parts[0].Shop.Id, [.. pickups, drop], packages, reference, language);
    }
}
