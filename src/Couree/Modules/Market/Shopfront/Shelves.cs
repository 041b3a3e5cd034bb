using System.Collections.Concurrent;
using Couree.Database;
using Couree.Kernel;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Market.Shopfront;

/// <summary>A product as its shelf shows it, before the hour of the day is looked at.</summary>
internal sealed record Shelved(ProductId Id, int Position, string Name, string Description, Money Price, string Unit, string? Photo, IReadOnlyList<Allergen> Allergens, IReadOnlyList<OptionGroup> Options, DateTime? PausedUntilAt, bool SoldOut);

internal sealed record Shelf(string Name, IReadOnlyList<Shelved> Products);

/// <summary>
/// The shelves of each shop, kept in memory under the catalogue's version. The version is read from the store at each view, so a
/// cached shelf is never older than the last change, in one process or ten.
/// </summary>
internal sealed class Shelves
{
    private readonly ConcurrentDictionary<OrganisationId, (int Version, IReadOnlyList<Shelf> Shelves)> _kept = new();

    public async Task<IReadOnlyList<Shelf>> Of(CoureeDb db, OrganisationId shop, int version, CancellationToken stop)
    {
        if (_kept.TryGetValue(shop, out var kept) && kept.Version == version) return kept.Shelves;
        var products = await db.Set<Product>().AsNoTracking().Where(p => p.Shop == shop && !p.IsRetired).OrderBy(p => p.Position).ThenBy(p => p.Id).ToListAsync(stop);
        IReadOnlyList<Shelf> shelves = [.. products.GroupBy(p => p.Section).Select(g => new Shelf(g.Key, [.. g.Select(Shelve)]))];
        _kept[shop] = (version, shelves);
        return shelves;
    }

    private static Shelved Shelve(Product p) => new(p.Id, p.Position, p.Name, p.Description, p.Price, p.Unit, Photos.Url(p.Photo), p.Allergens, p.Options, p.PausedUntilAt, p.Stock == 0);
}
