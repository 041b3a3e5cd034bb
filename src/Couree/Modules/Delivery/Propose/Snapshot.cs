using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Places;
using Couree.Modules.Shifts;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

/// <summary>The board as it stands, and what everyone carried before: all that a proposal is drawn from.</summary>
/// <param name="Riding">on shift now or later today, one each</param>
/// <param name="Runs">those that wait, and those of today's rounds</param>
/// <param name="Before">by courier: the days before today</param>
/// <param name="WorkedToday">by person: minutes of today, shifts to come included</param>
internal sealed record Snapshot(DateTime Now, DateOnly Day, IReadOnlyList<ShiftCard> Riding, IReadOnlyList<Round> Rounds, IReadOnlyList<Run> Runs,
    HardshipVersion? Version, IReadOnlyList<Period> Rain, IReadOnlyDictionary<PersonId, CourierLoad> Before, IReadOnlyDictionary<PersonId, int> WorkedToday)
{
    public HardshipWeights Weights => Version?.Weights ?? HardshipWeights.First;
}

/// <summary>
/// Takes the snapshot in one view: reads only, tracks nothing, holds nobody up. What was ridden on the days before is worked out and kept first. What
/// changes afterwards shows in the versions of rounds and runs when something is accepted.
/// </summary>
internal sealed class TakeSnapshot(CoureeDb db, Clock clock, IShifts shifts, LoadBook loads) : IUseCase
{
    public async Task<Snapshot> Do(Actor who, OrganisationId couriers, CancellationToken stop)
    {
        if (who != Actor.House && !DeliveryMay.SeeBoard(who, couriers)) throw new NotFound();
        var (now, today) = (clock.Now, clock.Today);
        var versions = await loads.Versions(couriers, stop);
        var before = await loads.Before(couriers, today, versions, keep: true, stop);
        await db.SaveChangesAsync(stop);
        Snapshot? seen = null;
        await db.InOneView(async () =>
        {
            var riding = (await shifts.Between(couriers, now, clock.Instant(today.AddDays(1), TimeOnly.MinValue), stop)).OrderBy(s => s.FromAt).DistinctBy(s => s.Person).ToList();
            var rounds = await db.Set<Round>().AsNoTracking().Where(r => r.Couriers == couriers && r.Day == today).ToListAsync(stop);
            var ids = rounds.ConvertAll(r => (RoundId?)r.Id);
            var runs = await db.Set<Run>().AsNoTracking().Where(r => r.Couriers == couriers
                && ((r.State == RunState.Waiting && r.Day <= today && r.NeedsHuman == null) || ids.Contains(r.Round))).ToListAsync(stop);
            seen = new Snapshot(now, today, riding, rounds, runs, HardshipVersion.On(today, versions), await loads.Rain(couriers, today, today, stop), before, await loads.Worked(couriers, today, today, stop));
        }, stop);
        return seen!;
    }
}
