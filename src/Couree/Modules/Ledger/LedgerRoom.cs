using Couree.Modules.Ledger.Payees;
using Couree.Modules.Ledger.Post;
using Couree.Modules.Ledger.Statement;
using Couree.Web;

namespace Couree.Modules.Ledger;

/// <summary>The room's wiring: what it offers to the container, and its doors.</summary>
internal sealed class LedgerRoom : IRoom
{
    public static void Add(IServiceCollection services, HouseOptions house)
    {
        services.AddScoped<ILedger, Books>();
        services.AddScoped<IPayees, PayeeBook>();
        services.AddSingleton<IPrepare, SealTheBooks>();
    }

    public static void Map(WebApplication app) => LedgerEndpoints.Map(app);
}
