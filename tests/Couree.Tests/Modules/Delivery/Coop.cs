using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Modules.Places;
using Couree.Modules.Shifts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Couree.Tests.Modules.Delivery;

/// <summary>A courier co-op in an empty house: people come on shift, shops ask for runs, without any page.</summary>
internal sealed class Coop(TestCouree couree, OrganisationId? couriers = null)
{
    public static readonly GeoPoint Shop = new(50.6247, 3.0563), Gambetta = new(50.6280, 3.0582), Rihour = new(50.6355, 3.0620), Fives = new(50.6346, 3.0893);
    private int _asked;

    public Clock Clock { get; } = couree.Services.GetRequiredService<Clock>();
    public OrganisationId Couriers { get; } = couriers ?? Id.New<OrganisationId>(couree.Services.GetRequiredService<Clock>());
    public OrganisationId Sender { get; } = Id.New<OrganisationId>(couree.Services.GetRequiredService<Clock>());

    public Actor Courier(string name) => new(Id.New<PersonId>(Clock), name, new Dictionary<OrganisationId, Role> { [Couriers] = Role.Member | Role.Courier }, false, "fr");

    public async Task<Actor> OnShift(string name, Bike? bike = null, int hours = 6)
    {
        var who = Courier(name);
        await couree.Do<StartShift, ShiftId>(u => u.Do(who, Couriers, new StartShift.Input(hours, bike ?? Bike.Usual), default));
        return who;
    }

    public async Task HasTariff()
    {
        await Tell(async (db, _) =>
        {
            var tariff = TariffVersion.Draft(Id.New<TariffVersionId>(Clock), Couriers, 1, DeliverySeed.FirstTariff, "", null, Clock.Now);
            tariff.Decide(Clock.Today, Id.New<PersonId>(Clock), Clock.Today, Clock.Now);
            db.Add(tariff);
            await Task.CompletedTask;
            return true;
        });
    }

    public AskedRun Wants(GeoPoint? to = null, int pickups = 1, Packages? packages = null, string? reference = null, int fromMinutes = 0, int minutes = 120)
    {
        var window = new Period(Clock.Now.AddMinutes(fromMinutes), Clock.Now.AddMinutes(fromMinutes + minutes));
        reference ??= $"test:{++_asked}";
        return new AskedRun(Couriers, Sender,
        [
            .. Enumerable.Range(1, pickups).Select(i => new AskedStop(StopKind.Pickup, $"Boutique {i}", null, null, $"{i} rue des Postes, 59000 Lille", new GeoPoint(Shop.Lat + i * 0.001, Shop.Lon), window, null, $"{reference}:{i}")),
            new AskedStop(StopKind.Drop, "Jeanne", "0320000000", null, "15 rue Gambetta, 59000 Lille", to ?? Gambetta, window, null, $"{reference}:drop"),
        ], packages ?? new Packages(1, 2000, 10, false), reference, "fr");
    }

    public async Task<Run> Asks(AskedRun? wanted = null)
    {
        var run = wanted ?? Wants();
        var id = await Tell(async (_, delivery) => await delivery.Request(run, await delivery.Quote(run)));
        return await Run(id);
    }

    public Task<Run> Run(RunId id) => couree.Read(db => db.Set<Run>().AsNoTracking().SingleAsync(r => r.Id == id));

    public Task<Round> Round(PersonId courier) => couree.Read(db => db.Set<Round>().AsNoTracking().SingleAsync(r => r.Courier == courier));

    public Task<List<FactKind>> Journal(RunId id) => couree.Read(db => db.Set<DeliveryFact>().Where(f => f.Run == id).OrderBy(f => f.Sequence).Select(f => f.Kind).ToListAsync());

    public Task<RunId> Takes(Actor who, Run run) => couree.Do<TakeRun, RunId>(u => u.Do(who, run.Id, default));

    public Task Does(Actor who, Stop stop, StopVerb verb, string? reason = null, DateTime? at = null, Guid? command = null) =>
        couree.Do<DoAtDoor, IReadOnlyList<Run>>(u => u.Do(who, [new StopDeed(stop.Id, verb, at, reason, Command: command)], default));

    /// <summary>Tells the room something as a neighbour would, in a transaction of its own, again when somebody was faster.</summary>
    public async Task<T> Tell<T>(Func<CoureeDb, IDelivery, Task<T>> deed)
    {
        for (var attempt = 0; ; attempt++)
        {
            await using var scope = couree.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CoureeDb>();
            try
            {
                var answer = await deed(db, scope.ServiceProvider.GetRequiredService<IDelivery>());
                await db.SaveChangesAsync();
                return answer;
            }
            catch (Exception failure) when (db.IsLostRace(failure) && attempt < 60)
            {
                await Task.Delay(Random.Shared.Next(1, 20));
            }
        }
    }

    public static async Task<string> RefusedWith(Func<Task> deed) => (await Should.ThrowAsync<Refusal>(deed)).Code;
}
