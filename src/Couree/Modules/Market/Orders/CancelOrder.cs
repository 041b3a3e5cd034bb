using Couree.Database;
using Couree.Kernel;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Market.Orders;

/// <summary>The customer, from their private page, as long as the shop has not begun.</summary>
internal sealed class CancelOrder(CoureeDb db, Clock clock, CloseOrder close) : IUseCase
{
    public const int LongestReason = 300;

    /// <param name="reason">why, in the customer's words; may be empty</param>
    /// <exception cref="Refusal">market.too_late_to_cancel</exception>
    public async Task<bool> Do(Actor who, string token, OrderId id, string reason, CancellationToken stop)
    {
        var checkout = await db.Set<PlacedCheckout>().SingleOrDefaultAsync(c => c.Token == token, stop) ?? throw new NotFound();
        var order = await db.Set<Order>().SingleOrDefaultAsync(o => o.Id == id && o.Checkout == checkout.Id, stop) ?? throw new NotFound();
        if (order.State == OrderState.Cancelled) return false;
        order.CancelByCustomer(reason, clock.Now);
        await close.GiveBack(order, checkout, reason.Length > 0 ? reason : Words.SayIn("fr", "market.reason.customer"), stop);
        db.Announce(new OrderCancelled(order.Id, order.Shop, await close.ShopName(order, stop), "customer", reason, checkout.Mail));
        await db.SaveChangesAsync(stop);
        return true;
    }
}
