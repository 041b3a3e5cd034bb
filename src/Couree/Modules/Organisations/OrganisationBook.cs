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
        (await db.Set<Organisation>().AsNoTracking().Where(o => ids.Contains(o.Id)).ToListAsync(stop)).ToDictionary(o => o.Id, Card);

    public async Task<OrganisationCard?> BySlug(string slug, CancellationToken stop) =>
        await Approved.SingleOrDefaultAsync(o => o.Slug == slug, stop) is { } found ? Card(found) : null;

    public async Task<OrganisationProfile?> Profile(string slug, CancellationToken stop) =>
        await Approved.SingleOrDefaultAsync(o => o.Slug == slug, stop) is { } o ? new OrganisationProfile(Card(o), o.LegalName, o.Siret, o.AboutIn(Words.Language), o.Area, o.Email, o.Phone, o.Links, o.Photos) : null;

    public async Task<IReadOnlyList<OrganisationCard>> Offering(Offer? offer, CancellationToken stop)
    {
        var all = await Approved.OrderBy(o => o.Name).ToListAsync(stop);
        return [.. all.Where(o => offer is null || o.Offers.Contains(offer.Value)).Select(Card)];
    }

    public async Task<IReadOnlyList<PersonId>> People(OrganisationId organisation, Role roles, CancellationToken stop) =>
        await db.Set<Holding>().AsNoTracking().Where(h => h.Organisation == organisation && (h.Roles & roles) != 0).OrderBy(h => h.SinceAt).Select(h => h.Person).ToListAsync(stop);

    public async Task<OrganisationCard> Within(Actor who, string slug, Role roles, CancellationToken stop)
    {
        var found = await db.Set<Organisation>().AsNoTracking().SingleOrDefaultAsync(o => o.Slug == slug, stop);
        if (found is null || !who.Is(roles, found.Id)) throw new NotFound();
        return Card(found);
    }

    public Task<OrganisationId?> CourierPartner(OrganisationId shop, CancellationToken stop) =>
        db.Set<Organisation>().AsNoTracking().Where(o => o.Id == shop).Select(o => o.Couriers).SingleOrDefaultAsync(stop);

    private static OrganisationCard Card(Organisation o) => new(o.Id, o.Slug, o.Name, o.Kind, o.SummaryIn(Words.Language), o.Offers, o.Place, o.Photos.FirstOrDefault(), o.Standing == Standing.Approved);
}

internal sealed class RoleBook(CoureeDb db) : IRoles
{
    public async Task<IReadOnlyDictionary<OrganisationId, Role>> Of(PersonId person, CancellationToken stop) =>
        await db.Set<Holding>().AsNoTracking().Where(h => h.Person == person && h.Roles != Role.None).ToDictionaryAsync(h => h.Organisation, h => h.Roles, stop);
}
