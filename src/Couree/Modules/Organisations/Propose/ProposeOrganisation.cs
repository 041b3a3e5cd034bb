using System.ComponentModel.DataAnnotations;
using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Places;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Organisations.Propose;

/// <summary>A person proposes their structure; they become its first keeper, and the stewards answer.</summary>
internal sealed class ProposeOrganisation(CoureeDb db, Clock clock, FreeSirets sirets, IPlaces places, IAddressBook addresses) : IUseCase
{
    private static readonly HashSet<string> Taken = ["propose", "requests", "invitations", "mine"];

    public sealed record Input(
        [Required, StringLength(160, MinimumLength = 2)] string LegalName,
        [Required, StringLength(80, MinimumLength = 2)] string Name,
        OrganisationKind Kind,
        [StringLength(20)] string? Siret,
        [Required, StringLength(200)] string Summary,
        [Required, StringLength(200)] string Address,
        [MailAddress, StringLength(254)] string? Email,
        [Phone, StringLength(40)] string? Phone,
        IReadOnlyList<Offer> Offers);

    public async Task<string> Do(Actor who, Input input, CancellationToken stop = default)
    {
        var found = addresses.Find(input.Address) ?? throw new Refusal("organisations.address_unknown", new { address = input.Address }, "address");
        var organisation = Organisation.Propose(clock, await FreeSlug(input.Name, stop), input.LegalName, input.Name, input.Kind, input.Siret);
        await sirets.Check(organisation, "siret", stop);
        organisation.Tell(input.Summary, "", "", "");
        organisation.Describe("", input.Email, input.Phone, []);
        organisation.Open(input.Offers);
        organisation.Place = await places.Keep(null, input.Address, found.Point, "", stop);
        db.Add(organisation);
        db.Add(Holding.Give(clock, organisation.Id, who.Self, Role.Member | Role.Keeper));
        db.Announce(new OrganisationProposed(organisation.Id, organisation.Name, organisation.ProposedAt));
        await db.SaveChangesAsync(stop);
        return organisation.Slug;
    }

    private async Task<string> FreeSlug(string name, CancellationToken stop)
    {
        var slug = Slugs.Of(name);
        if (slug.Length == 0) throw new Refusal("organisations.name_unwritable", field: "name");
        var alike = await db.Set<Organisation>().Where(o => o.Slug.StartsWith(slug)).Select(o => o.Slug).ToListAsync(stop);
        if (!alike.Contains(slug) && !Taken.Contains(slug)) return slug;
        return Enumerable.Range(2, 1000).Select(n => $"{slug}-{n}").First(s => !alike.Contains(s));
    }
}
