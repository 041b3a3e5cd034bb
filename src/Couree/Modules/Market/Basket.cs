using Couree.Kernel;

namespace Couree.Modules.Market;

internal readonly record struct BasketId(Guid Value) : IId;

/// <summary>One line: a product, how many, and the chosen options as "group:choice".</summary>
internal sealed record BasketLine(string Key, ProductId Product, OrganisationId Shop, int Count, IReadOnlyList<string> Picks);

/// <summary>How a shop's goods reach the customer, and the shop window chosen for them.</summary>
internal sealed record BasketShop(OrganisationId Shop, bool Deliver, DateTime? WindowFromAt);

/// <summary>The delivery window chosen with a courier co-op.</summary>
internal sealed record BasketRun(OrganisationId Couriers, DateTime FromAt, DateTime UntilAt);

/// <summary>One basket for all the shops of the street. Its bearer is whoever holds its 256-bit token; only the token's hash is stored.</summary>
internal sealed class Basket : IVersioned
{
    public const int MostLines = 100;
    public const int MostPieces = 99;

    public BasketId Id { get; init; }
    public required string TokenHash { get; init; }
    public int Version { get; set; }

    /// <summary>The id the next checkout of this basket will have: the key of its holds, and what makes a double click one order.</summary>
    public CheckoutId NextCheckout { get; private set; }
    public DateTime TouchedAt { get; private set; }
    public List<BasketLine> Lines { get; private set; } = [];
    public List<BasketShop> Shops { get; private set; } = [];
    public List<BasketRun> Runs { get; private set; } = [];
    public string? Address { get; private set; }
    public double? Lat { get; private set; }
    public double? Lon { get; private set; }

    /// <summary>Until when the chosen slots are held; null when none are.</summary>
    public DateTime? HoldUntilAt { get; private set; }

    public string HoldKey => NextCheckout.Value.ToString("N");

    /// <summary>The run's reference at the couriers', known before the order so that the held window becomes the order's.</summary>
    public string RunReference(OrganisationId couriers) => RunReferences.Of(NextCheckout, couriers);

    public GeoPoint? Drop => Lat is { } lat && Lon is { } lon ? new GeoPoint(lat, lon) : null;

    public bool Holds(DateTime now) => HoldUntilAt > now;

    public static Basket Start(string tokenHash, Clock clock) =>
        new() { Id = Kernel.Id.New<BasketId>(clock), TokenHash = tokenHash, NextCheckout = Kernel.Id.New<CheckoutId>(clock), TouchedAt = clock.Now };

    /// <summary>The line of a product with these picks.</summary>
    public static string Key(ProductId product, IReadOnlyList<string> picks) =>
        product.Value.ToString("N")[^12..] + string.Concat(picks.Order(StringComparer.Ordinal).Select(p => "-" + p.Replace(':', '.')));

    /// <summary>Pieces of a product on other lines than this one.</summary>
    public int Elsewhere(ProductId product, string line) => Lines.Where(l => l.Product == product && l.Key != line).Sum(l => l.Count);

    public void Add(ProductId product, OrganisationId shop, int count, IReadOnlyList<string> picks, bool deliver, DateTime now)
    {
        var key = Key(product, picks);
        var before = Lines.FirstOrDefault(l => l.Key == key);
        if (before is null && Lines.Count >= MostLines) throw new Refusal("market.basket_full", new { most = MostLines });
        var line = new BasketLine(key, product, shop, Math.Clamp((before?.Count ?? 0) + count, 1, MostPieces), picks);
        Lines = before is null ? [.. Lines, line] : [.. Lines.Select(l => l.Key == key ? line : l)];
        if (Shops.All(s => s.Shop != shop)) Shops = [.. Shops, new BasketShop(shop, deliver, null)];
        TouchedAt = now;
    }

    /// <summary>Zero takes the line out; the last line of a shop takes the shop out.</summary>
    public void Count(string line, int count, DateTime now)
    {
        Lines = count <= 0 ? [.. Lines.Where(l => l.Key != line)] : [.. Lines.Select(l => l.Key == line ? l with { Count = Math.Min(count, MostPieces) } : l)];
        Shops = [.. Shops.Where(s => Lines.Any(l => l.Shop == s.Shop))];
        TouchedAt = now;
    }

    public void Way(OrganisationId shop, bool deliver, DateTime now)
    {
        if (Shops.All(s => s.Shop != shop)) throw new NotFound();
        Shops = [.. Shops.Select(s => s.Shop == shop ? new BasketShop(shop, deliver, null) : s)];
        TouchedAt = now;
    }

    public void DeliverTo(string address, GeoPoint point, DateTime now)
    {
        (Address, Lat, Lon, TouchedAt) = (address, point.Lat, point.Lon, now);
    }

    public void Choose(IEnumerable<BasketShop> shops, IEnumerable<BasketRun> runs, DateTime holdUntilAt, DateTime now)
    {
        (Shops, Runs, HoldUntilAt, TouchedAt) = ([.. shops], [.. runs], holdUntilAt, now);
    }

    /// <summary>The chosen slots are no longer held; what was wished for stays written.</summary>
    public void LetGo() => HoldUntilAt = null;

    /// <summary>What was wished for no longer fits (another shop, another address): choose again.</summary>
    public void Unchoose()
    {
        LetGo();
        Shops = [.. Shops.Select(s => s with { WindowFromAt = null })];
        Runs = [];
    }

    /// <summary>Ordered: empty, and ready for another checkout. The address stays for next time.</summary>
    public void Ordered(Clock clock)
    {
        (Lines, Shops, Runs, HoldUntilAt, TouchedAt) = ([], [], [], null, clock.Now);
        NextCheckout = Kernel.Id.New<CheckoutId>(clock);
    }
}

/// <summary>"{checkout}.{couriers}": the couriers' reference of a checkout's run.</summary>
internal static class RunReferences
{
    public static string Of(CheckoutId checkout, OrganisationId couriers) => $"{checkout.Value:N}.{couriers.Value:N}";

    public static CheckoutId? Checkout(string reference) =>
        reference.Length == 65 && reference[32] == '.' && Guid.TryParseExact(reference[..32], "N", out var id) ? new CheckoutId(id) : null;
}
