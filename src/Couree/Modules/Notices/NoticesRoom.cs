using Couree.Modules.Notices.Desk;
using Couree.Modules.Notices.Post;
using Couree.Web;

namespace Couree.Modules.Notices;

/// <summary>The room's wiring: what it offers to the container, and its doors.</summary>
internal sealed class NoticesRoom : IRoom
{
    public static void Add(IServiceCollection services, HouseOptions house)
    {
        services.AddScoped<Letters>();
        services.AddSingleton<Mailer>();
        services.AddSingleton<Mailbox>();
    }

    public static void Map(WebApplication app) => DeskEndpoints.Map(app);
}
