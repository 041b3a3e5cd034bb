using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Shifts;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

internal enum StopVerb { Start, Done, Fail, Undo, Reopen }

/// <summary>What someone did at a door.</summary>
/// <param name="OccurredAt">by the clock of whoever did it; null is now. Never later than now.</param>
/// <param name="Command">the phone's own id for it: the same command again changes nothing</param>
internal sealed record StopDeed(StopId Stop, StopVerb Verb, DateTime? OccurredAt = null, string? Reason = null, Proof? Proof = null, string? PaidOnHandOver = null, Guid? Command = null);

/// <summary>Applies deeds at doors to runs, rounds and the journal, without saving: one deed, one door's several parcels, or a phone's whole batch are then one save.</summary>
internal sealed class StopDesk(CoureeDb db, Clock clock, IShifts shifts, RoundBook rounds, DeliveryOptions options)
{
    /// <summary>Refusals: delivery.stop_over, stop_cancelled, pickup_first, reason_needed, undo_nothing, undo_late, undo_drop_first, reopen_nothing, reopen_pickup_first, needs_shift.</summary>
    /// <returns>the run as it stands after the deed</returns>
    public async Task<Run> Apply(Actor who, StopDeed asked, CancellationToken stop)
    {
        var run = db.Set<Run>().Local.FirstOrDefault(r => r.Stops.Any(s => s.Id == asked.Stop))
            ?? await db.Set<Run>().SingleOrDefaultAsync(r => r.Stops.Any(s => s.Id == asked.Stop), stop) ?? throw new NotFound();
        if (!DeliveryMay.SeeBoard(who, run.Couriers)) throw new NotFound();
        if (asked.Command is { } command && await IsKnown(new FactId(command), stop)) return run;
        var now = clock.Now;
        if (!DeliveryMay.ActAtDoor(who, run, run.Courier == who.Person || DeliveryMay.ActOnBoard(who, run.Couriers, await shifts.Between(run.Couriers, now, now.AddMilliseconds(1), stop), now)))
            throw new Refusal("delivery.needs_shift");
        var occurredAt = asked.OccurredAt is { } at && at < now ? at : now;
        var deed = new Deed(asked.Command is { } id ? new FactId(id) : Id.New<FactId>(clock), who.Self, occurredAt, now);
        var doubt = run.NeedsHuman;
        var fact = asked.Verb switch
        {
            StopVerb.Start => run.Start(asked.Stop, deed),
            StopVerb.Done => run.Complete(asked.Stop, deed, asked.Proof, asked.PaidOnHandOver),
            StopVerb.Fail => run.Fail(asked.Stop, deed, asked.Reason ?? "", asked.Proof),
            StopVerb.Undo => run.Undo(asked.Stop, deed, options.Undo),
            _ => run.ReopenWith(asked.Stop, deed, asked.Reason ?? ""),
        };
        db.Add(fact);
        await Follow(run, asked.Stop, deed, stop);
        if (asked.Verb is StopVerb.Done or StopVerb.Fail)
            db.Announce(new DeedBecomesFirm(run.Id, deed.Fact), Latest(now, occurredAt + options.Undo), $"firm:{deed.Fact.Value}");
        if (run.NeedsHuman is { } why && why != doubt) db.Announce(new RunNeedsHuman(run.Id, run.Reference, why, run.Sender));
        if (run.State == RunState.Waiting) Waiting.Watch(db, run, options);
        db.Touched(run);
        return run;
    }

    /// <summary>The round follows its doors: what is begun freezes at the front, what is taken back is next.</summary>
    private async Task Follow(Run run, StopId touched, Deed deed, CancellationToken stop)
    {
        if (run.Courier is not { } courier) return;
        var round = await rounds.Of(run, stop) ?? await rounds.Of(run.Couriers, courier, rounds.DayOf(run), stop);
        run.Rides(round.Id);
        foreach (var door in run.Stops.Where(s => s.Id == touched || s.EndedBy == deed.Fact))
        {
            if (door.State is StopState.Todo) round.Unbegin(door.Id);
            else if (door.State is not StopState.Cancelled) round.Begin(door.Id);
        }
        db.TouchedNext(round, back: run.Door(touched).State == StopState.Todo);
    }

    private async Task<bool> IsKnown(FactId id, CancellationToken stop) =>
        db.Set<DeliveryFact>().Local.Any(f => f.Id == id) || await db.Set<DeliveryFact>().AnyAsync(f => f.Id == id, stop);

    private static DateTime Latest(DateTime a, DateTime b) => a > b ? a : b;
}

/// <summary>Does one thing at one door, or at several parcels of one door in one gesture. Refusals: delivery.different_doors, and those of <see cref="StopDesk"/>.</summary>
internal sealed class DoAtDoor(CoureeDb db, StopDesk desk) : IUseCase
{
    public async Task<IReadOnlyList<Run>> Do(Actor who, IReadOnlyList<StopDeed> deeds, CancellationToken stop)
    {
        if (deeds.Count == 0) throw new NotFound();
        await MustBeOneDoor(deeds, stop);
        var runs = new List<Run>();
        foreach (var deed in deeds) runs.Add(await desk.Apply(who, deed, stop));
        await db.SaveChangesAsync(stop);
        return runs;
    }

    private async Task MustBeOneDoor(IReadOnlyList<StopDeed> deeds, CancellationToken stop)
    {
        if (deeds.Count == 1) return;
        var ids = deeds.Select(d => d.Stop).ToList();
        var doors = await db.Set<Stop>().AsNoTracking().Where(s => ids.Contains(s.Id)).ToListAsync(stop);
        if (doors.Any(d => d.Kind != doors[0].Kind || d.Point.MetresTo(doors[0].Point) > Stop.SameDoorMetres)) throw new Refusal("delivery.different_doors");
    }
}
