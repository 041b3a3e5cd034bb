using Couree.Modules.Places.Addresses;
using Couree.Modules.Places.Find;
using Couree.Modules.Places.Import;
using Couree.Modules.Places.Streets;
using Couree.Web;

namespace Couree.Modules.Places;

/// <summary>The room's wiring: what it offers to the container, and its doors.</summary>
internal sealed class PlacesRoom : IRoom
{
    public static void Add(IServiceCollection services, HouseOptions house)
    {
        services.AddScoped<IPlaces, PlaceBook>();
        services.AddSingleton<LiveStreets>();
        services.AddSingleton<IStreets>(sp => sp.GetRequiredService<LiveStreets>());
        services.AddSingleton<ITravel>(sp => sp.GetRequiredService<LiveStreets>());
        services.AddSingleton<AddressBook>();
        services.AddSingleton<IAddressBook>(sp => sp.GetRequiredService<AddressBook>());
        services.AddSingleton<ImportedFiles>();
        services.AddSingleton<IPrepare>(sp => sp.GetRequiredService<ImportedFiles>());
        services.AddHostedService<StreetsWatch>();
        services.AddHostedService<AddressesWatch>();
    }

    public static void Map(WebApplication app)
    {
        PlacesEndpoints.Map(app);
    }
}
