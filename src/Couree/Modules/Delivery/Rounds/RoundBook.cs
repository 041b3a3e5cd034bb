using Couree.Database;
using Couree.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

/// <summary>Finds couriers' rounds and the stops they name.</summary>
internal sealed class RoundBook(CoureeDb db, Clock clock)
{
    /// <summary>The courier's round of the day, tracked; made at its first stop.</summary>
    public async Task<Round> Of(OrganisationId couriers, PersonId courier, DateOnly day, CancellationToken stop)
    {
        var known = db.Set<Round>().Local.FirstOrDefault(r => r.Couriers == couriers && r.Courier == courier && r.Day == day)
            ?? await db.Set<Round>().SingleOrDefaultAsync(r => r.Couriers == couriers && r.Courier == courier && r.Day == day, stop);
        if (known is not null) return known;
        var round = new Round { Id = Id.New<RoundId>(clock), Couriers = couriers, Courier = courier, Day = day };
        db.Add(round);
        return round;
    }

    public async Task<Round?> Of(Run run, CancellationToken stop) =>
        run.Round is { } id ? await db.Set<Round>().SingleOrDefaultAsync(r => r.Id == id, stop) : null;

    /// <summary>The runs whose stops stand in these rounds.</summary>
    public async Task<List<Run>> RunsOf(IReadOnlyCollection<RoundId> rounds, CancellationToken stop) =>
        await db.Set<Run>().Where(r => r.Round != null && rounds.Contains(r.Round.Value)).ToListAsync(stop);

    /// <summary>A run is ridden on its day; one left over from before is ridden today.</summary>
    public DateOnly DayOf(Run run) => run.Day < clock.Today ? clock.Today : run.Day;
}
