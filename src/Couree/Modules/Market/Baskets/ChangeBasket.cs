using System.ComponentModel.DataAnnotations;
using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Market.Slots;
using Couree.Modules.Places;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Market.Baskets;

/// <summary>Changes how many, the way (collect or be delivered) or the address; slots that no longer fit are let go.</summary>
internal sealed class ChangeBasket(CoureeDb db, Clock clock, BasketStore baskets, ShopReader shops, SlotHolds holds, IAddressBook addresses) : IUseCase
{
    public sealed record LineInput([Required] string Line, [Range(0, Basket.MostPieces)] int Count);
    public sealed record WayInput([Required] OrganisationId Shop, [Required, RegularExpression("collect|deliver")] string Way);
    public sealed record AddressInput([Required, StringLength(200, MinimumLength = 4)] string Address);

    /// <summary>No more than the shop has: what is left is kept, and said. Refused market.only_left when other lines have it all.</summary>
    public async Task<Kept> Count(string? token, LineInput input, CancellationToken stop)
    {
        var kept = new Kept(input.Count, null, "");
        await Change(token, async basket =>
        {
            var shopsBefore = basket.Shops.Count;
            if (input.Count > 0 && basket.Lines.Find(l => l.Key == input.Line) is { } line
                && await db.Set<Product>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == line.Product, stop) is { Stock: > 0 } product)
                kept = Kept.Of(product.Name, product.Stock, input.Count, basket.Elsewhere(product.Id, line.Key));
            basket.Count(input.Line, kept.Count, clock.Now);
            return basket.Shops.Count != shopsBefore;
        }, stop);
        return kept;
    }

    /// <summary>Refused: market.no_delivery, market.no_collect.</summary>
    public Task<bool> Way(string? token, WayInput input, CancellationToken stop) => Change(token, async basket =>
    {
        var shop = (await shops.Read([input.Shop], stop)).GetValueOrDefault(input.Shop) ?? throw new NotFound();
        var deliver = input.Way == "deliver";
        if (deliver && !shop.CanDeliver) throw new Refusal("market.no_delivery", new { shop = shop.Card.Name });
        if (!deliver && !shop.Shop.Collects) throw new Refusal("market.no_collect", new { shop = shop.Card.Name });
        basket.Way(input.Shop, deliver, clock.Now);
        return true;
    }, stop);

    /// <summary>Refused: market.address_unknown.</summary>
    public Task<bool> Address(string? token, AddressInput input, CancellationToken stop) => Change(token, basket =>
    {
        var found = addresses.Find(input.Address, basket.Drop) ?? throw new Refusal("market.address_unknown", new { typed = input.Address }, "address");
        basket.DeliverTo(found.Label, found.Point, clock.Now);
        return Task.FromResult(true);
    }, stop);

    private async Task<bool> Change(string? token, Func<Basket, Task<bool>> change, CancellationToken stop)
    {
        var basket = await baskets.Get(token, stop);
        // The holds are named by the choice as it was: free them before it changes.
        var before = (basket.Shops, basket.Runs);
        if (await change(basket))
        {
            await Free(basket, before.Shops, before.Runs, stop);
            basket.Unchoose();
        }
        await db.SaveChangesAsync(stop);
        return true;
    }

    private async Task Free(Basket basket, List<BasketShop> shopsBefore, List<BasketRun> runsBefore, CancellationToken stop)
    {
        if (basket.HoldUntilAt is not { } until) return;
        var (shopsNow, runsNow) = (basket.Shops, basket.Runs);
        basket.Choose(shopsBefore, runsBefore, until, clock.Now);
        await holds.LetGo(basket, stop);
        basket.Choose(shopsNow, runsNow, until, clock.Now);
    }
}
