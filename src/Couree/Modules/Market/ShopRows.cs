using Couree.Database;
using Couree.Kernel;

namespace Couree.Modules.Market;

/// <summary>A shop's own row, made the first time somebody needs it.</summary>
internal sealed class ShopRows(CoureeDb db)
{
    public async Task<Shop> Of(OrganisationId organisation, CancellationToken stop)
    {
        var shop = await db.Set<Shop>().FindAsync([organisation], stop);
        if (shop is null) db.Add(shop = new Shop { Id = organisation });
        return shop;
    }
}
