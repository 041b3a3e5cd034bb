using Couree.Web;

namespace Couree.Modules.Network;

/// <summary>The room's wiring: what it offers to the container, and its doors.</summary>
internal sealed class NetworkRoom : IRoom
{
    public static void Add(IServiceCollection services, HouseOptions house)
    {
    }

    public static void Map(WebApplication app)
    {
        NetworkEndpoints.Map(app);
    }
}
