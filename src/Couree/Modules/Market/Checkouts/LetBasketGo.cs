using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Market.Baskets;
using Couree.Modules.Market.Slots;
using Couree.Web;

namespace Couree.Modules.Market.Checkouts;

/// <summary>Frees what a basket holds: after a refused order nothing stays held, and others may take the places meanwhile.</summary>
internal sealed class LetBasketGo(CoureeDb db, BasketStore baskets, SlotHolds holds) : IUseCase
{
    public async Task<bool> Do(Actor who, string? token, CancellationToken stop)
    {
        if (await baskets.Find(token, stop) is not { } basket) return false;
        await holds.LetGo(basket, stop);
        await db.SaveChangesAsync(stop);
        return true;
    }

    /// <summary>Places the order; refused, it leaves nothing held behind. A wrong field keeps the places: the customer is still typing.</summary>
    public static async Task<string> OrOrder(Perform perform, Actor who, string? token, PlaceOrder.Input input, CancellationToken stop)
    {
        try
        {
            return await perform.Run<PlaceOrder, string>(u => u.Do(who, token, input, stop));
        }
        catch (Refusal refusal) when (refusal.Field is null && refusal.Code != "market.total_changed")
        {
            await perform.Run<LetBasketGo, bool>(u => u.Do(who, token, stop));
            throw;
        }
    }
}
