using Couree.Kernel;

namespace Couree.Modules.Delivery;

/// <summary>What happens at the doors: to do → doing → done | failed | cancelled, taken back for a while, re-opened with a reason.</summary>
internal sealed partial class Run
{
    /// <summary>Begins a door. Refused delivery.stop_over, delivery.stop_cancelled, delivery.pickup_first.</summary>
    public DeliveryFact Start(StopId id, Deed deed)
    {
        var stop = Door(id);
        if (stop.State is StopState.Cancelled or StopState.DoneAfterCancel) throw new Refusal("delivery.stop_cancelled", new { reason = stop.Reason });
        if (stop.IsOver) throw new Refusal("delivery.stop_over");
        MustFollowPickups(stop);
        Carry(deed);
        stop.State = StopState.Doing;
        stop.StartedAt ??= deed.OccurredAt;
        Weigh();
        return Wrote(deed, FactKind.StopStarted, stop);
    }

    /// <summary>
    /// Done. A door cancelled meanwhile is <see cref="StopState.DoneAfterCancel"/> and the run waits for a human. Refused
    /// delivery.stop_over, delivery.pickup_first.
    /// </summary>
    public DeliveryFact Complete(StopId id, Deed deed, Proof? proof, string? paidOnHandOver)
    {
        var stop = Door(id);
        if (stop.State is StopState.Done or StopState.Failed or StopState.DoneAfterCancel) throw new Refusal("delivery.stop_over");
        var meanwhile = stop.State == StopState.Cancelled;
        if (!meanwhile) MustFollowPickups(stop);
        Carry(deed);
        End(stop, meanwhile ? StopState.DoneAfterCancel : StopState.Done, deed, meanwhile ? stop.Reason : null);
        stop.Proof = proof is { IsEmpty: false } ? proof : null;
        stop.PaidOnHandOver = paidOnHandOver;
        if (meanwhile) NeedsHuman = "delivery.human.done_after_cancel";
        Weigh();
        return Wrote(deed, FactKind.StopDone, stop, proof: stop.Proof, paid: paidOnHandOver);
    }

    /// <summary>It could not be done, and why. When no pick-up is left, the drops fail with the last one. Refused delivery.stop_over, delivery.stop_cancelled, delivery.reason_needed.</summary>
    public DeliveryFact Fail(StopId id, Deed deed, string reason, Proof? proof)
    {
        var stop = Door(id);
        if (string.IsNullOrWhiteSpace(reason)) throw new Refusal("delivery.reason_needed", null, "reason");
        if (stop.State == StopState.Cancelled) throw new Refusal("delivery.stop_cancelled", new { reason = stop.Reason });
        if (stop.IsOver) throw new Refusal("delivery.stop_over");
        Carry(deed);
        End(stop, StopState.Failed, deed, reason);
        stop.Proof = proof is { IsEmpty: false } ? proof : null;
        if (_stops.Where(s => s.Kind == StopKind.Pickup).All(s => s.State is StopState.Failed or StopState.Cancelled))
            foreach (var drop in _stops.Where(s => !s.IsOver)) End(drop, StopState.Failed, deed, reason);
        Weigh();
        return Wrote(deed, FactKind.StopFailed, stop, reason, proof: stop.Proof);
    }

    /// <summary>
    /// "No, that was a mistake": within the undo window, by the clock of whoever did it. Refused delivery.undo_nothing, delivery.undo_late.
    /// When the outcome has been told outside meanwhile, it stays and the run waits for a human.
    /// </summary>
    public DeliveryFact Undo(StopId id, Deed deed, TimeSpan window)
    {
        var stop = Door(id);
        if (stop.State == StopState.Doing)
        {
            (stop.State, stop.StartedAt) = (StopState.Todo, null);
            Weigh();
            return Wrote(deed, FactKind.StopUndone, stop);
        }
        if (!stop.HappenedAtTheDoor || stop.EndedAt is not { } endedAt) throw new Refusal("delivery.undo_nothing");
        if (deed.OccurredAt - endedAt > window) throw new Refusal("delivery.undo_late", new { minutes = Math.Max(1, (int)window.TotalMinutes) });
        if (stop.FirmAt is not null)
        {
            NeedsHuman = "delivery.human.undone_too_late";
            return Wrote(deed, FactKind.StopUndone, stop);
        }
        MustNotStrandDrops(stop);
        var endedBy = stop.EndedBy;
        var back = stop.State == StopState.DoneAfterCancel ? StopState.Cancelled : stop.StartedAt is null ? StopState.Todo : StopState.Doing;
        foreach (var one in _stops.Where(s => s == stop || (s.EndedBy == endedBy && s.Kind == StopKind.Drop))) Reopen(one, one == stop ? back : StopState.Todo);
        if (back == StopState.Cancelled && NeedsHuman == "delivery.human.done_after_cancel" && !_stops.Any(s => s.State == StopState.DoneAfterCancel)) NeedsHuman = null;
        Weigh();
        return Wrote(deed, FactKind.StopUndone, stop);
    }

