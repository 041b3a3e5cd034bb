using System.ComponentModel.DataAnnotations;
using Couree.Kernel;
using Couree.Modules.Market.Checkouts;
using Couree.Modules.Market.Shopfront;
using Couree.Web;

namespace Couree.Modules.Market.Baskets;

internal static class BasketEndpoints
{
    /// <param name="Back">the shop page the product was seen on</param>
    internal sealed record AddForm([Required] ProductId Product, [Range(1, Basket.MostPieces)] int Count = 1, IReadOnlyList<string>? Choice = null, string Back = "/market");

    internal sealed record Nothing;

    public static void Map(WebApplication app)
    {
        app.MapGet("/market/basket", async (HttpContext http, ReadBasket read, CancellationToken stop) =>
            Pages.Show<BasketPage>(await read.Do(BasketTokens.Read(http), null, stop))).Open();
        // Back from the last page: nothing changes, and what was typed there is carried along.
        app.MapPost("/market/basket", async (HttpContext http, ReadBasket read, Form<Nothing> form, CancellationToken stop) =>
            Pages.Show<BasketPage>(await read.Do(BasketTokens.Read(http), CheckoutEndpoints.Carried(form), stop))).Open();
        app.MapPost("/market/basket/lines", (HttpContext http, Actor who, Perform perform, ReadShop shop, Form<AddForm> form, CancellationToken stop) => form.Submit(async input =>
        {
            var token = BasketTokens.Read(http) ?? BasketTokens.New();
            var kept = await perform.Run<FillBasket, Kept>(u => u.Do(who, token, new(input.Product, input.Count, input.Choice), stop));
            BasketTokens.Write(http, token);
            if (kept.Word is { } word && form["back"].StartsWith("/market/", StringComparison.Ordinal))
            {
                form.Refused = word;
                return Pages.Again<ShopPage>(await shop.Do(form["back"]["/market/".Length..].Split('?', '#')[0], token, null, form, stop));
            }
            return Pages.See($"{input.Back.Split('?', '#')[0]}?added={input.Product.Value}#p-{input.Product.Value.ToString("N")[^12..]}");
        }, async again => form["back"].StartsWith("/market/", StringComparison.Ordinal)
            ? Pages.Again<ShopPage>(await shop.Do(form["back"]["/market/".Length..].Split('?', '#')[0], BasketTokens.Read(http), null, again, stop))
            : Pages.See("/market"))).Open();
        app.MapPost("/market/basket/count", (HttpContext http, Perform perform, ReadBasket read, Form<ChangeBasket.LineInput> form, CancellationToken stop) => form.Submit(async input =>
        {
            var kept = await perform.Run<ChangeBasket, Kept>(u => u.Count(BasketTokens.Read(http), input, stop));
            if (kept.Word is not { } word) return await Changed(http, read, form, stop);
            return Pages.Again<BasketPage>(await read.Do(BasketTokens.Read(http), new Form { Values = form.Values, Refused = word }, stop));
        }, async again => Pages.Again<BasketPage>(await read.Do(BasketTokens.Read(http), again, stop)))).Open();
        app.MapPost("/market/basket/way", (HttpContext http, Perform perform, ReadBasket read, Form<ChangeBasket.WayInput> form, CancellationToken stop) =>
            Change(http, perform, read, form, (u, token, input) => u.Way(token, input, stop), stop)).Open();
        app.MapPost("/market/basket/address", (HttpContext http, Perform perform, ReadBasket read, Form<ChangeBasket.AddressInput> form, CancellationToken stop) =>
            Change(http, perform, read, form, (u, token, input) => u.Address(token, input, stop), stop)).Open();
        app.MapPost("/market/basket/slots", (HttpContext http, Actor who, Perform perform, ReadBasket read, ReadCheckout checkout, Form<ChooseSlots.Input> form, CancellationToken stop) => form.Submit(async input =>
        {
            await perform.Run<ChooseSlots, DateTime>(u => u.Do(who, BasketTokens.Read(http), input, stop));
            // Whose first slot passed while typing comes back to the form as it was.
            return CheckoutEndpoints.Carried(form) is { } typed ? Pages.Show<CheckoutPage>(await checkout.Do(who, BasketTokens.Read(http), typed, stop)) : Pages.See("/market/checkout");
        }, async again => Pages.Again<BasketPage>(await read.Do(BasketTokens.Read(http), again, stop)))).Open();
    }

    private static Task<IResult> Change<TInput>(HttpContext http, Perform perform, ReadBasket read, Form<TInput> form, Func<ChangeBasket, string?, TInput, Task<bool>> deed, CancellationToken stop) where TInput : class =>
        form.Submit(async input =>
        {
            await perform.Run<ChangeBasket, bool>(u => deed(u, BasketTokens.Read(http), input));
            return await Changed(http, read, form, stop);
        }, async again => Pages.Again<BasketPage>(await read.Do(BasketTokens.Read(http), again, stop)));

    /// <summary>The basket as it is now. Who had already typed on the last page gets it at once, with what was typed: a redirect would lose it.</summary>
    private static async Task<IResult> Changed(HttpContext http, ReadBasket read, Form form, CancellationToken stop) =>
        CheckoutEndpoints.Carried(form) is { } typed ? Pages.Show<BasketPage>(await read.Do(BasketTokens.Read(http), typed, stop)) : Pages.See("/market/basket");
}
