using System.ComponentModel.DataAnnotations;
using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Ledger;
using Couree.Modules.Market.Orders;
using Couree.Modules.Market.Pay;
using Couree.Modules.Organisations;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Market.Counter;

/// <summary>What the counter does with an order: accept, refuse, ready, collected, cancel.</summary>
internal sealed class ServeOrder(CoureeDb db, Clock clock, IOrganisations organisations, ShopRows shops, CloseOrder close, ILedger ledger) : IUseCase
{
    public static readonly IReadOnlyList<string> Reasons = ["sold_out", "too_busy", "closing", "other"];

    /// <param name="Deed">accept, refuse, ready, collect or cancel</param>
    /// <param name="Minutes">until ready, when accepting; null is the shop's own preparation time</param>
    /// <param name="Reason">sold_out, too_busy, closing or other, when refusing or cancelling</param>
    /// <param name="SoldOut">a product that ran out: it rests until tomorrow</param>
    /// <param name="Paid">how it was paid at the counter: cash, card or cheque; empty when it was not</param>
    public sealed record Input(
        [Required, RegularExpression("accept|refuse|ready|collect|cancel")] string Deed,
        [Range(0, 600)] int? Minutes = null,
        string Reason = "",
        [StringLength(300)] string Note = "",
        ProductId? SoldOut = null,
        [RegularExpression("cash|card|cheque|")] string Paid = "");

    /// <summary>Refused: market.moved_on, market.reason_missing, market.couriers_bring_it.</summary>
    public async Task<bool> Do(Actor who, string slug, OrderId id, Input input, CancellationToken stop)
    {
        var own = await organisations.Within(who, slug, MarketMay.Serve, stop);
        var order = await db.Set<Order>().SingleOrDefaultAsync(o => o.Id == id && o.Shop == own.Id, stop) ?? throw new NotFound();
        var checkout = await db.Set<PlacedCheckout>().SingleAsync(c => c.Id == order.Checkout, stop);
        var now = clock.Now;
        switch (input.Deed)
        {
            case "accept":
                var known = order.State;
                order.Accept(input.Minutes ?? (await shops.Of(own.Id, stop)).Preparation(now), now);
                if (known != OrderState.Accepted) db.Announce(new OrderAccepted(order.Id, own.Id, own.Name, checkout.Mail));
                break;
            case "ready":
                var before = order.State;
                order.Ready(now);
                if (before != OrderState.Ready) db.Announce(new OrderReady(order.Id, own.Id, own.Name, order.ToCollect, checkout.Mail));
                break;
            case "collect":
                await Collect(order, checkout, own.Id, input.Paid, now, stop);
                break;
            case "refuse":
                order.Refuse(Sentence(input, checkout.Language), now);
                await close.GiveBack(order, checkout, order.Reason!, stop);
                db.Announce(new OrderRefused(order.Id, own.Id, own.Name, order.Reason!, checkout.Mail));
                break;
            default:
                order.CancelByShop(Sentence(input, checkout.Language), now);
                await close.GiveBack(order, checkout, order.Reason!, stop);
                db.Announce(new OrderCancelled(order.Id, own.Id, own.Name, "shop", order.Reason!, checkout.Mail));
                break;
        }
        if (input.SoldOut is { } soldOut && order.IsOver) await Rest(soldOut, own.Id, stop);
        db.Touched(Topics.Counter(own.Id));
        db.Touched(Topics.Checkout(checkout.Id));
        await db.SaveChangesAsync(stop);
        return true;
    }

    private async Task Collect(Order order, PlacedCheckout checkout, OrganisationId shop, string paid, DateTime now, CancellationToken stop)
    {
        var wasPaid = order.PaidHow is not null;
        order.Collect(paid.Length == 0 ? null : paid, now);
        if (wasPaid || order.PaidHow is not { } how) return;
        await ledger.Post(Postings.SettledKey(order.Id), "market.memo.paid_at_counter", checkout.Number, now, Unit.EurCents, Postings.Paid(shop, checkout.Number, order.Total, how), stop);
    }

    private static string Sentence(Input input, string language)
    {
        if (!Reasons.Contains(input.Reason) || (input.Reason == "other" && string.IsNullOrWhiteSpace(input.Note))) throw new Refusal("market.reason_missing", field: "reason");
        var said = input.Reason == "other" ? "" : Words.SayIn(language, "market.reason." + input.Reason);
        return string.Join(" ", new[] { said, input.Note.Trim() }.Where(s => s.Length > 0));
    }

    private async Task Rest(ProductId soldOut, OrganisationId shop, CancellationToken stop)
    {
        if (await db.Set<Product>().SingleOrDefaultAsync(p => p.Id == soldOut && p.Shop == shop, stop) is not { } product) return;
        product.Pause(clock.Instant(clock.Today.AddDays(1), TimeOnly.MinValue));
        (await shops.Of(shop, stop)).CatalogueChanged();
    }
}
