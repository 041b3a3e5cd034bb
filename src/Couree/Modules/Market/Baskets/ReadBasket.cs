using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Modules.Market.Checkouts;
using Couree.Modules.Market.Slots;
using Couree.Modules.Organisations;
using Couree.Modules.Places;
using Couree.Web;

namespace Couree.Modules.Market.Baskets;

/// <summary>The basket as it stands: prices of now, windows that are really possible, and why not sooner.</summary>
internal sealed class ReadBasket(CoureeDb db, Clock clock, BasketStore baskets, ShopReader shops, SlotFinder finder, IDelivery delivery, IOrganisations organisations, IAddressBook addresses) : IUseCase
{
    public async Task<BasketPage.Facts> Do(string? token, Form? form, CancellationToken stop)
    {
        var basket = await baskets.Find(token, stop);
        // A form about something else says nothing of the address: the one there is stays in its field.
        if (form is not null && !form.Values.ContainsKey("address")) form.Values["address"] = basket?.Address ?? "";
        if (basket is null || basket.Lines.Count == 0) return new BasketPage.Facts([], [], null, false, null, Money.Zero, form ?? Form.Empty, []);
        var lines = await PricedLine.Of(db, basket, tracked: false, stop);
        var known = await shops.Read([.. basket.Shops.Select(s => s.Shop)], stop);
        var parts = new List<BasketPage.ShopPart>();
        foreach (var wish in basket.Shops)
            if (known.TryGetValue(wish.Shop, out var shop)) parts.Add(await Part(basket, wish, shop, [.. lines.Where(l => l.Line.Shop == wish.Shop)], stop));
        var runs = new List<BasketPage.RunPart>();
        foreach (var group in basket.Shops.Where(s => s.Deliver && known.ContainsKey(s.Shop)).GroupBy(s => known[s.Shop].Couriers))
            if (group.Key is { } couriers) runs.Add(await Run(basket, couriers, [.. group.Select(s => known[s.Shop])], lines, stop));
        var held = basket.Holds(clock.Now) ? Words.Hour(clock.Civil(basket.HoldUntilAt!.Value)) : null;
        var total = lines.Aggregate(Money.Zero, (sum, l) => sum + l.Total) + runs.Aggregate(Money.Zero, (sum, r) => sum + (r.Fee ?? Money.Zero));
        return new BasketPage.Facts(parts, runs, basket.Address, basket.Shops.Any(s => s.Deliver), held, total, form ?? Form.From(new { Address = basket.Address ?? "" }),
            form?.Error("address") is null ? [] : [.. addresses.Search(form["address"], basket.Drop, 4).Select(a => a.Label)]);
    }

    private async Task<BasketPage.ShopPart> Part(Basket basket, BasketShop wish, ShopFacts shop, IReadOnlyList<PricedLine> lines, CancellationToken stop)
    {
        var possible = wish.Deliver ? null : await finder.Collect(shop, basket.HoldKey, stop);
        return new BasketPage.ShopPart(shop.Id.Value, shop.Card.Slug, shop.Card.Name, shop.Place?.Address, wish.Deliver, shop.Shop.Collects, shop.CanDeliver,
            [.. lines.Select(l => new BasketPage.Line(l.Line.Key, l.Name, l.Product.Unit, Photos.Url(l.Product.Photo), l.Line.Count, l.Total, Problem(l)))],
            lines.Aggregate(Money.Zero, (sum, l) => sum + l.Total),
            possible is null ? null : Choices(possible, w => SlotChoice.Collect(shop.Id, w), wish.WindowFromAt));
    }

