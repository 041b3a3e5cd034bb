using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Modules.Places;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Market.Slots;

/// <summary>Takes and frees places in shop windows and courier windows, in the caller's transaction.</summary>
internal sealed class SlotHolds(CoureeDb db, Clock clock, IDelivery delivery)
{
    public async Task Take(Shop shop, Period window, string key, DateTime? untilAt, CancellationToken stop)
    {
        var row = await Row(shop.Id, window.FromAt, stop);
        if (row is null) db.Add(row = new ShopWindow { Id = Id.New<ShopWindowId>(clock), Shop = shop.Id, FromAt = window.FromAt, UntilAt = window.UntilAt });
        row.Take(key, shop.OrdersPerWindow, untilAt, clock.Now);
    }

    /// <summary>Does the key still hold its place there?</summary>
    public async Task<bool> Has(OrganisationId shop, DateTime fromAt, string key, CancellationToken stop) =>
        await Row(shop, fromAt, stop) is { } row && row.Places.Any(p => p.Key == key && p.Counts(clock.Now));

    public async Task Release(OrganisationId shop, DateTime fromAt, string key, CancellationToken stop)
    {
        if (await Row(shop, fromAt, stop) is { } row && row.Places.Any(p => p.Key == key)) row.Release(key);
    }

    /// <summary>Frees all that a basket holds.</summary>
    public async Task LetGo(Basket basket, CancellationToken stop)
    {
        if (basket.HoldUntilAt is null) return;
        foreach (var shop in basket.Shops)
            if (shop.WindowFromAt is { } fromAt) await Release(shop.Shop, fromAt, basket.HoldKey, stop);
        foreach (var run in basket.Runs) await delivery.ReleaseWindow(basket.RunReference(run.Couriers), stop);
        basket.LetGo();
    }

    private async Task<ShopWindow?> Row(OrganisationId shop, DateTime fromAt, CancellationToken stop) =>
        db.Set<ShopWindow>().Local.FirstOrDefault(w => w.Shop == shop && w.FromAt == fromAt)
        ?? await db.Set<ShopWindow>().SingleOrDefaultAsync(w => w.Shop == shop && w.FromAt == fromAt, stop);
}
