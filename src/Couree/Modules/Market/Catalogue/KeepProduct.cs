using System.ComponentModel.DataAnnotations;
using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Organisations;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Market.Catalogue;

/// <summary>A keeper writes a product, new or known.</summary>
internal sealed class KeepProduct(CoureeDb db, Clock clock, IOrganisations organisations, ShopRows shops, Photos photos) : IUseCase
{
    /// <param name="Vat">basis points: 550 is 5.5 %</param>
    /// <param name="Stock">null is as many as one likes</param>
    /// <param name="StockSeen">the stock the form was shown with: unless the keeper changed it, what was sold meanwhile stays sold</param>
    /// <param name="Longest">minutes it may be on the way; null is as long as it takes</param>
    /// <param name="Options">see <see cref="OptionText"/></param>
    public sealed record Input(
        [Required, StringLength(60)] string Section,
        [Required, StringLength(120)] string Name,
        [StringLength(600)] string Description,
        Money Price,
        int Vat,
        [Required, StringLength(40)] string Unit,
        [Range(0, 200_000)] int Grams = 0,
        bool Cold = false,
        [Range(0, 100_000)] int? Stock = null,
        IReadOnlyList<Allergen>? Allergens = null,
        [StringLength(2000)] string? Options = null,
        int? StockSeen = null,
        [Range(5, 600)] int? Longest = null);

    /// <param name="photo">a new photo, null to keep the one there is</param>
    public async Task<ProductId> Do(Actor who, string slug, ProductId? known, Input input, Stream? photo, CancellationToken stop)
    {
        var organisation = await organisations.Within(who, slug, MarketMay.Keep, stop);
        var shop = await shops.Of(organisation.Id, stop);
        Product product;
        if (known is { } id)
            product = await db.Set<Product>().SingleOrDefaultAsync(p => p.Id == id && p.Shop == organisation.Id && !p.IsRetired, stop) ?? throw new NotFound();
        else
            db.Add(product = new Product { Id = Id.New<ProductId>(clock), Shop = organisation.Id, Position = 1 + (await db.Set<Product>().Where(p => p.Shop == organisation.Id).MaxAsync(p => (int?)p.Position, stop) ?? 0) });
        var stock = known is not null && input.Stock == input.StockSeen ? product.Stock : input.Stock;
        product.Describe(input.Section, input.Name, input.Description, input.Price, input.Vat, input.Unit, input.Grams, input.Cold, stock, input.Allergens ?? [], OptionText.Read(input.Options));
        product.LongestMinutes = input.Longest;
        if (photo is not null)
        {
            if (product.Photo is { } before) db.Announce(new PhotoTakenOff(before));
            product.Photo = await photos.Keep(photo, stop);
        }
        shop.CatalogueChanged();
        await db.SaveChangesAsync(stop);
        return product.Id;
    }
}

/// <summary>Photos that a product in a catalogue shows.</summary>
internal sealed class PhotosOfProducts(CoureeDb db) : IUsePhotos
{
    public Task<bool> Uses(string photo, CancellationToken stop) => db.Set<Product>().AnyAsync(p => p.Photo == photo && !p.IsRetired, stop);
}