    private async Task<BasketPage.RunPart> Run(Basket basket, OrganisationId couriers, IReadOnlyList<ShopFacts> carried, IReadOnlyList<PricedLine> lines, CancellationToken stop)
    {
        var card = (await organisations.Cards([couriers], stop)).GetValueOrDefault(couriers);
        var (name, slug) = (card?.Name ?? "", card?.Slug);
        var names = string.Join(", ", carried.Select(s => s.Card.Name));
        if (basket.Drop is not { } drop) return new BasketPage.RunPart(couriers.Value, name, slug, names, null, null, [], null);
        var chosen = basket.Runs.FirstOrDefault(r => r.Couriers == couriers);
        try
        {
            var possible = await finder.Deliver(couriers, carried, drop, basket.HoldKey, stop);
            if (chosen is not null && basket.Holds(clock.Now) && possible.Windows.All(w => w.FromAt != chosen.FromAt))
                possible = possible with { Windows = [.. possible.Windows.Append(new Period(chosen.FromAt, chosen.UntilAt)).OrderBy(w => w.FromAt)] };
            var choices = Choices(possible, w => SlotChoice.Run(couriers, w), chosen?.FromAt);
            if (possible.Windows.Count == 0) return new BasketPage.RunPart(couriers.Value, name, slug, names, choices, null, [], null);
            var window = possible.Windows[0];
            var ask = RunAsk.Of(couriers, basket.RunReference(couriers), [.. carried.Select(s => (s, new OrderId(s.Id.Value), window, (IReadOnlyList<PricedLine>)[.. lines.Where(l => l.Line.Shop == s.Id)]))],
                new DoorStep("", "", basket.Address!, drop, null), window, Words.Language);
            var quote = await delivery.Quote(ask, stop);
            return new BasketPage.RunPart(couriers.Value, name, slug, names, choices, quote.Fee, [.. quote.Lines.Select(l => new BasketPage.FeeLine(Words.Say(l.Rule, l.Facts), l.Amount))], null);
        }
        catch (Refusal refusal)
        {
            return new BasketPage.RunPart(couriers.Value, name, slug, names, null, null, [], Words.Say(refusal.Code, refusal.Facts));
        }
    }

    private BasketPage.Slots Choices(Possible possible, Func<Period, string> value, DateTime? chosen)
    {
        var days = possible.Windows.GroupBy(w => DateOnly.FromDateTime(clock.Civil(w.FromAt))).Select(day => new BasketPage.Day(SlotWords.Day(clock, day.Key),
            [.. day.Select(w => new BasketPage.Slot(value(w), SlotWords.Hours(clock, w), w.FromAt == chosen))])).ToList();
        var why = possible.NotToday is { } notToday ? Words.Say(notToday.Key, notToday.Facts) : null;
        var first = possible.Windows.Count == 0 ? null : $"{SlotWords.Day(clock, DateOnly.FromDateTime(clock.Civil(possible.Windows[0].FromAt)))}, {SlotWords.Hours(clock, possible.Windows[0])}";
        return new BasketPage.Slots(days, why, first);
    }

    /// <summary>What stands in the way of ordering this line, before anyone pays.</summary>
    private string? Problem(PricedLine line)
    {
        var (product, now) = (line.Product, clock.Now);
        if (product.IsRetired) return Words.Say("market.gone", new { product = product.Name });
        if (product.IsPaused(now)) return Words.Say("market.paused", new { product = product.Name });
        if (product.Stock is 0) return Words.Say("market.sold_out", new { product = product.Name });
        return product.Stock < line.Line.Count ? Words.Say("market.only_left", new { product = product.Name, left = product.Stock }) : null;
    }
}

/// <summary>Windows and days in words, in the territory's hours.</summary>
internal static class SlotWords
{
    public static string Hours(Clock clock, Period window) => $"{Words.Hour(clock.Civil(window.FromAt))} – {Words.Hour(clock.Civil(window.UntilAt))}";

    public static string Day(Clock clock, DateOnly day) => (day.DayNumber - clock.Today.DayNumber) switch
    {
        0 => Words.Say("market.today"),
        1 => Words.Say("market.tomorrow", new { date = day.ToString("dddd d MMMM", Words.Culture(Words.Language)) }),
        _ => day.ToString("dddd d MMMM", Words.Culture(Words.Language)),
    };

    public static string Full(Clock clock, Period window) => $"{Day(clock, DateOnly.FromDateTime(clock.Civil(window.FromAt)))}, {Hours(clock, window)}";
}
