using Couree.Kernel;
using Couree.Modules.Organisations;
using Couree.Web;

namespace Couree.Modules.Delivery;

/// <summary>Links in the frame: the board of each co-op the person rides for.</summary>
internal sealed class DeliveryNav(IOrganisations organisations) : IContributeNav
{
    public async Task<IReadOnlyList<NavLink>> For(Actor who, CancellationToken stop)
    {
        var mine = who.Roles.Where(r => (r.Value & DeliveryMay.Riders) != 0).Select(r => r.Key).ToList();
        if (mine.Count == 0) return [];
        var couriers = (await organisations.Cards(mine, stop)).Values.Where(o => o.Offers.Contains(Offer.Delivery)).OrderBy(o => o.Name).ToList();
        return [.. couriers.Select(o => new NavLink(NavPlace.Work, $"/delivery/{o.Slug}/board", couriers.Count == 1 ? Words.Say("delivery.tab.board") : $"{Words.Say("delivery.tab.board")} · {o.Name}", "bike", 30))];
    }
}
