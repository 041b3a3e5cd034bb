using Couree.Modules.Market.Baskets;
using Couree.Web;

namespace Couree.Modules.Market.Shopfront;

internal static class ShopEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/market", async (ReadShop read, CancellationToken stop) => Pages.Show<ShopsPage>(await read.All(stop))).Open();
        app.MapGet("/market/{slug}", async (HttpContext http, ReadShop read, string slug, string? added, CancellationToken stop) =>
            Pages.Show<ShopPage>(await read.Do(slug, BasketTokens.Read(http), added, null, stop))).Open();
    }
}
