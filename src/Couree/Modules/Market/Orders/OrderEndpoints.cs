using System.ComponentModel.DataAnnotations;
using Couree.Kernel;
using Couree.Modules.Market.Baskets;
using Couree.Web;

namespace Couree.Modules.Market.Orders;

internal static class OrderEndpoints
{
    internal sealed record CancelForm([Required] OrderId Order, [StringLength(CancelOrder.LongestReason)] string Reason = "");
    internal sealed record AgainForm(string Back = "");

    public static void Map(WebApplication app)
    {
        app.MapGet("/market/orders", async (Actor who, ReadOrders read, CancellationToken stop) => Pages.Show<OrdersPage>(await read.Mine(who, stop))).ForSignedIn();
        app.MapGet("/market/orders/{token}", async (HttpContext http, ReadOrders read, string token, CancellationToken stop) =>
        {
            http.Response.Headers.CacheControl = "no-store";
            return Pages.Show<OrderPage>(await read.One(token, null, stop));
        }).Open();
        app.MapGet("/market/orders/{token}/live", async (ReadOrders read, Live live, string token, CancellationToken stop) =>
            TypedResults.ServerSentEvents(live.Watch([Topics.Checkout(await read.Id(token, stop))], stop))).Open();
        app.MapPost("/market/orders/{token}/cancel", (Actor who, Perform perform, ReadOrders read, Form<CancelForm> form, string token, CancellationToken stop) => form.Submit(async input =>
        {
            await perform.Run<CancelOrder, bool>(u => u.Do(who, token, input.Order, input.Reason, stop));
            return Pages.See("/market/orders/" + token);
        }, async again => Pages.Again<OrderPage>(await read.One(token, again, stop)))).Open();
        app.MapPost("/market/orders/{token}/again", (HttpContext http, Actor who, Perform perform, ReadOrders read, Form<AgainForm> form, string token, CancellationToken stop) => form.Submit(async _ =>
        {
            var basket = BasketTokens.Read(http) ?? BasketTokens.New();
            await perform.Run<OrderAgain, bool>(u => u.Do(who, token, basket, stop));
            BasketTokens.Write(http, basket);
            return Pages.See("/market/basket");
        }, async again => Pages.Again<OrderPage>(await read.One(token, again, stop)))).Open();
    }
}
