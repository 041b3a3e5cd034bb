using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Modules.Market.Slots;
using Couree.Modules.Places;
using Couree.Web;

namespace Couree.Modules.Market.Baskets;

/// <summary>
/// Reserves the chosen windows for a quarter of an hour, all or none: a place in each shop's window and one with the couriers.
/// </summary>
internal sealed class ChooseSlots(CoureeDb db, Clock clock, BasketStore baskets, ShopReader shops, SlotFinder finder, SlotHolds holds, IDelivery delivery) : IUseCase
{
    public static readonly TimeSpan HoldFor = TimeSpan.FromMinutes(15);

    /// <param name="Slot">one for each shop collected from and each courier co-op: see <see cref="SlotChoice"/></param>
    public sealed record Input([Required] IReadOnlyList<string> Slot);

    /// <summary>Refused: market.basket_empty, market.address_missing, market.slot_missing, market.slot_gone, market.window_full, delivery.window_full.</summary>
    public async Task<DateTime> Do(Actor who, string? token, Input input, CancellationToken stop)
    {
        var basket = await baskets.Get(token, stop);
        if (basket.Lines.Count == 0) throw new Refusal("market.basket_empty");
        var until = clock.Now + HoldFor;
        var known = await shops.Read([.. basket.Shops.Select(s => s.Shop)], stop);
        var choices = input.Slot.OfType<string>().Select(SlotChoice.Read).OfType<SlotChoice>().ToList();
        // A hold with the couriers moves by its key; places in shop windows are freed first.
        foreach (var before in basket.Shops)
            if (before.WindowFromAt is { } fromAt) await holds.Release(before.Shop, fromAt, basket.HoldKey, stop);
        var chosen = new List<BasketShop>();
        foreach (var wish in basket.Shops.Where(s => !s.Deliver))
        {
            var shop = known.GetValueOrDefault(wish.Shop) ?? throw new Refusal("market.shop_gone");
            var choice = choices.FirstOrDefault(c => !c.IsRun && c.With == wish.Shop.Value) ?? throw new Refusal("market.slot_missing");
            var possible = await finder.Collect(shop, basket.HoldKey, stop);
            var window = possible.Windows.Cast<Period?>().FirstOrDefault(w => w!.Value.FromAt == choice.FromAt) ?? throw new Refusal("market.slot_gone");
            await holds.Take(shop.Shop, window, basket.HoldKey, until, stop);
            chosen.Add(wish with { WindowFromAt = window.FromAt });
        }
        var runs = new List<BasketRun>();
        foreach (var group in basket.Shops.Where(s => s.Deliver).GroupBy(s => known.GetValueOrDefault(s.Shop)?.Couriers))
        {
            if (group.Key is not { } couriers) throw new Refusal("market.no_delivery", new { shop = known.GetValueOrDefault(group.First().Shop)?.Card.Name });
            if (basket.Drop is not { } drop) throw new Refusal("market.address_missing", field: "address");
            List<ShopFacts> carried = [.. group.Select(s => known[s.Shop])];
            var choice = choices.FirstOrDefault(c => c.IsRun && c.With == couriers.Value) ?? throw new Refusal("market.slot_missing");
            var (possible, _) = await finder.Bring(couriers, carried, drop, basket.HoldKey, stop);
            var brought = possible.FirstOrDefault(b => b.Window.FromAt == choice.FromAt && b.Window.UntilAt == choice.UntilAt)
                ?? await Kept(basket, couriers, choice, carried, stop) ?? throw new Refusal("market.slot_gone");
            var window = brought.Window;
            foreach (var shop in carried)
            {
                await holds.Take(shop.Shop, brought.Ready[shop.Id], basket.HoldKey, until, stop);
                chosen.Add(new BasketShop(shop.Id, true, brought.Ready[shop.Id].FromAt));
            }
            await delivery.HoldWindow(couriers, window, basket.RunReference(couriers), until, stop);
            runs.Add(new BasketRun(couriers, window.FromAt, window.UntilAt));
        }
        foreach (var left in basket.Runs.Where(r => runs.All(n => n.Couriers != r.Couriers))) await delivery.ReleaseWindow(basket.RunReference(left.Couriers), stop);
        basket.Choose(chosen, runs, until, clock.Now);
        db.Announce(new HoldEnds(basket.Id, basket.NextCheckout), until, string.Create(CultureInfo.InvariantCulture, $"{basket.HoldKey}:{basket.Version}"));
        await db.SaveChangesAsync(stop);
        return until;
    }

    /// <summary>The place this basket already has with the couriers is its own, even when it was the last: the shops keep their windows too.</summary>
    private async Task<Brought?> Kept(Basket basket, OrganisationId couriers, SlotChoice choice, List<ShopFacts> carried, CancellationToken stop)
    {
        if (!basket.Holds(clock.Now) || basket.Runs.FirstOrDefault(r => r.Couriers == couriers && r.FromAt == choice.FromAt && r.UntilAt == choice.UntilAt) is not { } run) return null;
        var ready = new Dictionary<OrganisationId, Period>();
        foreach (var shop in carried)
        {
            var before = basket.Shops.First(s => s.Shop == shop.Id).WindowFromAt;
            if ((await finder.Collect(shop, basket.HoldKey, stop)).Windows.Cast<Period?>().FirstOrDefault(w => w!.Value.FromAt == before) is not { } window) return null;
            ready[shop.Id] = window;
        }
        return new Brought(new Period(run.FromAt, run.UntilAt), ready);
    }
}

/// <summary>A chosen window as a form carries it: "collect|{shop}|{from ticks}" or "run|{couriers}|{from ticks}|{until ticks}".</summary>
internal sealed record SlotChoice(bool IsRun, Guid With, DateTime FromAt, DateTime? UntilAt)
{
    public static string Collect(OrganisationId shop, Period window) => string.Create(CultureInfo.InvariantCulture, $"collect|{shop.Value}|{window.FromAt.Ticks}");

    public static string Run(OrganisationId couriers, Period window) => string.Create(CultureInfo.InvariantCulture, $"run|{couriers.Value}|{window.FromAt.Ticks}|{window.UntilAt.Ticks}");

    public static SlotChoice? Read(string text) => text.Split('|') switch
    {
        ["collect", var shop, var from] when Guid.TryParse(shop, out var id) && At(from) is { } at => new(false, id, at, null),
        ["run", var couriers, var from, var until] when Guid.TryParse(couriers, out var id) && At(from) is { } at && At(until) is { } end => new(true, id, at, end),
        _ => null,
    };

    private static DateTime? At(string ticks) =>
        long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var t) && t <= DateTime.MaxValue.Ticks ? new DateTime(t, DateTimeKind.Utc) : null;
}

/// <summary>The quarter of an hour is over: what was not ordered is free again.</summary>
internal sealed record HoldEnds(BasketId Basket, CheckoutId Checkout) : IEvent;
