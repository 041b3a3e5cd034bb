using Couree.Database;
using Couree.Kernel;
using Couree.Modules.People;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Organisations;

internal sealed class OrganisationBook(CoureeDb db) : IOrganisations
{
    private IQueryable<Organisation> Approved => db.Set<Organisation>().AsNoTracking().Where(o => o.Standing == Standing.Approved);

    public async Task<IReadOnlyDictionary<OrganisationId, OrganisationCard>> Cards(IReadOnlyCollection<OrganisationId> ids, CancellationToken stop) =>
        (await Cards(db.Set<Organisation>().Where(o => ids.Contains(o.Id)), stop)).ToDictionary(o => o.Id);

    public async Task<OrganisationCard?> BySlug(string slug, CancellationToken stop) =>
        (await Cards(Approved.Where(o => o.Slug == slug), stop)).SingleOrDefault();

    public async Task<OrganisationProfile?> Profile(string slug, CancellationToken stop) =>
        await Approved.SingleOrDefaultAsync(o => o.Slug == slug, stop) is { } o ? new OrganisationProfile(Card(o), o.LegalName, o.Siret, o.AboutIn(Words.Language), o.Area, o.Email, o.Phone, o.Links, o.Photos) : null;

    public async Task<IReadOnlyList<OrganisationCard>> Offering(Offer? offer, CancellationToken stop)
    {
        var all = await Cards(Approved.OrderBy(o => o.Name), stop);
        return offer is { } wanted ? [.. all.Where(o => o.Offers.Contains(wanted))] : all;
    }

    public async Task<IReadOnlyList<PersonId>> People(OrganisationId organisation, Role roles, CancellationToken stop) =>
        await db.Set<Holding>().AsNoTracking().Where(h => h.Organisation == organisation && (h.Roles & roles) != 0).OrderBy(h => h.SinceAt).Select(h => h.Person).ToListAsync(stop);

    public async Task<OrganisationCard> Within(Actor who, string slug, Role roles, CancellationToken stop)
    {
        var found = (await Cards(db.Set<Organisation>().Where(o => o.Slug == slug), stop)).SingleOrDefault();
        return found is not null && who.Is(roles, found.Id) ? found : throw new NotFound();
    }

    public Task<OrganisationId?> CourierPartner(OrganisationId shop, CancellationToken stop) =>
        db.Set<Organisation>().AsNoTracking().Where(o => o.Id == shop).Select(o => o.Couriers).SingleOrDefaultAsync(stop);

    /// <summary>Only what a card shows is read: every page asks for cards.</summary>
    private static async Task<List<OrganisationCard>> Cards(IQueryable<Organisation> organisations, CancellationToken stop) =>
        [.. (await organisations.Select(o => new { o.Id, o.Slug, o.Name, o.Kind, o.Summary, o.SummaryEn, o.Offers, o.Place, o.Photos, o.Standing }).ToListAsync(stop))
            .Select(o => new OrganisationCard(o.Id, o.Slug, o.Name, o.Kind, Organisation.InOrElse(Words.Language, o.Summary, o.SummaryEn), o.Offers, o.Place, o.Photos.FirstOrDefault(), o.Standing == Standing.Approved))];

    private static OrganisationCard Card(Organisation o) => new(o.Id, o.Slug, o.Name, o.Kind, o.SummaryIn(Words.Language), o.Offers, o.Place, o.Photos.FirstOrDefault(), o.Standing == Standing.Approved);
}

internal sealed class RoleBook(CoureeDb db) : IRoles
{
    public async Task<IReadOnlyDictionary<OrganisationId, Role>> Of(PersonId person, CancellationToken stop) =>
        await db.Set<Holding>().AsNoTracking().Where(h => h.Person == person && h.Roles != Role.None).ToDictionaryAsync(h => h.Organisation, h => h.Roles, stop);
}
