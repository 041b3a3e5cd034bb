using System.Globalization;
using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Organisations;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Market.Catalogue;

/// <summary>The keeper's view of the catalogue: everything, paused and sold out too.</summary>
internal sealed class ReadCatalogue(CoureeDb db, Clock clock, IOrganisations organisations) : IUseCase
{
    public async Task<CataloguePage.Facts> List(Actor who, string slug, CancellationToken stop)
    {
        var own = await organisations.Within(who, slug, MarketMay.Serve, stop);
        var now = clock.Now;
        var products = await db.Set<Product>().AsNoTracking().Where(p => p.Shop == own.Id && !p.IsRetired).OrderBy(p => p.Position).ToListAsync(stop);
        return new CataloguePage.Facts(own.Slug, own.Name, who.Is(MarketMay.Keep, own.Id),
            [.. products.GroupBy(p => p.Section).Select(g => new CataloguePage.Section(g.Key, [.. g.Select(p => new CataloguePage.Row(p.Id.Value, p.Name, p.Price, p.Unit, p.VatBasisPoints, p.Stock, p.IsPaused(now), Photos.Url(p.Photo)))]))]);
    }

    public async Task<ProductPage.Facts> One(Actor who, string slug, ProductId? id, Form? form, CancellationToken stop)
    {
        var own = await organisations.Within(who, slug, MarketMay.Keep, stop);
        var sections = await db.Set<Product>().Where(p => p.Shop == own.Id && !p.IsRetired).Select(p => p.Section).Distinct().OrderBy(s => s).ToListAsync(stop);
        var allergens = Enum.GetValues<Allergen>().Select(a => (a.ToString(), Words.Say("market.allergen." + a.ToString().ToLowerInvariant()))).ToList();
        if (id is not { } known)
            return new ProductPage.Facts(own.Slug, own.Name, null, null, sections, allergens, form ?? Form.From(new { Vat = 550, Grams = 0 }));
        var product = await db.Set<Product>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == known && p.Shop == own.Id && !p.IsRetired, stop) ?? throw new NotFound();
        return new ProductPage.Facts(own.Slug, own.Name, known.Value, Photos.Url(product.Photo), sections, allergens, form ?? Form.From(new
        {
            product.Section,
            product.Name,
            product.Description,
            product.Price,
            Vat = product.VatBasisPoints,
            product.Unit,
            product.Grams,
            product.Cold,
            Longest = product.LongestMinutes?.ToString(CultureInfo.InvariantCulture) ?? "",
            Stock = product.Stock?.ToString(CultureInfo.InvariantCulture) ?? "",
            StockSeen = product.Stock?.ToString(CultureInfo.InvariantCulture) ?? "",
            Allergens = product.Allergens.Select(a => a.ToString()),
            Options = OptionText.Write(product.Options),
        }));
    }
}
