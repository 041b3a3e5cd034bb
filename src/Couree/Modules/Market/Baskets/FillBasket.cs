using System.ComponentModel.DataAnnotations;
using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Market.Slots;
using Couree.Modules.Organisations;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Market.Baskets;

/// <summary>Puts a product into the basket, no more than the shop has. Nothing is taken off the shelf yet: stock is decided when the order is placed.</summary>
internal sealed class FillBasket(CoureeDb db, Clock clock, BasketStore baskets, SlotHolds holds, IOrganisations organisations) : IUseCase
{
    /// <param name="Choice">chosen options as "group:choice" indexes of the product's options</param>
    public sealed record Input([Required] ProductId Product, [Range(1, Basket.MostPieces)] int Count = 1, IReadOnlyList<string>? Choice = null);

    /// <summary>Refused: market.gone, market.paused, market.sold_out, market.only_left, market.basket_full.</summary>
    public async Task<Kept> Do(Actor who, string token, Input input, CancellationToken stop)
    {
        var product = await db.Set<Product>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == input.Product, stop) ?? throw new NotFound();
        var shop = await db.Set<Shop>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == product.Shop, stop) ?? throw new NotFound();
        if (!MarketMay.Sell((await organisations.Cards([shop.Id], stop))[shop.Id])) throw new NotFound();
        var stock = product.Stock;
        product.Take(1, clock.Now);
        var basket = await baskets.Find(token, stop);
        if (basket is null) db.Add(basket = Basket.Start(BasketTokens.Hash(token), clock));
        var isNewShop = basket.Shops.All(s => s.Shop != product.Shop);
        var deliver = !shop.Collects || (shop.Delivers && basket.Shops.Any(s => s.Deliver) && await organisations.CourierPartner(shop.Id, stop) is not null);
        if (isNewShop) await holds.LetGo(basket, stop);
        var picks = Known(product, input.Choice ?? []);
        var key = Basket.Key(product.Id, picks);
        var before = basket.Lines.Where(l => l.Key == key).Sum(l => l.Count);
        var kept = Kept.Of(product.Name, stock, Math.Min(before + input.Count, Basket.MostPieces), basket.Elsewhere(product.Id, key));
        basket.Add(product.Id, product.Shop, kept.Count - before, picks, deliver, clock.Now);
        if (isNewShop) basket.Unchoose();
        await db.SaveChangesAsync(stop);
        return kept;
    }

    private static IReadOnlyList<string> Known(Product product, IReadOnlyList<string> picks) =>
    [
        .. from g in Enumerable.Range(0, product.Options.Count)
           let picked = Enumerable.Range(0, product.Options[g].Choices.Count).Select(c => $"{g}:{c}").Where(picks.Contains).ToList()
           from pick in product.Options[g].Several ? picked : picked.Count > 0 ? picked[..1] : [$"{g}:0"]
           select pick,
    ];
}
