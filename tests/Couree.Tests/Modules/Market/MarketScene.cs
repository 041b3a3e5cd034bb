using Couree.Kernel;
using Couree.Modules.Market;
using Couree.Modules.Market.Baskets;
using Couree.Modules.Market.Checkouts;
using Couree.Modules.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Couree.Tests.Modules.Market;

/// <summary>Sentences of shopping, through the use cases.</summary>
internal static class MarketScene
{
    public static readonly Actor Visitor = Actor.Visitor("fr");

    public static async Task<OrganisationId> Shop(this TestCouree couree, string slug)
    {
        await using var scope = couree.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IOrganisations>().BySlug(slug))!.Id;
    }

    public static Task<Product> Product(this TestCouree couree, string name) => couree.Read(db => db.Set<Product>().AsNoTracking().SingleAsync(p => p.Name == name));

    public static Clock Clock(this TestCouree couree) => couree.Services.GetRequiredService<Clock>();

    /// <summary>Gives a shop a pace and a product a stock.</summary>
    public static Task Arrange(this TestCouree couree, OrganisationId shop, int perWindow, string? product = null, int? stock = null) => couree.Read(async db =>
    {
        var row = await db.Set<Shop>().SingleAsync(s => s.Id == shop);
        row.Change(row.PreparationMinutes, row.WindowMinutes, perWindow, true, true, Couree.Modules.Market.Shop.AllMeans);
        if (product is not null)
        {
            var p = await db.Set<Product>().SingleAsync(x => x.Name == product);
            p.Describe(p.Section, p.Name, p.Description, p.Price, p.VatBasisPoints, p.Unit, p.Grams, p.Cold, stock, p.Allergens, p.Options);
        }
        return await db.SaveChangesAsync();
    });

    /// <summary>A basket with one product to collect.</summary>
    public static async Task<string> Basket(this TestCouree couree, ProductId product, int count = 1)
    {
        var token = BasketTokens.New();
        await couree.Do<FillBasket, Kept>(u => u.Do(Visitor, token, new(product, count), CancellationToken.None));
        return token;
    }

    public static Task<DateTime> Hold(this TestCouree couree, string token, params string[] slots) => couree.Do<ChooseSlots, DateTime>(u => u.Do(Visitor, token, new(slots), CancellationToken.None));

    public static Task<BasketPage.Facts> See(this TestCouree couree, string token) => couree.Do<ReadBasket, BasketPage.Facts>(u => u.Do(token, null, CancellationToken.None));

    /// <summary>The first possible slot of each shop collected from.</summary>
    public static async Task<string[]> FirstSlots(this TestCouree couree, string token) => [.. (await couree.See(token)).Shops.Where(s => s.Collect is not null).Select(s => s.Collect!.Days[0].Slots[0].Value)];

    public static async Task<PlaceOrder.Input> Ready(this TestCouree couree, string token, string means = "cash")
    {
        var page = await couree.Do<ReadCheckout, CheckoutPage.Facts>(u => u.Do(Visitor, token, null, CancellationToken.None));
        return new PlaceOrder.Input(new CheckoutId(page.FormKey), "Ada Fontaine", "ada@couree.example", "06 12 34 56 78", means, page.Total.Cents);
    }

    public static Task<string> Place(this TestCouree couree, string token, PlaceOrder.Input input) =>
        LetBasketGo.OrOrder(couree.Services.GetRequiredService<Couree.Web.Perform>(), Visitor, token, input, CancellationToken.None);

    /// <summary>From an empty basket to an order to collect.</summary>
    public static async Task<Order> Ordered(this TestCouree couree, ProductId product, int count = 1, string means = "cash")
    {
        var token = await couree.Basket(product, count);
        await couree.Hold(token, await couree.FirstSlots(token));
        var order = await couree.Place(token, await couree.Ready(token, means));
        return await couree.Read(async db =>
        {
            var checkout = await db.Set<PlacedCheckout>().AsNoTracking().SingleAsync(c => c.Token == order);
            return await db.Set<Order>().AsNoTracking().SingleAsync(o => o.Checkout == checkout.Id);
        });
    }
}
