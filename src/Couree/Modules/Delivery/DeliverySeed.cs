using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Places;
using Couree.Seeds;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

/// <summary>The village's runs: a tariff, and each day a few runs waiting and one under way.</summary>
internal sealed class DeliverySeed(Clock clock, IDelivery delivery, RoundBook rounds) : ISeed
{
    public static readonly TariffRules FirstTariff = new(
    [
        new BaseRule(new Money(300)),
        new DistanceRule(2000, 1000, new Money(80)),
        new WeightRule([new(10_000, new Money(150)), new(30_000, new Money(400))]),
        new MinimumRule(new Money(300)),
    ], 2000, 15_000, 300_000);

    private sealed record Planted(string From, string Sender, string To, string Address, double Lat, double Lon, int Count, int Grams, int Litres, bool Cold, int Minutes, string? Notes);

    private static readonly Planted[] Runs =
    [
        new("epi-commun", "epi-commun", "Mme Lefebvre", "15 rue Gambetta, 59000 Lille", 50.6280, 3.0582, 2, 8_000, 30, false, 40, "Deuxième étage, sonner longtemps."),
        new("marmite", "marmite", "Association Les Voisines", "3 place Rihour, 59000 Lille", 50.6355, 3.0620, 4, 6_000, 40, false, 60, null),
        new("petits-plats", "petits-plats", "Maison de quartier", "20 rue Pierre Legrand, 59800 Lille", 50.6334, 3.0842, 6, 14_000, 60, true, 90, "Entrée par la cour."),
    ];

    public int Order => 40;

    public Task Plant(CoureeDb db, Village village, CancellationToken stop)
    {
        var today = clock.Today;
        var tariff = TariffVersion.Draft(Id.New<TariffVersionId>(clock), village.Organisations["braquets"], 1, FirstTariff, "Premier tarif, décidé en réunion.", village.People["michel"], clock.Now);
        tariff.Decide(today, village.People["michel"], today, clock.Now);
        db.Add(tariff);
        return Task.CompletedTask;
    }

    public async Task Freshen(CoureeDb db, Village village, CancellationToken stop)
    {
        if (!village.Organisations.TryGetValue("braquets", out var braquets)) return;
        var today = clock.Today;
        foreach (var old in await db.Set<Run>().Where(r => r.Reference.StartsWith("village:") && r.Day < today && (r.State == RunState.Waiting || r.State == RunState.Taken)).ToListAsync(stop))
            await delivery.Cancel(Actor.House, old.Reference, "demo", stop);
        if (await db.Set<Run>().AnyAsync(r => r.Couriers == braquets && r.Day == today, stop)) return;
        var asked = new List<Run>();
        foreach (var (planted, i) in Runs.Select((p, i) => (p, i))) asked.Add(await Ask(db, village, braquets, planted, $"village:{today:yyyyMMdd}:{i}", stop));
        await UnderWay(db, village, braquets, asked[0], stop);
    }

    private async Task<Run> Ask(CoureeDb db, Village village, OrganisationId braquets, Planted planted, string reference, CancellationToken stop)
    {
        var now = clock.Now;
        var window = new Period(now, now.AddMinutes(planted.Minutes));
        var run = new AskedRun(braquets, village.Organisations[planted.Sender],
        [
            new(StopKind.Pickup, PlaceName(planted.From), null, null, PlaceAddress(planted.From), village.Points[planted.From], window, null, reference + ":pickup"),
            new(StopKind.Drop, planted.To, "03 20 00 00 42", null, planted.Address, new GeoPoint(planted.Lat, planted.Lon), window, planted.Notes, reference + ":drop"),
        ], new Packages(planted.Count, planted.Grams, planted.Litres, planted.Cold), reference, "fr");
        await db.SaveChangesAsync(stop);
        var id = await delivery.Request(run, await delivery.Quote(run, stop), stop);
        return db.Set<Run>().Local.Single(r => r.Id == id);
    }

    /// <summary>Tom has taken the first one and stands at the shop.</summary>
    private async Task UnderWay(CoureeDb db, Village village, OrganisationId braquets, Run run, CancellationToken stop)
    {
        var tom = village.People["tom"];
        var round = await rounds.Of(braquets, tom, run.Day, stop);
        Deed Now() => new(Id.New<FactId>(clock), tom, clock.Now, clock.Now);
        db.Add(run.Take(tom, round.Id, Now()));
        round.Adopt([.. round.Order, .. run.InOrder.Select(s => s.Id)], [.. run.Stops]);
        var first = run.InOrder.First().Id;
        db.Add(run.Start(first, Now()));
        round.Begin(first);
    }

    private static string PlaceName(string slug) => slug switch { "epi-commun" => "L’Épi commun", "marmite" => "La Marmite de Wazemmes", _ => "Les Petits Plats de Fives" };
    private static string PlaceAddress(string slug) => slug switch { "epi-commun" => "41 rue des Postes, 59000 Lille", "marmite" => "8 place de la Nouvelle Aventure, 59000 Lille", _ => "60 rue Pierre Legrand, 59800 Lille" };
}
