using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Organisations;
using Couree.Modules.Places;
using Couree.Web;

namespace Couree.Modules.Market.Counter;

/// <summary>Rush: a quarter of an hour more on every new order, until the shop closes; nobody has to switch it off.</summary>
internal sealed class RushShop(CoureeDb db, Clock clock, IOrganisations organisations, IPlaces places, ShopRows shops) : IUseCase
{
    public async Task<bool> Do(Actor who, string slug, bool on, CancellationToken stop)
    {
        var own = await organisations.Within(who, slug, MarketMay.Serve, stop);
        var shop = await shops.Of(own.Id, stop);
        if (on) shop.Rush(await Closing(own, stop));
        else shop.Calm();
        db.Touched(Topics.Counter(own.Id));
        await db.SaveChangesAsync(stop);
        return true;
    }

    /// <summary>When the door closes next: for lunch too, since the evening is another service; midnight for a shop that never opens.</summary>
    private async Task<DateTime> Closing(OrganisationCard own, CancellationToken stop)
    {
        var midnight = clock.Instant(clock.Today.AddDays(1), TimeOnly.MinValue);
        if (own.Place is not { } place) return midnight;
        var open = await places.OpenPeriods(place, clock.Now, clock.Now.AddDays(7), stop);
        return open.Count == 0 ? midnight : open[0].UntilAt;
    }
}
