using Couree.Web;

namespace Couree.Modules.Market;

/// <summary>The room's wiring: what it offers to the container, and its doors.</summary>
internal sealed class MarketRoom : IRoom
{
    public static void Add(IServiceCollection services, HouseOptions house)
    {
    }

    public static void Map(WebApplication app)
    {
    }
}
