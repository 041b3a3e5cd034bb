using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Market.Slots;

namespace Couree.Modules.Market.Baskets;

/// <summary>
/// A basket left on the street gives its places back. They have stopped counting by the clock already: this only tidies the rows.
/// </summary>
internal sealed class FreeAbandonedHolds(CoureeDb db, Clock clock, SlotHolds holds) : IReact<HoldEnds>
{
    public async Task On(HoldEnds happened, CancellationToken stop)
    {
        var basket = await db.Set<Basket>().FindAsync([happened.Basket], stop);
        if (basket is null || basket.NextCheckout != happened.Checkout || basket.HoldUntilAt is not { } until || until > clock.Now) return;
        await holds.LetGo(basket, stop);
    }
}
