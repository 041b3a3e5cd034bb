using Couree.Database;
using Couree.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Market.Baskets;

/// <summary>A basket that nobody touched for as long as its cookie lives belongs to nobody; it may hold an address.</summary>
internal sealed class TidyBaskets : ITidy
{
    public async Task Tidy(CoureeDb db, DateTime now, CancellationToken stop)
    {
        var left = now - BasketTokens.Life;
        await db.Set<Basket>().Where(b => b.TouchedAt < left).ExecuteDeleteAsync(stop);
    }
}
