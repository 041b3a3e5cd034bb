using Couree.Modules.Delivery.Api;
using Couree.Modules.Delivery.Ask;
using Couree.Modules.Delivery.Board;
using Couree.Modules.Delivery.Plan;
using Couree.Modules.People;
using Couree.Outbox;
using Couree.Seeds;
using Couree.Web;

namespace Couree.Modules.Delivery;

/// <summary>The room's wiring: what it offers to the container, and its doors.</summary>
internal sealed class DeliveryRoom : IRoom
{
    public static void Add(IServiceCollection services, HouseOptions house)
    {
        services.AddSingleton(sp => sp.GetRequiredService<IConfiguration>().GetSection("Couree:Delivery").Get<DeliveryOptions>() ?? new DeliveryOptions());
        services.AddScoped<RoundBook>();
        services.AddScoped<RoadBook>();
        services.AddScoped<FollowRoad>();
        services.AddScoped<RunGate>();
        services.AddScoped<StopDesk>();
        services.AddScoped<Placing>();
        services.AddScoped<Ask.RunBooks>();
        services.AddScoped<TariffBook>();
        services.AddScoped<WindowDesk>();
        services.AddScoped<ForgetRecipients>();
        services.AddSingleton<ITidy, ForgetOldRecipients>();
        services.AddScoped<IDelivery, Deliveries>();
        services.AddSingleton<Proposals>();
        services.AddSingleton<ProposalDesk>();
        services.AddHostedService(sp => sp.GetRequiredService<ProposalDesk>());
        services.AddScoped<LoadBook>();
        services.AddScoped<ProposalGlance>();
        services.AddScoped<IContributeNav, DeliveryNav>();
        services.AddScoped<ISeed, DeliverySeed>();
        services.AddScoped<IPersonalData, DeliveryPersonal>();
        services.AddScoped<IPersonalData, HardshipPersonal>();
        services.AddScoped<ReadRound>();
        services.AddScoped<ReadTrack>();
    }

    public static void Map(WebApplication app)
    {
        RideEndpoints.Map(app);
        TrackEndpoints.Map(app);
        BoardEndpoints.Map(app);
        RunsEndpoints.Map(app);
        AskEndpoints.Map(app);
        TariffEndpoints.Map(app);
        DeliveryApi.Map(app);
        HardshipEndpoints.Map(app);
        ProposeEndpoints.Map(app);
        ProposeApi.Map(app);
    }
}