    /// <summary>Opens a failed or cancelled door again, later and with a reason. Refused delivery.reason_needed, delivery.reopen_nothing.</summary>
    public DeliveryFact ReopenWith(StopId id, Deed deed, string reason)
    {
        var stop = Door(id);
        if (string.IsNullOrWhiteSpace(reason)) throw new Refusal("delivery.reason_needed", null, "reason");
        if (stop.State is not (StopState.Failed or StopState.Cancelled)) throw new Refusal("delivery.reopen_nothing");
        if (stop.Kind == StopKind.Drop && !_stops.Any(s => s.Kind == StopKind.Pickup && s.State is not (StopState.Failed or StopState.Cancelled)))
            throw new Refusal("delivery.reopen_pickup_first");
        Reopen(stop, StopState.Todo);
        Weigh();
        if (Courier is null) WaitsSinceAt = deed.ReceivedAt;
        return Wrote(deed, FactKind.StopReopened, stop, reason);
    }

    /// <summary>A person decides what the road and the house disagree about. Refused delivery.nothing_to_settle, delivery.reason_needed.</summary>
    /// <param name="delivered">true: what was done counts; false: the cancellation stands</param>
    /// <returns>the journal's line, and the doors whose outcome now counts</returns>
    public (DeliveryFact Fact, IReadOnlyList<Stop> Counted) Settle(bool delivered, string reason, Deed deed)
    {
        if (NeedsHuman is null) throw new Refusal("delivery.nothing_to_settle");
        if (string.IsNullOrWhiteSpace(reason)) throw new Refusal("delivery.reason_needed", null, "reason");
        var doubtful = _stops.Where(s => s.State == StopState.DoneAfterCancel).ToList();
        foreach (var stop in doubtful)
        {
            stop.State = delivered ? StopState.Done : StopState.Cancelled;
            stop.FirmAt = deed.ReceivedAt;
        }
        NeedsHuman = null;
        Weigh();
        return (Wrote(deed, FactKind.RunSettled, reason: reason), delivered ? doubtful : []);
    }

    /// <summary>The undo window has passed and the same fact still ends the door: now others are told.</summary>
    public IReadOnlyList<Stop> BecomeFirm(FactId fact, DateTime now)
    {
        var firm = _stops.Where(s => s.EndedBy == fact && s.FirmAt is null && s.State is (StopState.Done or StopState.Failed)).ToList();
        foreach (var stop in firm) stop.FirmAt = now;
        return firm;
    }

    public Stop Door(StopId id) => _stops.SingleOrDefault(s => s.Id == id) ?? throw new NotFound();

    /// <summary>Whoever carried it holds it: a door served from a run that was given back meanwhile takes the run along.</summary>
    private void Carry(Deed deed)
    {
        if (Courier is not null || deed.Author is null) return;
        (Courier, TakenAt) = (deed.Author, deed.OccurredAt);
    }

    private void MustFollowPickups(Stop stop)
    {
        if (stop.Kind == StopKind.Drop && _stops.Any(s => s.Kind == StopKind.Pickup && !s.IsOver)) throw new Refusal("delivery.pickup_first");
    }

    private void MustNotStrandDrops(Stop stop)
    {
        if (stop is { Kind: StopKind.Pickup, State: StopState.Done } && _stops.Any(s => s.Kind == StopKind.Drop && s.EndedBy != stop.EndedBy && s.HappenedAtTheDoor))
            throw new Refusal("delivery.undo_drop_first");
    }

    private static void CancelStop(Stop stop, string reason, Deed deed) => End(stop, StopState.Cancelled, deed, reason);

    private static void End(Stop stop, StopState state, Deed deed, string? reason)
    {
        (stop.State, stop.Reason, stop.EndedAt, stop.EndReceivedAt, stop.EndedBy, stop.FirmAt) = (state, reason, deed.OccurredAt, deed.ReceivedAt, deed.Fact, null);
    }

    private static void Reopen(Stop stop, StopState to)
    {
        (stop.State, stop.EndedBy, stop.FirmAt, stop.Proof, stop.PaidOnHandOver) = (to, null, null, null, null);
        if (to == StopState.Cancelled) return;
        (stop.Reason, stop.EndedAt, stop.EndReceivedAt) = (null, null, null);
        if (to == StopState.Todo) stop.StartedAt = null;
    }
}
