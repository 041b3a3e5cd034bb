using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Market.Baskets;
using Couree.Modules.Organisations;
using Couree.Modules.Places;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Market.Shopfront;

/// <summary>The public face of a shop.</summary>
internal sealed class ReadShop(CoureeDb db, Clock clock, Shelves shelves, PrintedShelves prints, BasketStore baskets, IOrganisations organisations, IPlaces places) : IUseCase
{
    /// <summary>How far ahead the page says when the shop will be closed: as far as people order.</summary>
    private const int DaysAhead = 14;

    public async Task<ShopPage.Facts> Do(string slug, string? basketToken, string? added, Form? form, CancellationToken stop)
    {
        var (card, shop, place) = await Find(slug, stop);
        var now = clock.Now;
        var sections = await shelves.Of(db, card.Id, shop.CatalogueVersion, stop);
        var basket = await baskets.Find(basketToken, stop);
        var addedName = added is null ? null : sections.SelectMany(s => s.Products).FirstOrDefault(p => p.Id.Value.ToString() == added)?.Name;
        return new ShopPage.Facts(card.Slug, card.Name, card.Summary, OpenText(place), place?.Open.IsOpen == true, place?.Address, place is null ? [] : places.SayExceptions(place.Hours, clock.Today, clock.Today.AddDays(DaysAhead), Words.Language), shop.Collects,
            shop.Delivers && await organisations.CourierPartner(card.Id, stop) is not null, shop.IsRushed(now),
            sections.Count == 0 ? null : await prints.Of(card.Id, card.Slug, shop.CatalogueVersion, sections, now),
            basket?.Lines.Sum(l => l.Count) ?? 0, addedName, form ?? Form.Empty);
    }

    public async Task<ShopAnswer> Api(string slug, CancellationToken stop)
    {
        var (card, shop, place) = await Find(slug, stop);
        var now = clock.Now;
        var sections = await shelves.Of(db, card.Id, shop.CatalogueVersion, stop);
        return new ShopAnswer(card.Id, card.Slug, card.Name, shop.Collects, shop.Delivers, shop.Preparation(now), place?.Address, place?.Open.IsOpen == true,
        [
            .. sections.Select(s => new SectionAnswer(s.Name, [.. s.Products.Select(p => new ProductAnswer(p.Id, p.Name, p.Description, p.Price, p.Unit, p.Photo,
                [.. p.Allergens.Select(a => a.ToString().ToLowerInvariant())], p.Options, !p.SoldOut && !(p.PausedUntilAt > now)))])),
        ]);
    }

    public async Task<ShopsPage.Facts> All(CancellationToken stop)
    {
        var cards = (await organisations.Offering(Offer.Shop, stop)).Concat(await organisations.Offering(Offer.Kitchen, stop)).DistinctBy(c => c.Id).ToList();
        var ids = cards.Select(c => c.Id).ToList();
        var open = await db.Set<Shop>().Where(s => ids.Contains(s.Id)).Select(s => s.Id).ToListAsync(stop);
        var at = await places.Cards([.. cards.Where(c => c.Place is not null).Select(c => c.Place!.Value)], stop);
        return new ShopsPage.Facts([.. cards.Where(c => open.Contains(c.Id)).OrderBy(c => c.Name, StringComparer.CurrentCulture).Select(c =>
            new ShopsPage.Row(c.Slug, c.Name, c.Summary, c.Photo is { } photo ? Photos.Url(photo) : null, c.Offers.Contains(Offer.Kitchen) ? "plate" : "basket",
                OpenText(c.Place is { } p ? at.GetValueOrDefault(p) : null), c.Place is { } q && at.GetValueOrDefault(q)?.Open.IsOpen == true))]);
    }

    private async Task<(OrganisationCard, Shop, PlaceCard?)> Find(string slug, CancellationToken stop)
    {
        var card = await organisations.BySlug(slug, stop) ?? throw new NotFound();
        if (!MarketMay.Sell(card)) throw new NotFound();
        // A structure just welcomed has no row yet: its shelves are empty, its page is there.
        var shop = await db.Set<Shop>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == card.Id, stop) ?? new Shop { Id = card.Id };
        var place = card.Place is { } at ? (await places.Cards([at], stop)).GetValueOrDefault(at) : null;
        return (card, shop, place);
    }

    private string OpenText(PlaceCard? place)
    {
        if (place is null) return Words.Say("market.hours_unknown");
        if (place.Open.ChangesAt is not { } changes) return Words.Say(place.Open.IsOpen ? "market.open" : "market.closed");
        var civil = clock.Civil(changes);
        var hour = civil.Date == clock.Civil(clock.Now).Date ? Words.Hour(civil) : civil.ToString("dddd", Words.Culture(Words.Language)) + " " + Words.Hour(civil);
        return Words.Say(place.Open.IsOpen ? "market.open_until" : "market.opens_at", new { hour });
    }
}

internal sealed record ShopAnswer(OrganisationId Id, string Slug, string Name, bool Collects, bool Delivers, int PreparationMinutes, string? Address, bool IsOpen, IReadOnlyList<SectionAnswer> Sections);
internal sealed record SectionAnswer(string Name, IReadOnlyList<ProductAnswer> Products);
internal sealed record ProductAnswer(ProductId Id, string Name, string Description, Money Price, string Unit, string? Photo, IReadOnlyList<string> Allergens, IReadOnlyList<OptionGroup> Options, bool IsOnSale);
