using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Modules.Ledger;
using Couree.Modules.Market.Pay;
using Couree.Modules.Market.Slots;
using Couree.Modules.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Market.Orders;

/// <summary>
/// What a refused or cancelled order gives back, in the caller's transaction: stock, the shop's window, the claim by counter-entry,
/// its pick-up, and the fee when nothing is left to carry.
/// </summary>
internal sealed class CloseOrder(CoureeDb db, Clock clock, ShopRows shops, SlotHolds holds, ILedger ledger, IDelivery delivery, IOrganisations organisations)
{
    public async Task GiveBack(Order order, PlacedCheckout checkout, string reason, CancellationToken stop)
    {
        var ids = order.Lines.Select(l => l.Product).ToList();
        var products = await db.Set<Product>().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);
        foreach (var line in order.Lines)
            if (products.TryGetValue(line.Product, out var product) && product.PutBack(line.Count)) (await shops.Of(product.Shop, stop)).CatalogueChanged();
        await holds.Release(order.Shop, order.WindowFromAt, order.Checkout.Value.ToString("N"), stop);
        await ledger.Reverse(Postings.PlacedKey(order.Id), "market.memo.cancelled", clock.Now, stop);
        if (order.Couriers is { } couriers) await Uncarry(order, couriers, reason, stop);
        db.Touched(Topics.Counter(order.Shop));
        db.Touched(Topics.Checkout(order.Checkout));
    }

    public async Task<string> ShopName(Order order, CancellationToken stop) => (await organisations.Cards([order.Shop], stop)).GetValueOrDefault(order.Shop)?.Name ?? "";

    private async Task Uncarry(Order order, OrganisationId couriers, string reason, CancellationToken stop)
    {
        var reference = RunReferences.Of(order.Checkout, couriers);
        var others = await db.Set<Order>().Where(o => o.Checkout == order.Checkout && o.Couriers == couriers && o.Id != order.Id).ToListAsync(stop);
        await delivery.Withdraw(reference, order.Id.Value.ToString("N"), reason, stop);
        if (others.All(o => o.IsOver)) await ledger.Reverse(Postings.FeeKey(reference), "market.memo.fee_cancelled", clock.Now, stop);
    }
}
