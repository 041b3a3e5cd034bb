using Couree.Database;
using Couree.Kernel;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Organisations;

/// <summary>My structures, the back offices I keep, and what waits for a steward.</summary>
internal sealed class OrganisationsNav(CoureeDb db) : IContributeNav
{
    public async Task<IReadOnlyList<NavLink>> For(Actor who, CancellationToken stop)
    {
        if (!who.IsSignedIn) return [];
        var links = new List<NavLink> { new(NavPlace.Mine, "/organisations", Words.Say("organisations.mine"), "house", 60) };
        if (who.IsSteward) links.Add(new NavLink(NavPlace.Work, "/organisations/requests", Words.Say("organisations.requests"), "people", 10));
        var kept = who.Roles.Where(r => (r.Value & Role.Keeper) != 0).Select(r => r.Key).ToList();
        if (kept.Count == 0) return links;
        var structures = await db.Set<Organisation>().AsNoTracking().Where(o => kept.Contains(o.Id)).OrderBy(o => o.Name).Select(o => new { o.Slug, o.Name }).ToListAsync(stop);
        links.AddRange(structures.Select(o => new NavLink(NavPlace.Work, $"/organisations/{o.Slug}/settings", Words.Say("organisations.nav.settings", new { name = o.Name }), "house", 80)));
        return links;
    }
}
