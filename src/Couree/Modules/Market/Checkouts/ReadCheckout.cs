using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Market.Baskets;
using Couree.Modules.Market.Pay;
using Couree.Modules.Organisations;
using Couree.Modules.People;
using Couree.Web;

namespace Couree.Modules.Market.Checkouts;

/// <summary>The last page before ordering: every line, the fee with its rules, VAT by rate, the total, and how to pay.</summary>
internal sealed class ReadCheckout(CoureeDb db, Clock clock, BasketStore baskets, BasketQuote quotes, IEnumerable<IPaymentMeans> means, IOrganisations organisations, IPeople people) : IUseCase
{
    /// <summary>Refused as <see cref="BasketQuote"/>: the basket page then says what is missing.</summary>
    public async Task<CheckoutPage.Facts> Do(Actor who, string? token, Form? form, CancellationToken stop)
    {
        var basket = await baskets.Find(token, stop) ?? throw new Refusal("market.basket_empty");
        var lines = await PricedLine.Of(db, basket, tracked: false, stop);
        var quoted = await quotes.Of(basket, lines, _ => new DoorStep("", "", basket.Address!, basket.Drop!.Value, null), who.Language, stop);
        var possible = new List<string>();
        foreach (var one in means)
            if (quoted.Parts.All(p => p.Shop.Shop.Means.Contains(one.Code)) && await one.IsPossible(quoted.Payees, stop)) possible.Add(one.Code);
        var couriers = await organisations.Cards([.. quoted.Runs.Select(r => r.Couriers)], stop);
        return new CheckoutPage.Facts(
            [.. quoted.Parts.Select(p => new CheckoutPage.Part(p.Shop.Card.Name, p.Deliver, p.Deliver ? null : p.Shop.Place?.Address, SlotWords.Full(clock, p.Deliver ? quoted.Runs.First(r => r.Couriers == p.Shop.Couriers).Window : p.Ready),
                [.. p.Lines.Select(l => new CheckoutPage.Line(l.Line.Count, l.Name, l.Total))], p.Total))],
            [.. quoted.Runs.Select(r => new CheckoutPage.Run(couriers.GetValueOrDefault(r.Couriers)?.Name ?? "", SlotWords.Full(clock, r.Window), [.. r.Quote.Lines.Select(l => new CheckoutPage.Fee(Words.Say(l.Rule, l.Facts), l.Amount))], r.Quote.Fee))],
            [.. quoted.Vat.Where(v => v.Tax != Money.Zero).Select(v => new CheckoutPage.Tax((v.Rate / 100m).ToString("0.##", Words.Culture(Words.Language)) + " %", v.Tax))],
            quoted.Total, basket.Address, basket.NextCheckout.Value, basket.Holds(clock.Now) ? Words.Hour(clock.Civil(basket.HoldUntilAt!.Value)) : null,
            possible, who.Person is null, form ?? await Known(who, stop));
    }

    private async Task<Form> Known(Actor who, CancellationToken stop)
    {
        if (who.Person is not { } person || (await people.Cards([person], stop)).GetValueOrDefault(person) is not { } card) return Form.From(new { Means = "cash" });
        return Form.From(new { card.Name, Email = card.Email ?? "", Phone = card.Phone ?? "", Means = "cash" });
    }
}
