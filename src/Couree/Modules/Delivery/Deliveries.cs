using Couree.Database;
using Couree.Kernel;
using Couree.Modules.People;
using Couree.Modules.Places;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

/// <summary>What other rooms may ask and tell: see <see cref="IDelivery"/>.</summary>
internal sealed class Deliveries(CoureeDb db, Clock clock, TariffBook tariffs, WindowDesk windows, RoundBook rounds, IPeople people, DeliveryOptions options, ForgetRecipients recipients) : IDelivery
{
    public Task<Quote> Quote(AskedRun run, CancellationToken stop = default) => tariffs.Quote(run, stop);

    public Task<IReadOnlyList<DeliveryWindow>> Windows(OrganisationId couriers, IReadOnlyList<GeoPoint> pickups, IReadOnlyList<GeoPoint> drops, DateTime readyAt, DateTime untilAt, CancellationToken stop = default) =>
        windows.Open(couriers, pickups, drops, readyAt, untilAt, stop);

    public Task HoldWindow(OrganisationId couriers, Period window, string key, DateTime until, CancellationToken stop = default) => windows.Hold(couriers, window, key, until, stop);

    public Task ReleaseWindow(string key, CancellationToken stop = default) => windows.Release(key, stop);

    public async Task<RunId> Request(AskedRun run, Quote quote, CancellationToken stop = default)
    {
        if (await Find(run.Reference, stop) is { } known) return known.Id;
        var tariff = await db.Set<TariffVersion>().SingleOrDefaultAsync(t => t.Id == quote.Tariff && t.Couriers == run.Couriers, stop) ?? throw new Refusal("delivery.no_tariff");
        tariff.Use(clock.Now);
        foreach (var key in Holds(run.Reference, run.Stops.Where(s => s.Kind == StopKind.Drop).Select(s => s.Reference))) await windows.Firm(key, stop);
        var day = DateOnly.FromDateTime(clock.Civil(run.Stops.Count == 0 ? clock.Now : run.Stops.Min(s => s.Window.FromAt)));
        var (asked, fact) = Run.Ask(run, quote, day, clock, Deed.Now(Actor.House, clock));
        db.Add(asked);
        db.Add(fact);
        Waiting.Watch(db, asked, options);
        db.Touched(asked);
        return asked.Id;
    }

    public async Task Withdraw(string reference, string pickupReference, string reason, CancellationToken stop = default)
    {
        var run = await Find(reference, stop) ?? throw new NotFound();
        await Told(run, run.Withdraw(pickupReference, reason, Deed.Now(Actor.House, clock)), reason, stop);
    }

    public async Task Cancel(Actor who, string reference, string reason, CancellationToken stop = default)
    {
        var run = await Find(reference, stop) ?? throw new NotFound();
        await Told(run, run.Cancel(reason, Deed.Now(who, clock)), reason, stop);
    }

    public Task Forget(IReadOnlyCollection<string> references, CancellationToken stop = default) => recipients.Of(references, stop);

    public async Task<IReadOnlyDictionary<string, RunProgress>> Progress(IReadOnlyCollection<string> references, CancellationToken stop = default)
    {
        var runs = await db.Set<Run>().AsNoTracking().Where(r => references.Contains(r.Reference)).ToListAsync(stop);
        var names = await people.Cards([.. runs.Select(r => r.Courier).OfType<PersonId>().Distinct()], stop);
        return runs.ToDictionary(r => r.Reference, r => new RunProgress(r.Id, r.Reference, Words(r.State),
            r.Courier is { } courier ? names.GetValueOrDefault(courier)?.Name : null, ExpectedAt(r), TrackingPaths(r), r.NeedsHuman is not null));
    }

    /// <summary>"waiting", "taken", "on_the_way", "done", "failed", "cancelled".</summary>
    public static string Words(RunState state) => state == RunState.OnTheWay ? "on_the_way" : state.ToString().ToLowerInvariant();

    /// <summary>Under which keys a run may hold places in windows: its own, and one for each drop.</summary>
    private static IEnumerable<string> Holds(string run, IEnumerable<string> drops) => drops.Append(run).Distinct();

    private static Dictionary<string, string> TrackingPaths(Run run) =>
        run.InOrder.Where(s => s.TrackingPath is not null).DistinctBy(s => s.Reference).ToDictionary(s => s.Reference, s => s.TrackingPath!);

    private static DateTime? ExpectedAt(Run run) => run.IsOver
        ? run.Stops.Where(s => s is { Kind: StopKind.Drop, State: StopState.Done }).Max(s => s.EndedAt)
        : run.Stops.Where(s => s.Kind == StopKind.Drop && !s.IsOver).Select(s => (DateTime?)s.WindowUntilAt).Max();

    private async Task Told(Run run, IReadOnlyList<DeliveryFact> facts, string reason, CancellationToken stop)
    {
        if (facts.Count == 0) return;
        db.AddRange(facts);
        (await rounds.Of(run, stop))?.Remove([.. run.Stops.Where(s => s.State == StopState.Cancelled).Select(s => s.Id)]);
        if (facts.Any(f => f.Kind == FactKind.RunCancelled))
        {
            foreach (var key in Holds(run.Reference, run.Stops.Where(s => s.Kind == StopKind.Drop).Select(s => s.Reference))) await windows.Release(key, stop);
            db.Announce(new RunCancelled(run.Id, run.Reference, reason));
        }
        if (run.NeedsHuman is { } why) db.Announce(new RunNeedsHuman(run.Id, run.Reference, why, run.Sender));
        db.Touched(run);
    }

    private async Task<Run?> Find(string reference, CancellationToken stop) =>
        db.Set<Run>().Local.FirstOrDefault(r => r.Reference == reference) ?? await db.Set<Run>().SingleOrDefaultAsync(r => r.Reference == reference, stop);
}
