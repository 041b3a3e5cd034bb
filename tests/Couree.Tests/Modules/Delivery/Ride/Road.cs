using System.Net.Http.Json;
using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Modules.Organisations;
using Couree.Modules.Places;
using Couree.Modules.Shifts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;
using IPeople = Couree.Modules.People.IPeople;

namespace Couree.Tests.Modules.Delivery.Ride;

/// <summary>A courier of the village with runs in the bag, and a phone that tells what happened.</summary>
internal sealed class Road
{
    public static readonly GeoPoint Shop = new(50.6247, 3.0563), Gambetta = new(50.6280, 3.0582), Rihour = new(50.6355, 3.0620), Fives = new(50.6346, 3.0893);
    private readonly TestCouree _couree;
    private long _seq;

    private Road(TestCouree couree) => (_couree, Clock) = (couree, couree.Services.GetRequiredService<Clock>());

    public Clock Clock { get; }
    public Guid Device { get; init; } = Guid.Parse("01890000-0000-7000-8000-00000000000a");
    public OrganisationId Couriers { get; private set; }
    public OrganisationId Sender { get; private set; }

    public static async Task<Road> Of(TestCouree couree, Guid? device = null)
    {
        var road = device is { } named ? new Road(couree) { Device = named } : new Road(couree);
        await using var scope = couree.Services.CreateAsyncScope();
        var organisations = scope.ServiceProvider.GetRequiredService<IOrganisations>();
        road.Couriers = (await organisations.BySlug("braquets"))!.Id;
        road.Sender = (await organisations.BySlug("epi-commun"))!.Id;
        return road;
    }

    public async Task<PersonId> Person(string name)
    {
        await using var scope = _couree.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IPeople>().ByEmail($"{name}@couree.example")).ShouldNotBeNull();
    }

    /// <summary>A run from the shop to the doors, already taken by someone and in their round of today.</summary>
    public async Task<Run> Carried(string courier, string reference, params (string Name, GeoPoint At)[] drops)
    {
        var who = await Person(courier);
        var window = new Period(Clock.Now, Clock.Now.AddHours(3));
        AskedStop[] stops =
        [
            new(StopKind.Pickup, "L’Épi commun", null, null, "8 rue des Postes, 59000 Lille", Shop, window, null, reference + ":pickup"),
            .. drops.Select((d, i) => new AskedStop(StopKind.Drop, d.Name, "0320000000", null, $"{i + 1} rue de {d.Name}", d.At, window, "sonner fort", $"{reference}:{i}")),
        ];
        var quote = new Quote(Id.New<TariffVersionId>(Clock), new Money(500), 2000, [new QuoteLine("base", new Dictionary<string, object?>(), new Money(500))], 2000, 480, false);
        var deed = new Deed(Id.New<FactId>(Clock), null, Clock.Now, Clock.Now);
        var (run, asked) = Run.Ask(new AskedRun(Couriers, Sender, stops, new Packages(1, 2000, 10, false), reference, "fr"), quote, Clock.Today, Clock, deed);
        await _couree.Read(async db =>
        {
            var round = await db.Set<Round>().SingleOrDefaultAsync(r => r.Couriers == Couriers && r.Courier == who && r.Day == Clock.Today);
            if (round is null) db.Add(round = new Round { Id = Id.New<RoundId>(Clock), Couriers = Couriers, Courier = who, Day = Clock.Today });
            round.Adopt([.. round.Order, .. run.InOrder.Select(s => s.Id)], [.. run.Stops]);
            db.AddRange(run, asked, run.Take(who, round.Id, deed with { Fact = Id.New<FactId>(Clock), Author = who }));
            return await db.SaveChangesAsync();
        });
        return run;
    }

    public async Task IsOnShift(string courier)
    {
        var who = await Person(courier);
        await using var scope = _couree.Services.CreateAsyncScope();
        var now = Clock.Now;
        if ((await scope.ServiceProvider.GetRequiredService<IShifts>().Between(Couriers, now, now.AddMinutes(1))).Any(s => s.Person == who)) return;
        var actor = new Actor(who, courier, new Dictionary<OrganisationId, Role> { [Couriers] = Role.Member | Role.Courier }, false, "fr");
        await _couree.Do<StartShift, ShiftId>(u => u.Do(actor, Couriers, new StartShift.Input(6, Bike.Usual), default));
    }

    /// <summary>A deed so many seconds ago, numbered by this phone.</summary>
    public Told Did(string kind, Stop stop, int secondsAgo = 0, string? reason = null, Proof? proof = null, string? paid = null, long offsetMs = 0) =>
        new(Guid.CreateVersion7(new DateTimeOffset(Clock.Now).AddSeconds(-secondsAgo)), stop.Id, kind, Clock.Now.AddSeconds(-secondsAgo).AddMilliseconds(-offsetMs), offsetMs, ++_seq, reason, proof, paid);

    public async Task<BatchAnswer> Tells(HttpClient phone, params IEnumerable<Told> commands)
    {
        var answer = await phone.PostAsJsonAsync("/api/v1/delivery/courier/batches", new Batch(Device, [.. commands]), Json.Options);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<BatchAnswer>(Json.Options)).ShouldNotBeNull();
    }

    public Task<Run> Now(Run run) => _couree.Read(db => db.Set<Run>().AsNoTracking().SingleAsync(r => r.Id == run.Id));

    public Task<List<RoadCommand>> Kept(params IEnumerable<Run> runs)
    {
        var ids = runs.Select(r => r.Id).ToList();
        return _couree.Read(db => db.Set<RoadCommand>().AsNoTracking().Where(c => ids.Contains(c.Run)).ToListAsync());
    }

    /// <summary>A verb of the house's own, as a neighbouring room or the board would say it.</summary>
    public Task HouseSays(Run run, Func<Run, Deed, IEnumerable<DeliveryFact>> verb) => _couree.Read(async db =>
    {
        var fresh = await db.Set<Run>().SingleAsync(r => r.Id == run.Id);
        db.AddRange(verb(fresh, new Deed(Id.New<FactId>(Clock), null, Clock.Now, Clock.Now)));
        return await db.SaveChangesAsync();
    });

    /// <summary>A small photo, different for each number, and its hash as the phone names it.</summary>
    public static (string Hash, byte[] Bytes) Photo(int number)
    {
        using var bitmap = new SKBitmap(64, 48);
        bitmap.Erase(new SKColor((byte)(number * 37), (byte)(number * 71), 120));
        using var encoded = SKImage.FromBitmap(bitmap).Encode(SKEncodedImageFormat.Jpeg, 80);
        var bytes = encoded.ToArray();
        return (System.Buffers.Text.Base64Url.EncodeToString(System.Security.Cryptography.SHA256.HashData(bytes)), bytes);
    }
}
