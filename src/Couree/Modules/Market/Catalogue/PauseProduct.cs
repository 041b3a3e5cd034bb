using System.ComponentModel.DataAnnotations;
using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Organisations;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Market.Catalogue;

/// <summary>Rests a product until tomorrow, brings it back, or takes it out of the catalogue for good.</summary>
internal sealed class PauseProduct(CoureeDb db, Clock clock, IOrganisations organisations, ShopRows shops) : IUseCase
{
    public sealed record Input([Required, RegularExpression("pause|resume|retire")] string Deed, string Back = "");

    public async Task<bool> Do(Actor who, string slug, ProductId id, string deed, CancellationToken stop)
    {
        var organisation = await organisations.Within(who, slug, deed == "retire" ? MarketMay.Keep : MarketMay.Serve, stop);
        var product = await db.Set<Product>().SingleOrDefaultAsync(p => p.Id == id && p.Shop == organisation.Id && !p.IsRetired, stop) ?? throw new NotFound();
        switch (deed)
        {
            case "pause": product.Pause(clock.Instant(clock.Today.AddDays(1), TimeOnly.MinValue)); break;
            case "resume": product.Resume(); break;
            default:
                product.Retire();
                if (product.Photo is { } photo) db.Announce(new PhotoTakenOff(photo));
                break;
        }
        (await shops.Of(organisation.Id, stop)).CatalogueChanged();
        db.Touched(Topics.Counter(organisation.Id));
        await db.SaveChangesAsync(stop);
        return true;
    }
}
