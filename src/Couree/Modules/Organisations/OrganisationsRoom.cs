using Couree.Modules.Organisations.Members;
using Couree.Modules.People;
using Couree.Outbox;
using Couree.Web;

namespace Couree.Modules.Organisations;

/// <summary>The room's wiring: what it offers to the container, and its doors.</summary>
internal sealed class OrganisationsRoom : IRoom
{
    public static void Add(IServiceCollection services, HouseOptions house)
    {
        services.AddScoped<OrganisationBook>();
        services.AddScoped<FreeSirets>();
        services.AddScoped<IOrganisations>(sp => sp.GetRequiredService<OrganisationBook>());
        services.AddScoped<IRoles, RoleBook>();
        services.AddScoped<INeedPeople, KeepersNeeded>();
        services.AddSingleton<ITidy, TidyInvitations>();
        services.AddScoped<IContributeNav, OrganisationsNav>();
        services.AddScoped<IPersonalData, RolesExport>();
        services.AddScoped<IUsePhotos, Settings.PhotosOfStructures>();
    }

    public static void Map(WebApplication app)
    {
        OrganisationsEndpoints.MapPages(app);
        OrganisationsApi.MapApi(app);
    }
}
