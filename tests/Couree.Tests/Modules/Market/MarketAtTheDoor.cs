using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Modules.Market;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Couree.Tests.Modules.Market;

public sealed class MarketAtTheDoor
{
    [Theory, OnBothEngines]
    public async Task The_courier_is_told_the_orders_and_the_fee_still_unpaid_and_nothing_once_they_are_cancelled(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var orders = await MarketCarried.TwoShopsBrought(couree);
        var checkout = await couree.Read(db => db.Set<PlacedCheckout>().AsNoTracking().SingleAsync());
        var run = checkout.Runs.ShouldHaveSingleItem();
        checkout.Means.ShouldNotBe("transfer");
        (await Due()).ShouldBe(orders.Aggregate(run.Fee, (sum, o) => sum + o.Total));
        (await Due()).ShouldBe(checkout.Total);

        foreach (var (keeper, slug, shop) in new[] { ("amadou", "marmite", 0), ("louise", "epi-commun", 1) })
        {
            var browser = await couree.As(keeper);
            await browser.PostAsync($"/market/{slug}/orders/{orders[shop].Id.Value}/serve", new FormUrlEncodedContent([new("deed", "refuse"), new("reason", "too_busy")]));
            await couree.Settle();
        }
        (await Due()).ShouldBeNull();

        async Task<Money?> Due()
        {
            await using var scope = couree.Services.CreateAsyncScope();
            var due = await scope.ServiceProvider.GetRequiredService<IHandOver>().ToCollect([run.Reference, "nobody"]);
            return due.TryGetValue(run.Reference, out var amount) ? amount : null;
        }
    }
}
