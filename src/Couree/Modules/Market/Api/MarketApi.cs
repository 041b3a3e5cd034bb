using Couree.Kernel;
using Couree.Modules.Market.Baskets;
using Couree.Modules.Market.Checkouts;
using Couree.Modules.Market.Counter;
using Couree.Modules.Market.Orders;
using Couree.Modules.Market.Shopfront;
using Couree.Web;

namespace Couree.Modules.Market.Api;

/// <summary>The room for programs: the same use cases as the pages. A basket is named by its token, an order page by its own.</summary>
internal static class MarketApi
{
    internal sealed record StartedBasket(string Token);
    internal sealed record BasketAnswer(IReadOnlyList<BasketPage.ShopPart> Shops, IReadOnlyList<BasketPage.RunPart> Runs, string? Address, string? HeldUntil, Money Total);
    internal sealed record CheckoutAnswer(CheckoutId FormKey, IReadOnlyList<CheckoutPage.Part> Parts, IReadOnlyList<CheckoutPage.Run> Runs, IReadOnlyList<CheckoutPage.Tax> Taxes, Money Total, IReadOnlyList<string> Means);
    /// <param name="Left">how many the shop has left, when that is fewer than wished for</param>
    internal sealed record KeptAnswer(int Count, int? Left);
    internal sealed record HeldAnswer(DateTime HeldUntilAt);
    internal sealed record PlacedAnswer(string Token, string Path);

