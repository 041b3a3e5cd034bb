using Couree.Modules.Market.Baskets;
using Couree.Modules.Market.Catalogue;
using Couree.Modules.Market.Shopfront;
using Couree.Modules.Market.Slots;
using Couree.Web;

namespace Couree.Modules.Market;

/// <summary>The room's wiring: what it offers to the container, and its doors.</summary>
internal sealed class MarketRoom : IRoom
{
    public static void Add(IServiceCollection services, HouseOptions house)
    {
        services.AddSingleton<Shelves>();
        services.AddScoped<ShopRows>();
        services.AddScoped<ShopReader>();
        services.AddScoped<BasketStore>();
        services.AddScoped<SlotFinder>();
        services.AddScoped<SlotHolds>();
        services.AddScoped<IMarket, FindProducts>();
        services.AddScoped<IContributeNav, MarketNav>();
    }

    public static void Map(WebApplication app)
    {
        ShopEndpoints.Map(app);
        BasketEndpoints.Map(app);
        CatalogueEndpoints.Map(app);
    }
}
