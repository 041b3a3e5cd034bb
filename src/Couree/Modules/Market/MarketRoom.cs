using Couree.Modules.Delivery;
using Couree.Modules.Market.Api;
using Couree.Modules.Market.Baskets;
using Couree.Modules.Market.Catalogue;
using Couree.Modules.Market.Checkouts;
using Couree.Modules.Market.Counter;
using Couree.Modules.Market.Orders;
using Couree.Modules.Market.Pay;
using Couree.Modules.Market.React;
using Couree.Modules.Market.Settings;
using Couree.Modules.Market.Shopfront;
using Couree.Modules.Market.Slots;
using Couree.Modules.People;
using Couree.Outbox;
using Couree.Seeds;
using Couree.Web;

namespace Couree.Modules.Market;

/// <summary>The room's wiring: what it offers to the container, and its doors.</summary>
internal sealed class MarketRoom : IRoom
{
    public static void Add(IServiceCollection services, HouseOptions house)
    {
        services.AddSingleton<Shelves>();
        services.AddSingleton<PrintedShelves>();
        services.AddSingleton<Numbers>();
        services.AddScoped<ShopRows>();
        services.AddScoped<ShopReader>();
        services.AddScoped<BasketStore>();
        services.AddScoped<BasketQuote>();
        services.AddScoped<SlotFinder>();
        services.AddScoped<SlotHolds>();
        services.AddScoped<CloseOrder>();
        services.AddScoped<CarriedOrders>();
        services.AddScoped<IPaymentMeans, Cash>();
        services.AddScoped<IPaymentMeans, CardOnSite>();
        services.AddScoped<IPaymentMeans, Cheque>();
        services.AddScoped<IPaymentMeans, BankTransfer>();
        services.AddScoped<IHandOver, DueAtTheDoor>();
        services.AddScoped<IMarket, FindProducts>();
        services.AddScoped<IPersonalData, OrdersOfPerson>();
        services.AddScoped<IUsePhotos, Catalogue.PhotosOfProducts>();
        services.AddScoped<IContributeNav, MarketNav>();
        services.AddScoped<ISeed, MarketSeed>();
        services.AddSingleton<ITidy, TidyBaskets>();
        services.AddSingleton<ITidy, ForgetGuests>();
    }

    public static void Map(WebApplication app)
    {
        ShopEndpoints.Map(app);
        BasketEndpoints.Map(app);
        CheckoutEndpoints.Map(app);
        OrderEndpoints.Map(app);
        CounterEndpoints.Map(app);
        CatalogueEndpoints.Map(app);
        BackOfficeEndpoints.Map(app);
        MarketApi.Map(app);
    }
}
