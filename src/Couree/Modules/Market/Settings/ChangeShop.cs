using System.ComponentModel.DataAnnotations;
using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Organisations;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Market.Settings;

/// <summary>A keeper sets the pace, the ways and the means of payment.</summary>
internal sealed class ChangeShop(CoureeDb db, IOrganisations organisations, ShopRows shops) : IUseCase
{
    public sealed record Input(
        [Range(0, 24 * 60)] int Preparation, [Range(5, 120)] int Window, [Range(1, 200)] int PerWindow,
        bool Collects = false, bool Delivers = false, IReadOnlyList<string>? Means = null);

    /// <summary>Refused: market.no_way_left, market.no_means_left.</summary>
    public async Task<bool> Do(Actor who, string slug, Input input, CancellationToken stop)
    {
        var own = await organisations.Within(who, slug, MarketMay.Keep, stop);
        (await shops.Of(own.Id, stop)).Change(input.Preparation, input.Window, input.PerWindow, input.Collects, input.Delivers, input.Means ?? []);
        await db.SaveChangesAsync(stop);
        return true;
    }

    public async Task<SettingsPage.Facts> Read(Actor who, string slug, Form? form, CancellationToken stop)
    {
        var own = await organisations.Within(who, slug, MarketMay.Keep, stop);
        var shop = await db.Set<Shop>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == own.Id, stop) ?? new Shop { Id = own.Id };
        return new SettingsPage.Facts(own.Slug, own.Name, Shop.AllMeans, form ?? Form.From(new
        {
            Preparation = shop.PreparationMinutes, Window = shop.WindowMinutes, PerWindow = shop.OrdersPerWindow, shop.Collects, shop.Delivers, shop.Means,
        }));
    }
}
