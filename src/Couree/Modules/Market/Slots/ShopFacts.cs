using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Organisations;
using Couree.Modules.Places;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Market.Slots;

/// <summary>All that is known of a shop when time and way are chosen.</summary>
internal sealed record ShopFacts(Shop Shop, OrganisationCard Card, PlaceCard? Place, OrganisationId? Couriers)
{
    public OrganisationId Id => Shop.Id;
    public bool CanDeliver => Shop.Delivers && Couriers is not null && Place is not null;
}

internal sealed class ShopReader(CoureeDb db, IOrganisations organisations, IPlaces places)
{
    public async Task<IReadOnlyDictionary<OrganisationId, ShopFacts>> Read(IReadOnlyCollection<OrganisationId> ids, CancellationToken stop)
    {
        if (ids.Count == 0) return new Dictionary<OrganisationId, ShopFacts>();
        var shops = await db.Set<Shop>().Where(s => ids.Contains(s.Id)).ToListAsync(stop);
        var cards = await organisations.Cards(ids, stop);
        var placed = await places.Cards([.. cards.Values.Where(c => c.Place is not null).Select(c => c.Place!.Value).Distinct()], stop);
        var facts = new Dictionary<OrganisationId, ShopFacts>();
        foreach (var shop in shops)
            if (cards.TryGetValue(shop.Id, out var card) && MarketMay.Sell(card))
                facts[shop.Id] = new ShopFacts(shop, card, card.Place is { } at ? placed.GetValueOrDefault(at) : null, await organisations.CourierPartner(shop.Id, stop));
        return facts;
    }
}
