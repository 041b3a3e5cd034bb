using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Organisations;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Market.Shopfront;

/// <summary>What the portal asks: products by word, and a few of each shop.</summary>
internal sealed class FindProducts(CoureeDb db, Clock clock, IOrganisations organisations, Shelves shelves) : IMarket
{
    private const int PerShop = 6;

    public async Task<IReadOnlyList<ProductCard>> Search(string text, int limit, CancellationToken stop = default)
    {
        var words = PlainText.Words(text);
        if (words.Count == 0) return [];
        var selling = (await organisations.Offering(null, stop)).Where(MarketMay.Sell).Select(o => o.Id).ToList();
        var found = OnSale().Where(p => selling.Contains(p.Shop));
        foreach (var word in words.Take(6)) found = found.Where(p => p.SearchText.Contains(word));
        var first = words[0];
        return [.. (await found.OrderByDescending(p => p.SearchText.StartsWith(first)).ThenBy(p => p.SearchText.Length).ThenBy(p => p.Id).Take(Math.Clamp(limit, 1, 100))
            .Select(p => new { p.Id, p.Shop, p.Name, p.Price, p.Photo }).ToListAsync(stop)).Select(p => new ProductCard(p.Id, p.Shop, p.Name, p.Price, Photos.Url(p.Photo)))];
    }

    public async Task<IReadOnlyDictionary<OrganisationId, IReadOnlyList<ProductCard>>> Showcase(IReadOnlyCollection<OrganisationId> shops, CancellationToken stop = default)
    {
        var now = clock.Now;
        var selling = (await organisations.Cards(shops, stop)).Values.Where(MarketMay.Sell).Select(o => o.Id).ToList();
        var showcases = new Dictionary<OrganisationId, IReadOnlyList<ProductCard>>();
        foreach (var shop in await db.Set<Shop>().Where(s => selling.Contains(s.Id)).Select(s => new { s.Id, s.CatalogueVersion }).ToListAsync(stop))
        {
            var found = (await shelves.Of(db, shop.Id, shop.CatalogueVersion, stop)).SelectMany(s => s.Products).Where(p => !p.SoldOut && !(p.PausedUntilAt > now))
                .OrderBy(p => p.Photo is null).ThenBy(p => p.Position).Take(PerShop).Select(p => new ProductCard(p.Id, shop.Id, p.Name, p.Price, p.Photo)).ToList();
            if (found.Count > 0) showcases[shop.Id] = found;
        }
        return showcases;
    }

    private IQueryable<Product> OnSale()
    {
        var now = clock.Now;
        return db.Set<Product>().AsNoTracking().Where(p => !p.IsRetired && (p.Stock == null || p.Stock > 0) && (p.PausedUntilAt == null || p.PausedUntilAt <= now));
    }
}
