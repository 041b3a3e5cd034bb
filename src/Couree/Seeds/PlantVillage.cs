using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Organisations;
using Couree.Modules.People;
using Couree.Modules.Places;
using Microsoft.EntityFrameworkCore;

namespace Couree.Seeds;

/// <summary>Plants the village of the demo into an empty store, once; a second start keeps the data and only freshens what time wears.</summary>
internal sealed class PlantVillage(IServiceScopeFactory scopes, IHostEnvironment environment, Clock clock, Freshness freshness) : IPrepare
{
    public int Order => 10;

    public async Task Prepare(CancellationToken stop)
    {
        if (!environment.IsEnvironment("Demo")) return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CoureeDb>();
        var isEmpty = !await db.Set<Organisation>().AnyAsync(stop);
        if (!isEmpty && freshness.Holds) return;
        var seeds = scope.ServiceProvider.GetServices<ISeed>().OrderBy(s => s.Order).ToList();
        var file = VillageFile.Read();
        await db.InTransaction(async () =>
        {
            var village = isEmpty ? await Settle(scope.ServiceProvider, db, file, stop) : await Recall(scope.ServiceProvider, db, file, stop);
            if (isEmpty)
                foreach (var seed in seeds)
                {
                    await seed.Plant(db, village, stop);
                    await db.SaveChangesAsync(stop);
                }
            foreach (var seed in seeds) await seed.Freshen(db, village, stop);
            await db.SaveChangesAsync(stop);
        }, stop);
        await freshness.Begins(stop);
    }

    private async Task<Village> Settle(IServiceProvider services, CoureeDb db, VillageFile file, CancellationToken stop)
    {
        var village = new Village();
        var people = services.GetRequiredService<IPlantPeople>();
        foreach (var villager in file.People)
            village.People[villager.Key] = await people.Plant(villager.First, villager.Last, villager.Email, VillageFile.Password, villager.Steward, villager.About, villager.AboutEn);
        var places = services.GetRequiredService<IPlaces>();
        var founded = new Dictionary<string, Organisation>();
        foreach (var structure in file.Organisations)
        {
            var organisation = Organisation.Propose(clock, structure.Slug, structure.LegalName, structure.Name, structure.Kind, structure.Siret);
            organisation.Tell(structure.Summary, structure.About, structure.SummaryEn, structure.AboutEn);
            organisation.Describe(structure.Area, structure.Email, structure.Phone, []);
            organisation.Open(structure.Offers);
            organisation.Place = await places.Keep(null, structure.Address, new GeoPoint(structure.Lat, structure.Lon), structure.Hours, stop);
            organisation.Approve(clock.Now);
            db.Add(organisation);
            founded[structure.Slug] = organisation;
            village.Organisations[structure.Slug] = organisation.Id;
            village.Points[structure.Slug] = new GeoPoint(structure.Lat, structure.Lon);
            foreach (var (first, roles) in structure.People)
                db.Add(Holding.Give(clock, organisation.Id, village.People[first], roles.Aggregate(Role.None, (all, role) => all | role)));
        }
        foreach (var structure in file.Organisations)
            if (structure.Couriers is { } couriers) founded[structure.Slug].CarriedBy(village.Organisations[couriers]);
        await db.SaveChangesAsync(stop);
        return village;
    }

    private static async Task<Village> Recall(IServiceProvider services, CoureeDb db, VillageFile file, CancellationToken stop)
    {
        var village = new Village();
        var people = services.GetRequiredService<IPeople>();
        foreach (var villager in file.People)
            if (await people.ByEmail(villager.Email, stop) is { } person) village.People[villager.Key] = person;
        foreach (var organisation in await db.Set<Organisation>().AsNoTracking().Select(o => new { o.Slug, o.Id }).ToListAsync(stop))
            village.Organisations[organisation.Slug] = organisation.Id;
        foreach (var structure in file.Organisations) village.Points[structure.Slug] = new GeoPoint(structure.Lat, structure.Lon);
        return village;
    }
}
