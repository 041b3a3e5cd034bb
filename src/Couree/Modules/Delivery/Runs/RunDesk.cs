using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Delivery.Plan;
using Couree.Modules.People;
using Couree.Modules.Shifts;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

/// <summary>"I take it": the run goes into my round at its cheapest place. Of several at once exactly one wins. Refusals: delivery.needs_shift, already_taken, already_yours, run_over.</summary>
internal sealed class TakeRun(CoureeDb db, Clock clock, RunGate gate, Placing placing, IPeople people) : IUseCase
{
    public async Task<RunId> Do(Actor who, RunId id, CancellationToken stop)
    {
        var run = await gate.Run(who, id, stop);
        var holder = run.Courier is { } other ? (await people.Cards([other], stop)).GetValueOrDefault(other)?.Name : null;
        var round = await placing.Into(run, who.Self, mustBeFree: true, stop);
        db.Add(run.Take(who.Self, round.Id, Deed.Now(who, clock), holder));
        db.Announce(new RunTaken(run.Id, run.Reference, who.Self));
        db.Touched(run);
        await db.SaveChangesAsync(stop);
        return run.Id;
    }
}

/// <summary>Gives a run back to everyone. Refusals: delivery.needs_shift, not_taken, on_board, run_over.</summary>
internal sealed class GiveRunBack(CoureeDb db, Clock clock, RunGate gate, RoundBook rounds, DeliveryOptions options) : IUseCase
{
    public async Task<RunId> Do(Actor who, RunId id, string? reason, CancellationToken stop)
    {
        var run = await gate.Run(who, id, stop);
        var round = await rounds.Of(run, stop);
        db.Add(run.GiveBack(Deed.Now(who, clock), reason));
        round?.Remove([.. run.Stops.Select(s => s.Id)]);
        Waiting.Watch(db, run, options);
        db.Touched(run);
        await db.SaveChangesAsync(stop);
        return run.Id;
    }
}

/// <summary>Passes a run to another courier on shift. Refusals: delivery.needs_shift, courier_not_on_shift, not_taken, on_board, already_theirs, run_over.</summary>
internal sealed class MoveRun(CoureeDb db, Clock clock, RunGate gate, RoundBook rounds, Placing placing) : IUseCase
{
    public async Task<RunId> Do(Actor who, RunId id, PersonId courier, string? reason, CancellationToken stop)
    {
        var run = await gate.Run(who, id, stop);
        var before = await rounds.Of(run, stop);
        var round = await placing.Into(run, courier, mustBeFree: false, stop);
        var deed = Deed.Now(who, clock);
        db.Add(run.Courier is null ? run.Take(courier, round.Id, deed) : run.MoveTo(courier, round.Id, deed, reason));
        if (before?.Id != round.Id) before?.Remove([.. run.Stops.Select(s => s.Id)]);
        db.Announce(new RunTaken(run.Id, run.Reference, courier));
        db.Touched(run);
        await db.SaveChangesAsync(stop);
        return run.Id;
    }
}

/// <summary>A person settles what the road and the house disagree about. Refusals: delivery.needs_shift, nothing_to_settle, reason_needed.</summary>
internal sealed class SettleRun(CoureeDb db, Clock clock, RunGate gate) : IUseCase
{
    public async Task<RunId> Do(Actor who, RunId id, bool delivered, string reason, CancellationToken stop)
    {
        var run = await gate.Run(who, id, stop);
        var (fact, counted) = run.Settle(delivered, reason, Deed.Now(who, clock));
        db.Add(fact);
        foreach (var door in counted)
        {
            if (door.Kind == StopKind.Pickup) db.Announce(new ParcelPickedUp(run.Id, run.Reference, door.Reference, door.EndedAt!.Value));
            else db.Announce(new ParcelDelivered(run.Id, run.Reference, door.Reference, door.EndedAt!.Value, door.PaidOnHandOver));
        }
        Recipients.Tell(db, run, counted);
        db.Touched(run);
        await db.SaveChangesAsync(stop);
        return run.Id;
    }
}

/// <summary>Changes the order of a courier's round. Refusals: delivery.needs_shift, order_frozen, order_pickup_first, order_changed, order_edge.</summary>
internal sealed class ReorderRound(CoureeDb db, Clock clock, RunGate gate, RoundBook rounds) : IUseCase
{
    /// <param name="Order">the whole new order, when dragged</param>
    /// <param name="Stop">or one stop, moved by −1 or +1</param>
    public sealed record Input(PersonId Courier, DateOnly? Day, IReadOnlyList<StopId> Order, StopId? Stop, int By);

    public async Task<RoundId> Do(Actor who, OrganisationId couriers, Input input, CancellationToken stop)
    {
        await gate.Board(who, couriers, stop);
        var day = input.Day ?? clock.Today;
        var round = await db.Set<Round>().SingleOrDefaultAsync(r => r.Couriers == couriers && r.Courier == input.Courier && r.Day == day, stop) ?? throw new NotFound();
        var stops = (await rounds.RunsOf([round.Id], stop)).SelectMany(r => r.Stops).ToList();
        db.TouchedNext(round);
        if (input.Stop is { } one) round.Nudge(one, input.By, stops);
        else round.Reorder(input.Order, stops);
        db.TouchedNext(round);
        db.Touched(Topics.Board(couriers));
        await db.SaveChangesAsync(stop);
        return round.Id;
    }
}

/// <summary>Lets in whoever may act on the board now: a member or courier of the co-op, on shift. Not of the co-op is not found.</summary>
internal sealed class RunGate(CoureeDb db, Clock clock, IShifts shifts)
{
    public async Task<Run> Run(Actor who, RunId id, CancellationToken stop)
    {
        var run = await db.Set<Run>().SingleOrDefaultAsync(r => r.Id == id, stop) ?? throw new NotFound();
        await Board(who, run.Couriers, stop);
        return run;
    }

    public async Task Board(Actor who, OrganisationId couriers, CancellationToken stop)
    {
        if (!DeliveryMay.SeeBoard(who, couriers)) throw new NotFound();
        var now = clock.Now;
        if (!DeliveryMay.ActOnBoard(who, couriers, await shifts.Between(couriers, now, now.AddMilliseconds(1), stop), now)) throw new Refusal("delivery.needs_shift");
    }
}
