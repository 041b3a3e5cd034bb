using Couree.Web;

namespace Couree.Modules.People;

/// <summary>The room's wiring: what it offers to the container, and its doors.</summary>
internal sealed class PeopleRoom : IRoom
{
    public static void Add(IServiceCollection services, HouseOptions house)
    {
    }

    public static void Map(WebApplication app)
    {
    }
}
