using Couree.Kernel;
using Couree.Modules.Market.Baskets;
using Couree.Web;

namespace Couree.Modules.Market.Checkouts;

internal static class CheckoutEndpoints
{
    /// <summary>What a customer types on the last page; the basket page carries it along when only the time must be chosen anew.</summary>
    public static readonly IReadOnlyList<string> Typed = ["name", "email", "phone", "notes", "means"];

    /// <summary>The form with what was typed for the last page and nothing else; null when that page has not been seen yet.</summary>
    public static Form? Carried(Form form) => Typed.Any(field => form[field].Length > 0)
        ? new Form { Values = form.Values.Where(v => Typed.Contains(v.Key)).ToDictionary(v => v.Key, v => v.Value, StringComparer.OrdinalIgnoreCase) }
        : null;

    private static readonly HashSet<string> AboutTime = ["market.slot_missing", "market.slot_gone", "market.window_full", "delivery.window_full", "delivery.window_past"];

    public static void Map(WebApplication app)
    {
        app.MapGet("/market/checkout", async (HttpContext http, Actor who, ReadCheckout read, ReadBasket basket, CancellationToken stop) =>
        {
            try
            {
                return (IResult)Pages.Show<CheckoutPage>(await read.Do(who, BasketTokens.Read(http), null, stop));
            }
            catch (Refusal refusal)
            {
                // Something is missing before the last page: the basket says what.
                return Pages.Again<BasketPage>(await basket.Do(BasketTokens.Read(http), new Form { Refused = refusal }, stop));
            }
        }).Open();
        app.MapPost("/market/checkout", (HttpContext http, Actor who, Perform perform, ReadCheckout read, ReadBasket basket, Form<PlaceOrder.Input> form, CancellationToken stop) => form.Submit(async input =>
            Pages.See("/market/orders/" + await LetBasketGo.OrOrder(perform, who, BasketTokens.Read(http), input, stop)), async again =>
        {
            if (again.Refused is { } late && AboutTime.Contains(late.Code)) return Pages.Again<BasketPage>(await basket.Do(BasketTokens.Read(http), again, stop));
            try
            {
                return (IResult)Pages.Again<CheckoutPage>(await read.Do(who, BasketTokens.Read(http), again, stop));
            }
            catch (Refusal refusal)
            {
                return Pages.Again<BasketPage>(await basket.Do(BasketTokens.Read(http), new Form { Values = again.Values, Refused = again.Refused ?? refusal }, stop));
            }
        })).Open();
    }
}
