using System.ComponentModel.DataAnnotations;
using Couree.Database;
using Couree.Kernel;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Organisations.Stewards;

/// <summary>A steward of the territory welcomes a structure, or says why not.</summary>
internal sealed class DecideOrganisation(CoureeDb db, Clock clock, FreeSirets sirets) : IUseCase
{
    public sealed record Input(bool Approve, [StringLength(400)] string? Because);

    public async Task Do(Actor who, OrganisationId id, Input input, CancellationToken stop = default)
    {
        if (!OrganisationsMay.Decide(who)) throw new NotFound();
        var organisation = await db.Set<Organisation>().SingleOrDefaultAsync(o => o.Id == id, stop) ?? throw new NotFound();
        if (input.Approve)
        {
            organisation.Approve(clock.Now);
            await sirets.Check(organisation, null, stop);
            db.Announce(new OrganisationApproved(organisation.Id, organisation.Name));
        }
        else
        {
            if (string.IsNullOrWhiteSpace(input.Because)) throw new Refusal("organisations.say_why");
            organisation.Decline(input.Because, clock.Now);
            db.Announce(new OrganisationDeclined(organisation.Id, organisation.Name, organisation.DeclinedBecause!, clock.Now));
        }
        await db.SaveChangesAsync(stop);
    }
}
