using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Organisations;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Market;

/// <summary>The shops on top, my orders, and the counters of the shops I serve in.</summary>
internal sealed class MarketNav(CoureeDb db, IOrganisations organisations) : IContributeNav
{
    public async Task<IReadOnlyList<NavLink>> For(Actor who, CancellationToken stop)
    {
        var links = new List<NavLink> { new(NavPlace.Main, "/market", Words.Say("market.shops"), "shop", 20) };
        if (!who.IsSignedIn) return links;
        links.Add(new NavLink(NavPlace.Mine, "/market/orders", Words.Say("market.orders.mine"), "basket", 20));
        var served = who.Roles.Where(r => (r.Value & MarketMay.Serve) != 0).Select(r => r.Key).ToList();
        if (served.Count == 0) return links;
        var shops = await db.Set<Shop>().Where(s => served.Contains(s.Id)).Select(s => s.Id).ToListAsync(stop);
        // A shop just opened has no row yet, one that closed may still have orders to finish: both find their counter.
        foreach (var card in (await organisations.Cards(served, stop)).Values.Where(c => shops.Contains(c.Id) || MarketMay.Sell(c)).OrderBy(c => c.Name, StringComparer.Ordinal))
            links.Add(new NavLink(NavPlace.Work, $"/market/{card.Slug}/counter", Words.Say("market.counter_of", new { name = card.Name }), "bell", 20));
        return links;
    }
}
