using Couree.Database;
using Couree.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

/// <summary>Rounds follow their doors, in the order in which they were ridden.</summary>
internal sealed class FollowRoad(CoureeDb db, Clock clock, RoundBook rounds)
{
    public async Task Follow(IReadOnlyList<Played> played, CancellationToken stop)
    {
        var carried = played.Where(p => p.Run.Courier is not null).ToList();
        var ids = carried.Select(p => p.Run.Round).OfType<RoundId>().Distinct().ToList();
        var known = await db.Set<Round>().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, stop);
        var moved = new HashSet<Round>();
        foreach (var one in carried)
        {
            var round = (one.Run.Round is { } id ? known.GetValueOrDefault(id) : null) ?? await rounds.Of(one.Run.Couriers, one.Run.Courier!.Value, rounds.DayOf(one.Run), stop);
            one.Run.Rides(round.Id);
            foreach (var door in one.Run.Stops.Where(s => s.State != one.Before[s.Id]))
            {
                if (door.State == StopState.Todo) round.Unbegin(door.Id);
                else if (door.State != StopState.Cancelled) round.Begin(door.Id);
                moved.Add(round);
            }
        }
        foreach (var round in moved) await Sort(round, carried, stop);
    }

    private async Task Sort(Round round, List<Played> played, CancellationToken stop)
    {
        var doors = await (from run in db.Set<Run>().IgnoreAutoIncludes().AsNoTracking()
                           where run.Round == round.Id
                           join door in db.Set<Stop>() on run.Id equals door.Run
                           select new { door.Id, At = door.EndedAt ?? door.StartedAt, door.Position }).ToListAsync(stop);
        var ridden = doors.ToDictionary(d => d.Id, d => (d.At ?? clock.Now, d.Position));
        // What has just been played is not in the store yet.
        foreach (var door in played.Where(p => p.Run.Round == round.Id).SelectMany(p => p.Run.Stops)) ridden[door.Id] = (door.EndedAt ?? door.StartedAt ?? clock.Now, door.Position);
        round.SortRidden(ridden);
        db.TouchedNext(round, back: played.Any(p => p.Run.Stops.Any(s => s.State == StopState.Todo && p.Before[s.Id] != StopState.Todo)));
    }
}
