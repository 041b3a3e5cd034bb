using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Places;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Organisations.Settings;

/// <summary>What the settings page shows; 404 to whoever is not a keeper.</summary>
internal sealed class ReadSettings(CoureeDb db, IPlaces places, OrganisationBook book) : IUseCase
{
    public async Task<SettingsPage.Facts> Do(Actor who, string slug, Form? typed, bool isSaved = false, CancellationToken stop = default)
    {
        var organisation = await db.Set<Organisation>().AsNoTracking().SingleOrDefaultAsync(o => o.Slug == slug, stop);
        if (organisation is null || !OrganisationsMay.Change(who, organisation.Id)) throw new NotFound();
        var couriers = await book.Offering(Offer.Delivery, stop);
        return new SettingsPage.Facts(slug, organisation.Name, organisation.Standing == Standing.Approved, organisation.Standing == Standing.Proposed, organisation.DeclinedBecause, organisation.Photos,
            [.. couriers.Select(c => (c.Slug, c.Name))], typed ?? await Stored(organisation, couriers, stop), isSaved);
    }

    private async Task<Form> Stored(Organisation o, IReadOnlyList<OrganisationCard> couriers, CancellationToken stop)
    {
        var place = o.Place is { } id ? (await places.Cards([id], stop)).GetValueOrDefault(id) : null;
        return Form.From(new
        {
            o.LegalName,
            o.Name,
            Kind = o.Kind.ToString(),
            o.Siret,
            o.Summary,
            o.About,
            o.SummaryEn,
            o.AboutEn,
            o.Area,
            Address = place?.Address,
            Hours = place is null ? "" : places.SayHours(place.Hours, Words.Language),
            o.Email,
            o.Phone,
            Links = string.Join('\n', o.Links),
            Couriers = couriers.FirstOrDefault(c => c.Id == o.Couriers)?.Slug,
            Offers = o.Offers.Select(offer => offer.ToString()),
        });
    }
}
