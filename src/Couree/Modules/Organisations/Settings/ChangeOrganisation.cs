using System.ComponentModel.DataAnnotations;
using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Places;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Organisations.Settings;

/// <summary>Keepers change their structure's card, its place and its opening hours, in one save.</summary>
internal sealed class ChangeOrganisation(CoureeDb db, FreeSirets sirets, IPlaces places, IAddressBook addresses) : IUseCase
{
    public sealed record Input(
        [Required, StringLength(160, MinimumLength = 2)] string LegalName,
        [Required, StringLength(80, MinimumLength = 2)] string Name,
        OrganisationKind Kind,
        [StringLength(20)] string? Siret,
        [StringLength(200)] string? Summary,
        [StringLength(4000)] string? About,
        [StringLength(200)] string? SummaryEn,
        [StringLength(4000)] string? AboutEn,
        [StringLength(200)] string? Area,
        [Required, StringLength(200)] string Address,
        [StringLength(4000)] string? Hours,
        [MailAddress, StringLength(254)] string? Email,
        [Phone, StringLength(40)] string? Phone,
        [StringLength(2000)] string? Links,
        [StringLength(60)] string? Couriers,
        IReadOnlyList<Offer> Offers);

    public async Task Do(Actor who, string slug, Input input, CancellationToken stop = default)
    {
        var organisation = await db.Set<Organisation>().SingleOrDefaultAsync(o => o.Slug == slug, stop);
        if (organisation is null || !OrganisationsMay.Change(who, organisation.Id)) throw new NotFound();
        organisation.Rename(input.LegalName, input.Name, input.Kind, input.Siret);
        await sirets.Check(organisation, "siret", stop);
        organisation.Tell(input.Summary ?? "", input.About ?? "", input.SummaryEn ?? "", input.AboutEn ?? "");
        organisation.Describe(input.Area ?? "", input.Email, input.Phone, (input.Links ?? "").Split('\n'));
        organisation.Open(input.Offers);
        organisation.CarriedBy(await Partner(input.Couriers, stop));
        var (address, point) = await Where(organisation, input.Address, stop);
        organisation.Place = await places.Keep(organisation.Place, address, point, input.Hours ?? "", stop);
        await db.SaveChangesAsync(stop);
    }

    private async Task<(string Address, GeoPoint Point)> Where(Organisation organisation, string address, CancellationToken stop)
    {
        if (organisation.Place is { } id && (await places.Cards([id], stop)).GetValueOrDefault(id) is { } known && known.Address == address.Trim()) return (known.Address, known.Point);
        var found = addresses.Find(address) ?? throw new Refusal("organisations.address_unknown", new { address }, "address");
        return (address, found.Point);
    }

    private async Task<OrganisationId?> Partner(string? slug, CancellationToken stop)
    {
        if (string.IsNullOrEmpty(slug)) return null;
        var partner = await db.Set<Organisation>().AsNoTracking().SingleOrDefaultAsync(o => o.Slug == slug && o.Standing == Standing.Approved, stop);
        return partner is not null && partner.Offers.Contains(Offer.Delivery) ? partner.Id : throw new Refusal("organisations.no_courier", field: "couriers");
    }
}
