using Couree.Kernel;
using Couree.Modules.Ledger;
using Couree.Modules.Market;
using Couree.Modules.Market.Baskets;
using Microsoft.EntityFrameworkCore;

namespace Couree.Tests.Modules.Market;

public sealed class MarketRaces
{
    [Theory, OnBothEngines]
    public async Task Two_hundred_checkouts_on_ten_pieces_are_ten_orders_and_nothing_is_held(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var shop = await couree.Shop("epi-commun");
        await couree.Arrange(shop, perWindow: 200, product: "Salade", stock: 10);
        var product = await couree.Product("Salade");
        var tokens = new List<string>();
        for (var i = 0; i < 200; i++) tokens.Add(await couree.Basket(product.Id));
        var slot = SlotChoice.Read((await couree.FirstSlots(tokens[0]))[0])!;
        await couree.Read(async db =>
        {
            // Everyone wished for the same window a while ago; nobody holds it any more.
            foreach (var basket in await db.Set<Basket>().ToListAsync())
                if (basket.Lines.Count > 0) basket.Choose(basket.Shops.Select(s => s with { WindowFromAt = slot.FromAt }), [], couree.Clock().Now.AddSeconds(-1), couree.Clock().Now);
            return await db.SaveChangesAsync();
        });
        var inputs = new List<Couree.Modules.Market.Checkouts.PlaceOrder.Input>();
        foreach (var token in tokens) inputs.Add(await couree.Ready(token));

        var answers = await Task.WhenAll(tokens.Zip(inputs, async (token, input) =>
        {
            try
            {
                return await Task.Run(() => couree.Place(token, input));
            }
            catch (Refusal refusal)
            {
                return refusal.Code;
            }
        }));

        answers.Count(a => a.Length == 43).ShouldBe(10);
        answers.Count(a => a is "market.sold_out").ShouldBe(190);
        (await couree.Product("Salade")).Stock.ShouldBe(0);
        (await couree.Read(db => db.Set<Order>().CountAsync())).ShouldBe(10);
        (await couree.Read(db => db.Set<PlacedCheckout>().Select(c => c.Number).Distinct().CountAsync())).ShouldBe(10);
        (await couree.Read(db => db.Set<ShopWindow>().AsNoTracking().ToListAsync())).Sum(w => w.Places.Count).ShouldBe(10);
        (await couree.Read(db => db.Set<PostedLine>().Where(l => l.Book == shop && l.Name == "customers").SumAsync(l => l.Amount))).ShouldBe(10 * product.Price.Cents);
        (await couree.Read(db => db.Set<Basket>().CountAsync(b => b.HoldUntilAt != null))).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task Fifty_carts_on_the_last_window_are_one(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var shop = await couree.Shop("epi-commun");
        await couree.Arrange(shop, perWindow: 1);
        var product = await couree.Product("Carottes");
        var tokens = new List<string>();
        for (var i = 0; i < 50; i++) tokens.Add(await couree.Basket(product.Id));
        var slot = (await couree.FirstSlots(tokens[0]))[0];

        var got = await Task.WhenAll(tokens.Select(async token =>
        {
            try
            {
                await Task.Run(() => couree.Hold(token, slot));
                return "held";
            }
            catch (Refusal refusal)
            {
                return refusal.Code;
            }
        }));

        got.Count(g => g == "held").ShouldBe(1);
        got.Count(g => g is "market.window_full" or "market.slot_gone").ShouldBe(49);
        couree.Time.Move(TimeSpan.FromMinutes(16));
        await couree.Settle();
        (await couree.Read(db => db.Set<ShopWindow>().AsNoTracking().ToListAsync())).Sum(w => w.Places.Count).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task A_double_click_is_one_order(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var token = await couree.Basket((await couree.Product("Carottes")).Id, 2);
        await couree.Hold(token, await couree.FirstSlots(token));
        var input = await couree.Ready(token);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => couree.Place(token, input))));
        answers.Distinct().Count().ShouldBe(1);
        (await couree.Place(token, input)).ShouldBe(answers[0]);
        (await couree.Read(db => db.Set<PlacedCheckout>().CountAsync())).ShouldBe(1);
        (await couree.Read(db => db.Set<PostedSet>().CountAsync(s => s.Key.StartsWith("order-placed:")))).ShouldBe(1);
    }
}