    public static void Map(WebApplication app)
    {
        var api = app.MapGroup("/api/v1/market").WithTags("Market");
        api.MapGet("/shops/{slug}", async (ReadShop read, string slug, CancellationToken stop) => await read.Api(slug, stop))
            .WithName("readShop").WithExample(Examples.Shop).WithSummary("A shop and its catalogue: sections, products, prices in cents with VAT, allergens, options.")
            .Produces<ShopAnswer>().ProducesProblem(404).Open();
        api.MapGet("/products", async (IMarket market, string q, int? limit, CancellationToken stop) => await market.Search(q, limit ?? 20, stop))
            .WithName("searchProducts").WithExample(Examples.Found).WithSummary("Products on sale now; accents and case do not count.").Produces<IReadOnlyList<ProductCard>>().Open();

        api.MapPost("/baskets", () => new StartedBasket(BasketTokens.New()))
            .WithName("startBasket").WithExample(Examples.Started).WithSummary("A fresh basket token (256 random bits): keep it, it is the only key to the basket.").Produces<StartedBasket>().Open();
        api.MapGet("/baskets/{token}", async (ReadBasket read, string token, CancellationToken stop) =>
            {
                var view = await read.Do(token, null, stop);
                return new BasketAnswer(view.Shops, view.Runs, view.Address, view.HeldUntil, view.Total);
            })
            .WithName("readBasket").WithExample(Examples.Basket).WithSummary("The basket: lines, ways, windows that are really possible, and why not sooner.").Produces<BasketAnswer>().Open();
        api.MapPost("/baskets/{token}/lines", async (Actor who, Perform perform, string token, FillBasket.Input input, CancellationToken stop) =>
                Answer(await perform.Run<FillBasket, Kept>(u => u.Do(who, Token(token), input, stop))))
            .WithName("fillBasket").Refuses("market.basket_full", "market.gone", "market.paused", "market.sold_out", "market.only_left").WithBody(Examples.Line).WithExample(new KeptAnswer(2, null)).WithSummary("Puts a product into the basket, no more than the shop has: the answer says how many the line has now.").Produces<KeptAnswer>().ProducesProblem(404).ProducesProblem(422).Open();
        api.MapPut("/baskets/{token}/count", async (Perform perform, string token, ChangeBasket.LineInput input, CancellationToken stop) =>
                Answer(await perform.Run<ChangeBasket, Kept>(u => u.Count(token, input, stop))))
            .WithName("countLine").Refuses("market.only_left").WithBody(Examples.Fewer).WithExample(new KeptAnswer(1, null)).WithSummary("Changes how many of a line; zero takes it out. No more than the shop has: the answer says how many the line has now.").Produces<KeptAnswer>().ProducesProblem(404).ProducesProblem(422).Open();
        api.MapPut("/baskets/{token}/way", async (Perform perform, string token, ChangeBasket.WayInput input, CancellationToken stop) =>
                await Done(() => perform.Run<ChangeBasket, bool>(u => u.Way(token, input, stop))))
            .WithName("chooseWay").Refuses("market.no_delivery", "market.no_collect").WithBody(Examples.Way).WithSummary("Collect from a shop, or have it brought.").Produces(204).ProducesProblem(404).ProducesProblem(422).Open();
        api.MapPut("/baskets/{token}/address", async (Perform perform, string token, ChangeBasket.AddressInput input, CancellationToken stop) =>
                await Done(() => perform.Run<ChangeBasket, bool>(u => u.Address(token, input, stop))))
            .WithName("chooseAddress").Refuses("market.address_unknown").WithBody(Examples.Address).WithSummary("Where to deliver; the best match of the address book is kept.").Produces(204).ProducesProblem(404).ProducesProblem(422).Open();
        api.MapPut("/baskets/{token}/slots", async (Actor who, Perform perform, string token, ChooseSlots.Input input, CancellationToken stop) =>
                new HeldAnswer(await perform.Run<ChooseSlots, DateTime>(u => u.Do(who, token, input, stop))))
            .WithName("holdSlots").Refuses("market.basket_empty", "market.slot_missing", "market.slot_gone", "market.window_full", "market.address_missing", "market.no_delivery", "market.shop_gone", "delivery.window_full").WithBody(Examples.Slots).WithExample(Examples.Held).WithSummary("Holds the chosen windows for 15 minutes, all or none.").Produces<HeldAnswer>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).Open();
        api.MapGet("/baskets/{token}/checkout", async (Actor who, ReadCheckout read, string token, CancellationToken stop) =>
            {
                var view = await read.Do(who, token, null, stop);
                return new CheckoutAnswer(new CheckoutId(view.FormKey), view.Parts, view.Runs, view.Taxes, view.Total, view.Means);
            })
            .WithName("readCheckout").Refuses("market.basket_empty", "market.slot_missing", "market.address_missing", "market.no_delivery", "market.shop_gone").WithExample(Examples.Checkout).WithSummary("Every line, the fee with its rules, VAT by rate, the total and the form key.").Produces<CheckoutAnswer>().ProducesProblem(422).Open();
        api.MapPost("/baskets/{token}/checkout", async (Actor who, Perform perform, string token, PlaceOrder.Input input, CancellationToken stop) =>
            {
                var order = await LetBasketGo.OrOrder(perform, who, token, input, stop);
                return new PlacedAnswer(order, "/market/orders/" + order);
            })
            .WithName("placeOrder").Refuses("market.basket_empty", "market.basket_changed", "market.total_changed", "market.sold_out", "market.only_left", "market.paused", "market.gone", "market.slot_missing", "market.slot_gone", "market.window_full", "market.means_unknown", "delivery.window_full").WithBody(Examples.ToPlace).WithExample(Examples.Placed).WithSummary("Orders the basket. The same form key again answers the same order.").Produces<PlacedAnswer>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).Open();

        api.MapGet("/orders/{token}", async (ReadOrders read, string token, CancellationToken stop) => await read.Api(token, stop))
            .WithName("readOrder").WithExample(Examples.Order).WithSummary("Where an order stands, by its private token.").Produces<OrderAnswer>().ProducesProblem(404).Open();
        api.MapPost("/orders/{token}/{order:guid}/cancel", async (Actor who, Perform perform, string token, Guid order, CancellationToken stop) =>
                await Done(() => perform.Run<CancelOrder, bool>(u => u.Do(who, token, new OrderId(order), "", stop))))
            .WithName("cancelOrder").Refuses("market.too_late_to_cancel").WithSummary("The customer cancels a shop's part, as long as it has not begun.").Produces(204).ProducesProblem(404).ProducesProblem(422).Open();
        api.MapPost("/shops/{slug}/orders/{order:guid}/serve", async (Actor who, Perform perform, string slug, Guid order, ServeOrder.Input input, CancellationToken stop) =>
                await Done(() => perform.Run<ServeOrder, bool>(u => u.Do(who, slug, new OrderId(order), input, stop))))
            .WithName("serveOrder").Refuses("market.moved_on", "market.reason_missing", "market.couriers_bring_it").WithBody(Examples.Accept).WithSummary("The counter's verbs: accept, refuse, ready, collect, cancel.").Produces(204).ProducesProblem(401).ProducesProblem(404).ProducesProblem(422).ForSignedIn();
    }

    private static KeptAnswer Answer(Kept kept) => new(kept.Count, kept.Left);

    private static async Task<IResult> Done(Func<Task<bool>> deed)
    {
        await deed();
        return Results.NoContent();
    }

    /// <summary>Only a token we could have made opens a new basket: 43 characters of base64url.</summary>
    private static string Token(string token) => token.Length == 43 ? token : throw new NotFound();
}
