using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Market.Baskets;
using Couree.Modules.Market.Slots;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Market.Orders;

/// <summary>Fills the basket with what was ordered once, as far as it is still on sale.</summary>
internal sealed class OrderAgain(CoureeDb db, Clock clock, BasketStore baskets, ShopReader shops) : IUseCase
{
    public async Task<bool> Do(Actor who, string orderToken, string basketToken, CancellationToken stop)
    {
        var checkout = await db.Set<PlacedCheckout>().AsNoTracking().SingleOrDefaultAsync(c => c.Token == orderToken, stop) ?? throw new NotFound();
        var orders = await db.Set<Order>().AsNoTracking().Where(o => o.Checkout == checkout.Id).ToListAsync(stop);
        var ids = orders.SelectMany(o => o.Lines).Select(l => l.Product).Distinct().ToList();
        var products = await db.Set<Product>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);
        var selling = await shops.Read([.. orders.Select(o => o.Shop)], stop);
        var basket = await baskets.Find(basketToken, stop);
        if (basket is null) db.Add(basket = Basket.Start(BasketTokens.Hash(basketToken), clock));
        foreach (var order in orders)
            foreach (var line in order.Lines)
                if (products.TryGetValue(line.Product, out var product) && product.IsOnSale(clock.Now) && selling.TryGetValue(product.Shop, out var shop))
                    basket.Add(product.Id, product.Shop, line.Count, line.Picks, order.Couriers is not null ? shop.CanDeliver : !shop.Shop.Collects, clock.Now);
        basket.Unchoose();
        await db.SaveChangesAsync(stop);
        return true;
    }
}
