using Couree.Database;
using Couree.Outbox;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Market.Orders;

/// <summary>
/// A guest has no account to erase: who they are goes by itself, a year after the last of their order. Numbers, dates and amounts stay for
/// the books. A member's orders stay in their list until they leave.
/// </summary>
internal sealed class ForgetGuests(HouseOptions house) : ITidy
{
    public async Task Tidy(CoureeDb db, DateTime now, CancellationToken stop)
    {
        var limit = ContactRetention.Limit(house, now);
        // The promised end counts as well: an order that nobody ever marked as collected is over too.
        var guests = await db.Set<PlacedCheckout>()
            .Where(c => c.Person == null && c.Phone != "" && c.PlacedAt < limit)
            .Where(c => !db.Set<Order>().Any(o => o.Checkout == c.Id && (o.PromisedUntilAt >= limit || o.HandedOverAt >= limit || o.ClosedAt >= limit)))
            .OrderBy(c => c.PlacedAt).Take(ContactRetention.MostAtOnce).ToListAsync(stop);
        if (guests.Count == 0) return;
        var ids = guests.Select(c => c.Id).ToList();
        foreach (var checkout in guests) checkout.Forget();
        foreach (var order in await db.Set<Order>().Where(o => ids.Contains(o.Checkout)).ToListAsync(stop)) order.Forget();
        await db.SaveChangesAsync(stop);
    }
}
