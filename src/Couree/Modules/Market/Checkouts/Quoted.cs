using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Modules.Market.Baskets;
using Couree.Modules.Market.Slots;
using Couree.Modules.Places;
using Couree.Web;

namespace Couree.Modules.Market.Checkouts;

/// <summary>One shop's part of what is about to be ordered.</summary>
internal sealed record QuotedPart(ShopFacts Shop, OrderId Order, bool Deliver, Period Ready, IReadOnlyList<PricedLine> Lines)
{
    public Money Total => Lines.Aggregate(Money.Zero, (sum, l) => sum + l.Total);
    public IEnumerable<(int Rate, Money Total)> Taxed => Lines.Select(l => (l.Product.VatBasisPoints, l.Total));
}

internal sealed record QuotedRun(OrganisationId Couriers, Period Window, AskedRun Ask, Quote Quote);

/// <summary>The whole basket at today's prices and chosen windows: what the checkout page shows and the order writes.</summary>
internal sealed record Quoted(IReadOnlyList<QuotedPart> Parts, IReadOnlyList<QuotedRun> Runs)
{
    public Money Total => Parts.Aggregate(Money.Zero, (sum, p) => sum + p.Total) + Runs.Aggregate(Money.Zero, (sum, r) => sum + r.Quote.Fee);

    public IReadOnlyList<(int Rate, Money Total, Money Tax)> Vat =>
        Pay.Vat.ByRate(Parts.SelectMany(p => p.Taxed).Concat(Runs.Select(r => (r.Quote.VatBasisPoints, r.Quote.Fee))));

    public IReadOnlyList<OrganisationId> Payees => [.. Parts.Select(p => p.Shop.Id).Concat(Runs.Select(r => r.Couriers)).Distinct()];
}

internal sealed class BasketQuote(Clock clock, ShopReader shops, IPlaces places, IDelivery delivery)
{
    /// <summary>Refused: market.basket_empty, market.shop_gone, market.slot_missing, market.address_missing, and the couriers' own refusals.</summary>
    public async Task<Quoted> Of(Basket basket, IReadOnlyList<PricedLine> lines, Func<ShopFacts, DoorStep> doorFor, string language, CancellationToken stop)
    {
        if (lines.Count == 0) throw new Refusal("market.basket_empty");
        var known = await shops.Read([.. basket.Shops.Select(s => s.Shop)], stop);
        var parts = new List<QuotedPart>();
        foreach (var wish in basket.Shops)
        {
            var shop = known.GetValueOrDefault(wish.Shop) ?? throw new Refusal("market.shop_gone");
            if (wish.WindowFromAt is not { } from) throw new Refusal("market.slot_missing");
            parts.Add(new QuotedPart(shop, Id.New<OrderId>(clock), wish.Deliver, new Period(from, from.AddMinutes(shop.Shop.WindowMinutes)), [.. lines.Where(l => l.Line.Shop == wish.Shop)]));
        }
        var runs = new List<QuotedRun>();
        foreach (var group in parts.Where(p => p.Deliver).GroupBy(p => p.Shop.Couriers))
        {
            if (group.Key is not { } couriers) throw new Refusal("market.no_delivery", new { shop = group.First().Shop.Card.Name });
            if (basket.Drop is null) throw new Refusal("market.address_missing");
            var chosen = basket.Runs.FirstOrDefault(r => r.Couriers == couriers) ?? throw new Refusal("market.slot_missing");
            var window = new Period(chosen.FromAt, chosen.UntilAt);
            var carried = new List<(ShopFacts, OrderId, Period, IReadOnlyList<PricedLine>)>();
            foreach (var part in group) carried.Add((part.Shop, part.Order, await Fetch(part, window, stop), part.Lines));
            var ask = RunAsk.Of(couriers, basket.RunReference(couriers), carried, doorFor(group.First().Shop), window, language);
            runs.Add(new QuotedRun(couriers, window, ask, await delivery.Quote(ask, stop)));
        }
        return new Quoted(parts, runs);
    }

    /// <summary>When the couriers find it ready and the door open.</summary>
    private async Task<Period> Fetch(QuotedPart part, Period window, CancellationToken stop)
    {
        var open = part.Shop.Card.Place is { } place ? await places.OpenPeriods(place, part.Ready.FromAt, window.UntilAt, stop) : [];
        return new Period(part.Ready.FromAt, ReadyWindows.ClosesAt(part.Ready, open));
    }
}
