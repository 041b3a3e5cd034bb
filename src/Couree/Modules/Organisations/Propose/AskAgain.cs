using Couree.Database;
using Couree.Kernel;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Organisations.Propose;

/// <summary>A keeper whose structure was declined has mended what was missing and proposes it again. Refused: organisations.already_decided, organisations.siret_taken.</summary>
internal sealed class AskAgain(CoureeDb db, Clock clock, FreeSirets sirets) : IUseCase
{
    public async Task Do(Actor who, string slug, CancellationToken stop = default)
    {
        var organisation = await db.Set<Organisation>().SingleOrDefaultAsync(o => o.Slug == slug, stop);
        if (organisation is null || !OrganisationsMay.Change(who, organisation.Id)) throw new NotFound();
        organisation.AskAgain(clock.Now);
        await sirets.Check(organisation, null, stop);
        db.Announce(new OrganisationProposed(organisation.Id, organisation.Name, organisation.ProposedAt));
        await db.SaveChangesAsync(stop);
    }
}
