using Couree.Database;
using Couree.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Market.Baskets;

internal sealed class BasketStore(CoureeDb db)
{
    /// <summary>The basket behind a token; null when there is none.</summary>
    public async Task<Basket?> Find(string? token, CancellationToken stop)
    {
        if (token is null) return null;
        var hash = BasketTokens.Hash(token);
        return await db.Set<Basket>().SingleOrDefaultAsync(b => b.TokenHash == hash, stop);
    }

    public async Task<Basket> Get(string? token, CancellationToken stop) => await Find(token, stop) ?? throw new NotFound();
}
