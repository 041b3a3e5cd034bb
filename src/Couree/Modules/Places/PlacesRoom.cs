using Couree.Web;

namespace Couree.Modules.Places;

/// <summary>The room's wiring: what it offers to the container, and its doors.</summary>
internal sealed class PlacesRoom : IRoom
{
    public static void Add(IServiceCollection services, HouseOptions house)
    {
        services.AddScoped<IPlaces, PlaceBook>();
    }

    public static void Map(WebApplication app)
    {
    }
}
