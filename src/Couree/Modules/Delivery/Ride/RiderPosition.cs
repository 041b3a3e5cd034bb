using Couree.Database;
using Couree.Kernel;
using Couree.Modules.People;
using Couree.Modules.Shifts;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

/// <summary>Where a courier last was, one row each: no trail is kept, and the row goes when a door ends or the shift does.</summary>
internal sealed class RiderPosition
{
    /// <summary>The courier.</summary>
    public PersonId Id { get; init; }
    public double Lat { get; set; }
    public double Lon { get; set; }
    public DateTime At { get; set; }
}

/// <summary>Hears where a courier is: only on shift and on a task, else the last position is forgotten and the answer is no.</summary>
internal sealed class HearPosition(CoureeDb db, Clock clock, IShifts shifts, DeliveryOptions options) : IUseCase
{
    public async Task<bool> Do(Actor who, GeoPoint point, CancellationToken stop)
    {
        if (!point.IsOnEarth) throw new Refusal("delivery.position_off_earth");
        var position = await db.Set<RiderPosition>().SingleOrDefaultAsync(p => p.Id == who.Self, stop);
        var runs = await db.Set<Run>().Where(r => r.Courier == who.Self && (r.State == RunState.Taken || r.State == RunState.OnTheWay)).AsNoTracking().ToListAsync(stop);
        if (!await IsRiding(who.Self, runs, stop))
        {
            if (position is not null) db.Remove(position);
            await db.SaveChangesAsync(stop);
            return false;
        }
        if (position is null)
        {
            db.Add(position = new RiderPosition { Id = who.Self });
            db.Announce(new PositionGrowsOld(who.Self), clock.Now + options.Position);
        }
        (position.Lat, position.Lon, position.At) = (point.Lat, point.Lon, clock.Now);
        await TellNext(runs, stop);
        await db.SaveChangesAsync(stop);
        return true;
    }

    /// <summary>Only whoever is next sees the bike.</summary>
    private async Task TellNext(List<Run> runs, CancellationToken stop)
    {
        var open = runs.SelectMany(r => r.Stops).Where(s => !s.IsOver).Select(s => s.Id).ToHashSet();
        var ids = runs.Where(r => r.State == RunState.OnTheWay).Select(r => r.Round).OfType<RoundId>().Distinct().ToList();
        foreach (var round in await db.Set<Round>().AsNoTracking().Where(r => ids.Contains(r.Id)).ToListAsync(stop))
            foreach (var next in round.Order.Where(open.Contains).Take(1)) db.Touched(Topics.Drop(next));
    }

    private async Task<bool> IsRiding(PersonId courier, List<Run> runs, CancellationToken stop)
    {
        var now = clock.Now;
        foreach (var couriers in runs.Select(r => r.Couriers).Distinct())
            if ((await shifts.Between(couriers, now, now.AddMilliseconds(1), stop)).Any(s => s.Person == courier)) return true;
        return false;
    }
}

/// <summary>A position may have grown too old to keep.</summary>
internal sealed record PositionGrowsOld(PersonId Courier) : IEvent;

/// <summary>Forgets a position that nobody has renewed: a phone that went silent leaves nothing behind.</summary>
internal sealed class ForgetOldPosition(CoureeDb db, Clock clock, DeliveryOptions options) : IReact<PositionGrowsOld>
{
    public async Task On(PositionGrowsOld happened, CancellationToken stop)
    {
        if (await db.Set<RiderPosition>().SingleOrDefaultAsync(p => p.Id == happened.Courier, stop) is not { } position) return;
        if (position.At + options.Position <= clock.Now) db.Remove(position);
        else db.Announce(happened, position.At + options.Position);
    }
}

/// <summary>Who leaves is nowhere any more. What the road told stays in the books under an id that names nobody.</summary>
internal sealed class ForgetRider(CoureeDb db) : IReact<PersonForgotten>
{
    public async Task On(PersonForgotten happened, CancellationToken stop)
    {
        if (await db.Set<RiderPosition>().SingleOrDefaultAsync(p => p.Id == happened.Person, stop) is { } position) db.Remove(position);
    }
}
