using Couree.Modules.People;
using Couree.Seeds;
using Couree.Web;

namespace Couree.Modules.Shifts;

/// <summary>The room's wiring: what it offers to the container, and its doors.</summary>
internal sealed class ShiftsRoom : IRoom
{
    public static void Add(IServiceCollection services, HouseOptions house)
    {
        services.AddScoped<ShiftBook>();
        services.AddScoped<IShifts>(sp => sp.GetRequiredService<ShiftBook>());
        services.AddScoped<ISeed, ShiftsSeed>();
        services.AddScoped<IPersonalData, ShiftsPersonal>();
    }

    public static void Map(WebApplication app)
    {
        ShiftsEndpoints.Map(app);
    }
}
