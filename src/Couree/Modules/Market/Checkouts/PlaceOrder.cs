using System.ComponentModel.DataAnnotations;
using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Modules.Ledger;
using Couree.Modules.Market.Baskets;
using Couree.Modules.Market.Pay;
using Couree.Modules.Market.Slots;
using Couree.Modules.Places;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Market.Checkouts;

/// <summary>
/// Orders what is in the basket, all or nothing, in one save: stock, windows, the claims in the books, the run. The form key is the
/// checkout's id, given out with the page: two clicks, or a reply lost on the way, are one order.
/// </summary>
internal sealed class PlaceOrder(CoureeDb db, Clock clock, BasketStore baskets, ShopRows shops, BasketQuote quotes, SlotFinder finder, SlotHolds holds, Numbers numbers,
    IEnumerable<IPaymentMeans> means, ILedger ledger, IDelivery delivery) : IUseCase
{
    /// <param name="FormKey">the basket's next checkout id, from the checkout page</param>
    /// <param name="Seen">the total the customer saw, in cents: another total is shown again before it binds anyone</param>
    public sealed record Input(
        [Required] CheckoutId FormKey,
        [Required, StringLength(120, MinimumLength = 2)] string Name,
        [Required, MailAddress, StringLength(200)] string Email,
        [Required, Phone, StringLength(30, MinimumLength = 6)] string Phone,
        [Required] string Means,
        long Seen,
        [StringLength(400)] string Notes = "");

    /// <summary>Answers the token of the order's private page.</summary>
    /// <exception cref="Refusal">market.basket_empty, market.basket_changed, market.total_changed, market.sold_out, market.only_left, market.paused, market.gone,
    /// market.slot_missing, market.slot_gone, market.window_full, market.means_unknown, and the couriers' own</exception>
    public async Task<string> Do(Actor who, string? token, Input input, CancellationToken stop)
    {
        var basket = await baskets.Get(token, stop);
        if (await db.Set<PlacedCheckout>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == input.FormKey && c.Basket == basket.Id, stop) is { } already) return already.Token;
        if (basket.Lines.Count == 0) throw new Refusal("market.basket_empty");
        if (basket.NextCheckout != input.FormKey) throw new Refusal("market.basket_changed");
        var now = clock.Now;
        var lines = await PricedLine.Of(db, basket, tracked: true, stop);
        if (lines.Count < basket.Lines.Count) throw new Refusal("market.basket_changed");
        await TakeOffTheShelves(lines, now, stop);
        var notes = Note(input);
        var quoted = await quotes.Of(basket, lines, _ => new DoorStep(input.Name, input.Phone, basket.Address!, basket.Drop!.Value, notes), who.Language, stop);
        if (quoted.Total.Cents != input.Seen) throw new Refusal("market.total_changed", new { total = quoted.Total });
        await CheckMeans(input.Means, quoted, stop);
        await Confirm(basket, quoted, stop);
        var checkout = Write(who, basket, quoted, input, await numbers.Next(stop), now);
        await Claim(checkout, quoted, stop);
        foreach (var run in quoted.Runs) await delivery.Request(Payable(run, checkout), run.Quote, stop);
        basket.Ordered(clock);
        db.Announce(new OrderPlaced(checkout.Mail));
        await db.SaveChangesAsync(stop);
        return checkout.Token;
    }

    private async Task TakeOffTheShelves(IReadOnlyList<PricedLine> lines, DateTime now, CancellationToken stop)
    {
        // In the same save: whoever looks at the shelf after the last piece was sold sees that it is empty.
        foreach (var line in lines)
            if (line.Product.Take(line.Line.Count, now)) (await shops.Of(line.Product.Shop, stop)).CatalogueChanged();
    }

    private async Task CheckMeans(string code, Quoted quoted, CancellationToken stop)
    {
        var chosen = means.FirstOrDefault(m => m.Code == code);
        if (chosen is null || quoted.Parts.Any(p => !p.Shop.Shop.Means.Contains(code)) || !await chosen.IsPossible(quoted.Payees, stop))
            throw new Refusal("market.means_unknown", field: "means");
    }

    /// <summary>Makes the held places firm; a hold that ran out is taken again if the window is still possible.</summary>
    private async Task Confirm(Basket basket, Quoted quoted, CancellationToken stop)
    {
        foreach (var part in quoted.Parts)
        {
            if (!await holds.Has(part.Shop.Id, part.Ready.FromAt, basket.HoldKey, stop)
                && (await finder.Collect(part.Shop, basket.HoldKey, stop)).Windows.All(w => w.FromAt != part.Ready.FromAt)) throw new Refusal("market.slot_gone");
            await holds.Take(part.Shop.Shop, part.Ready, basket.HoldKey, null, stop);
        }
        if (!basket.Holds(clock.Now))
            foreach (var run in quoted.Runs) await delivery.HoldWindow(run.Couriers, run.Window, basket.RunReference(run.Couriers), clock.Now + ChooseSlots.HoldFor, stop);
    }

    private PlacedCheckout Write(Actor who, Basket basket, Quoted quoted, Input input, string number, DateTime now)
    {
        var delivered = quoted.Runs.Count > 0;
        var checkout = new PlacedCheckout
        {
            Id = input.FormKey, Basket = basket.Id, Number = number, Token = BasketTokens.New(), Person = who.Person, Name = input.Name.Trim(), Email = input.Email.Trim(), Phone = input.Phone.Trim(),
            Language = who.Language, Address = delivered ? basket.Address : null, Lat = delivered ? basket.Lat : null, Lon = delivered ? basket.Lon : null, Notes = input.Notes.Trim(),
            Means = input.Means, Total = quoted.Total, PlacedAt = now,
            Runs = [.. quoted.Runs.Select(r => new CheckoutRun(r.Couriers, r.Ask.Reference, r.Window, r.Quote.Fee, r.Quote.VatBasisPoints, [.. r.Quote.Lines.Select(l => new FeeLine(Words.Say(l.Rule, l.Facts), l.Amount))]))],
        };
        db.Add(checkout);
        for (var i = 0; i < quoted.Parts.Count; i++)
        {
            var part = quoted.Parts[i];
            var run = part.Deliver ? quoted.Runs.First(r => r.Couriers == part.Shop.Couriers) : null;
            var promised = run?.Window ?? part.Ready;
            db.Add(new Order
            {
                Id = part.Order, Checkout = checkout.Id, Shop = part.Shop.Id, Number = quoted.Parts.Count == 1 ? number : $"{number}-{(char)('A' + i)}", CustomerName = checkout.Name,
                Lines = [.. part.Lines.Select(l => new OrderLine(l.Product.Id, l.Product.Name, l.Product.Unit, l.Line.Count, l.UnitPrice, [.. l.Choices.Select(c => c.Name)], l.Line.Picks, l.Product.VatBasisPoints, l.Product.Grams, l.Product.Cold))],
                Total = part.Total, Couriers = run?.Couriers, WindowFromAt = part.Ready.FromAt, WindowUntilAt = part.Ready.UntilAt, PromisedFromAt = promised.FromAt, PromisedUntilAt = promised.UntilAt, PlacedAt = now,
            });
            db.Touched(Topics.Counter(part.Shop.Id));
        }
        return checkout;
    }

    private async Task Claim(PlacedCheckout checkout, Quoted quoted, CancellationToken stop)
    {
        foreach (var part in quoted.Parts)
            await ledger.Post(Postings.PlacedKey(part.Order), "market.memo.placed", checkout.Number, checkout.PlacedAt, Unit.EurCents, Postings.Placed(part.Shop.Id, checkout.Number, part.Taxed), stop);
        foreach (var run in checkout.Runs)
            await ledger.Post(Postings.FeeKey(run.Reference), "market.memo.fee", checkout.Number, checkout.PlacedAt, Unit.EurCents, Postings.Fee(run.Couriers, checkout.Number, run.Fee, run.VatBasisPoints), stop);
    }

    private static string? Note(Input input) => input.Notes.Trim() is { Length: > 0 } notes ? notes : null;

    /// <summary>The courier must know how it is paid at the door. How much is asked when they stand there: a shop may have refused its part meanwhile.</summary>
    private static AskedRun Payable(QuotedRun run, PlacedCheckout checkout)
    {
        var word = checkout.Means == "transfer"
            ? Words.SayIn("fr", "market.door.paid_by_transfer", new { number = checkout.Number })
            : Words.SayIn("fr", "market.door.to_take", new { number = checkout.Number, means = Words.SayIn("fr", "market.means." + checkout.Means) });
        return run.Ask with { Stops = [.. run.Ask.Stops.Select(s => s.Kind == StopKind.Drop ? s with { Notes = s.Notes is null ? word : $"{word}\n{s.Notes}" } : s)] };
    }
}
