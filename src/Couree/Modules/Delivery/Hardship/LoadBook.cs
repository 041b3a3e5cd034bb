using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Places;
using Couree.Modules.Shifts;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

/// <summary>What couriers carried and worked in the last four weeks, and by which weights it counts.</summary>
internal sealed class LoadBook(CoureeDb db, Clock clock, IShifts shifts, ITravel travel)
{
    /// <summary>Four weeks, today the last of their days.</summary>
    public const int Days = 28;

    public async Task<IReadOnlyList<HardshipVersion>> Versions(OrganisationId couriers, CancellationToken stop) =>
        await db.Set<HardshipVersion>().AsNoTracking().Where(v => v.Couriers == couriers).OrderByDescending(v => v.Number).ToListAsync(stop);

    /// <summary>The days before today, by courier: what each rode, weighed by the weights of its own day, and the minutes each worked.</summary>
    /// <param name="keep">writes what had to be worked out into the caller's save</param>
    public async Task<IReadOnlyDictionary<PersonId, CourierLoad>> Before(OrganisationId couriers, DateOnly today, IReadOnlyList<HardshipVersion> versions, bool keep, CancellationToken stop)
    {
        var first = today.AddDays(1 - Days);
        var loads = new Dictionary<PersonId, CourierLoad>();
        foreach (var round in await Rounds(couriers, first, today.AddDays(-1), versions, keep, stop))
            Add(new CourierLoad(round.Courier, round.Ridden, Weights(round.Day, versions).Points(round.Ridden.Facts), 0));
        foreach (var (person, minutes) in await Worked(couriers, first, today.AddDays(-1), stop))
            Add(new CourierLoad(person, Ridden.Nothing, 0, minutes));
        return loads;

        void Add(CourierLoad load) => loads[load.Courier] = loads.TryGetValue(load.Courier, out var known) ? known + load : load;
    }

    /// <summary>Minutes on shift and at chores, by person; a shift planned for later today counts whole.</summary>
    public async Task<IReadOnlyDictionary<PersonId, int>> Worked(OrganisationId couriers, DateOnly first, DateOnly last, CancellationToken stop)
    {
        var (from, until) = (clock.Instant(first, TimeOnly.MinValue), clock.Instant(last.AddDays(1), TimeOnly.MinValue));
        var minutes = new Dictionary<PersonId, int>();
        foreach (var shift in (await shifts.Between(couriers, from, until, stop)).Where(s => s.FromAt >= from))
            minutes[shift.Person] = minutes.GetValueOrDefault(shift.Person) + (int)(shift.UntilAt - shift.FromAt).TotalMinutes;
        foreach (var chore in await db.Set<Chore>().AsNoTracking().Where(c => c.Couriers == couriers && c.Day >= first && c.Day <= last).Select(c => new { c.Person, c.Minutes }).ToListAsync(stop))
            minutes[chore.Person] = minutes.GetValueOrDefault(chore.Person) + chore.Minutes;
        return minutes;
    }

    public async Task<IReadOnlyList<Period>> Rain(OrganisationId couriers, DateOnly first, DateOnly last, CancellationToken stop) =>
        [.. (await db.Set<RainMark>().AsNoTracking().Where(r => r.Couriers == couriers && r.Day >= first && r.Day <= last).ToListAsync(stop)).Select(r => r.Period)];

    public static HardshipWeights Weights(DateOnly day, IEnumerable<HardshipVersion> versions) => HardshipVersion.On(day, versions)?.Weights ?? HardshipWeights.First;

    private async Task<List<RiddenRound>> Rounds(OrganisationId couriers, DateOnly first, DateOnly last, IReadOnlyList<HardshipVersion> versions, bool keep, CancellationToken stop)
    {
        var rounds = await db.Set<Round>().AsNoTracking().Where(r => r.Couriers == couriers && r.Day >= first && r.Day <= last && r.Begun > 0).ToListAsync(stop);
        var known = await db.Set<RiddenRound>().Where(r => r.Couriers == couriers && r.Day >= first && r.Day <= last).ToDictionaryAsync(r => r.Id, stop);
        var stale = rounds.Where(r => !known.TryGetValue(r.Id, out var kept) || kept.RoundVersion != r.Version).ToList();
        if (stale.Count == 0) return [.. known.Values];
        var ids = stale.ConvertAll(r => (RoundId?)r.Id);
        var runs = (await db.Set<Run>().AsNoTracking().Where(r => ids.Contains(r.Round)).ToListAsync(stop)).ToLookup(r => r.Round);
        var rain = await Rain(couriers, first, last, stop);
        foreach (var round in stale)
        {
            if (!known.TryGetValue(round.Id, out var row))
            {
                known[round.Id] = row = new RiddenRound { Id = round.Id, Couriers = couriers, Courier = round.Courier, Day = round.Day };
                if (keep) db.Add(row);
            }
            (row.RoundVersion, row.Ridden) = (round.Version, Ridden.Of(RiddenPath.Of(round, [.. runs[round.Id]], travel), new Conditions(rain, Weights(round.Day, versions), clock)));
        }
        return [.. known.Values];
    }
}
