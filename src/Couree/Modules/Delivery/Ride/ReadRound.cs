using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Organisations;
using Couree.Modules.Shifts;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

/// <summary>Reads a courier's own round of today, in every co-op of theirs, and the runs that wait there.</summary>
internal sealed class ReadRound(CoureeDb db, Clock clock, IOrganisations organisations, IShifts shifts, IEnumerable<IHandOver> handOvers)
{
    private const int MostWaiting = 30;

    public async Task<CourierRound> Of(Actor who, DateTime receivedAt, CancellationToken stop)
    {
        var mine = who.Roles.Keys.Where(o => DeliveryMay.SeeBoard(who, o)).ToList();
        var coops = (await organisations.Cards(mine, stop)).Values.Where(c => c.Offers.Contains(Offer.Delivery)).OrderBy(c => c.Name, StringComparer.Ordinal)
            .Select(c => new CourierCoop(c.Id, c.Slug, c.Name)).ToList();
        var now = clock.Now;
        DateTime? onShift = null;
        foreach (var coop in coops)
            if ((await shifts.Between(coop.Id, now, now.AddMilliseconds(1), stop)).FirstOrDefault(s => s.Person == who.Person) is { } shift) onShift = shift.UntilAt;
        var ids = coops.ConvertAll(c => c.Id);
        return new CourierRound(new Rider(who.Self, who.Name), receivedAt, clock.Now, onShift, coops, await Stops(who.Self, ids, stop), await Waiting(ids, onShift is not null, stop));
    }

    private async Task<IReadOnlyList<CourierStop>> Stops(PersonId me, List<OrganisationId> coops, CancellationToken stop)
    {
        var today = clock.Today;
        var rounds = await db.Set<Round>().AsNoTracking().Where(r => r.Courier == me && r.Day == today && coops.Contains(r.Couriers)).ToListAsync(stop);
        var ids = rounds.ConvertAll(r => (RoundId?)r.Id);
        var runs = await db.Set<Run>().AsNoTracking()
            .Where(r => r.Courier == me && coops.Contains(r.Couriers) && (ids.Contains(r.Round) || r.State == RunState.Taken || r.State == RunState.OnTheWay)).ToListAsync(stop);
        var place = rounds.SelectMany(r => r.Order).Select((s, i) => (s, i)).GroupBy(x => x.s).ToDictionary(g => g.Key, g => g.First().i);
        var collect = await Collect([.. runs.SelectMany(r => r.Stops).Where(s => s.Kind == StopKind.Drop).Select(s => s.Reference).Distinct()], stop);
        return [.. from run in runs from door in run.Stops
                   orderby place.GetValueOrDefault(door.Id, int.MaxValue), run.TakenAt, door.Position
                   select Card(run, door, door.Kind == StopKind.Drop && collect.TryGetValue(door.Reference, out var due) ? due : null)];
    }

    private static CourierStop Card(Run run, Stop s, Money? collect) => new(
        s.Id, run.Id, run.Couriers, s.Kind, s.State, s.Name, s.Phone, s.Address, s.Notes, s.Lat, s.Lon, s.WindowFromAt, s.WindowUntilAt,
        run.PackageCount, run.Grams, run.Litres, run.Cold, collect, s.StartedAt is not null, s.EndedAt, s.Reason, run.NeedsHuman is not null);

    private async Task<Dictionary<string, Money>> Collect(List<string> references, CancellationToken stop)
    {
        var due = new Dictionary<string, Money>();
        if (references.Count > 0)
            foreach (var handOver in handOvers)
                foreach (var (reference, amount) in await handOver.ToCollect(references, stop)) due[reference] = amount;
        return due;
    }

    private async Task<IReadOnlyList<WaitingRun>> Waiting(List<OrganisationId> coops, bool onShift, CancellationToken stop)
    {
        if (!onShift) return [];
        var runs = await db.Set<Run>().AsNoTracking().Where(r => r.State == RunState.Waiting && coops.Contains(r.Couriers)).OrderBy(r => r.AskedAt).Take(MostWaiting).ToListAsync(stop);
        return [.. from run in runs
                   let first = run.InOrder.First()
                   let last = run.InOrder.Last()
                   select new WaitingRun(run.Id, run.Couriers, first.Name, last.Name, last.Address, last.WindowFromAt, last.WindowUntilAt, run.PackageCount, run.Grams, run.Cold, run.Metres)];
    }
}
