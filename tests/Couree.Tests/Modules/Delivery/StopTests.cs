using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Couree.Tests.Modules.Delivery;

public sealed class StopTests
{
    private static readonly TimeSpan TwoMinutes = TimeSpan.FromMinutes(2);

    [Theory, OnBothEngines]
    public async Task A_deed_can_be_taken_back_for_two_minutes_and_no_longer(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        var (coop, manon, run) = await Riding(couree);
        var pickup = run.InOrder.First();
        await coop.Does(manon, pickup, StopVerb.Done);
        couree.Time.Move(TwoMinutes);
        await coop.Does(manon, pickup, StopVerb.Undo);
        (await coop.Run(run.Id)).Door(pickup.Id).State.ShouldBe(StopState.Todo);
        await coop.Does(manon, pickup, StopVerb.Done);
        couree.Time.Move(TwoMinutes + TimeSpan.FromSeconds(1));
        (await Coop.RefusedWith(() => coop.Does(manon, pickup, StopVerb.Undo))).ShouldBe("delivery.undo_late");
        (await coop.Journal(run.Id)).ShouldBe([FactKind.RunAsked, FactKind.RunTaken, FactKind.StopDone, FactKind.StopUndone, FactKind.StopDone]);
    }

    [Theory, OnBothEngines]
    public async Task Nobody_outside_is_told_what_was_taken_back(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        var (coop, manon, run) = await Riding(couree);
        var pickup = run.InOrder.First();
        await coop.Does(manon, pickup, StopVerb.Done);
        await coop.Does(manon, pickup, StopVerb.Undo);
        couree.Time.Move(TwoMinutes);
        await couree.Settle();
        (await coop.Run(run.Id)).Door(pickup.Id).FirmAt.ShouldBeNull();
        await coop.Does(manon, pickup, StopVerb.Done);
        couree.Time.Move(TwoMinutes);
        await couree.Settle();
        (await coop.Run(run.Id)).Door(pickup.Id).FirmAt.ShouldBe(coop.Clock.Now);
    }

    [Theory, OnBothEngines]
    public async Task A_drop_waits_for_its_pickup_and_a_failed_pickup_takes_the_drop_along(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        var (coop, manon, run) = await Riding(couree);
        var (pickup, drop) = (run.InOrder.First(), run.InOrder.Last());
        (await Coop.RefusedWith(() => coop.Does(manon, drop, StopVerb.Done))).ShouldBe("delivery.pickup_first");
        (await Coop.RefusedWith(() => coop.Does(manon, pickup, StopVerb.Fail, " "))).ShouldBe("delivery.reason_needed");
        await coop.Does(manon, pickup, StopVerb.Fail, "rideau baissé");
        var failed = await coop.Run(run.Id);
        (failed.State, failed.Door(drop.Id).State).ShouldBe((RunState.Failed, StopState.Failed));
        await coop.Does(manon, pickup, StopVerb.Undo);
        var back = await coop.Run(run.Id);
        (back.State, back.Door(drop.Id).State).ShouldBe((RunState.Taken, StopState.Todo));
    }

    [Theory, OnBothEngines]
    public async Task A_failed_stop_opens_again_with_a_reason(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        var (coop, manon, run) = await Riding(couree);
        var (pickup, drop) = (run.InOrder.First(), run.InOrder.Last());
        await coop.Does(manon, pickup, StopVerb.Done);
        await coop.Does(manon, drop, StopVerb.Fail, "absente");
        couree.Time.Move(TimeSpan.FromHours(1));
        (await Coop.RefusedWith(() => coop.Does(manon, drop, StopVerb.Reopen))).ShouldBe("delivery.reason_needed");
        await coop.Does(manon, drop, StopVerb.Reopen, "elle a rappelé");
        (await coop.Run(run.Id)).State.ShouldBe(RunState.OnTheWay);
        await coop.Does(manon, drop, StopVerb.Done);
        (await coop.Run(run.Id)).State.ShouldBe(RunState.Done);
        (await Coop.RefusedWith(() => coop.Does(manon, drop, StopVerb.Reopen, "encore"))).ShouldBe("delivery.reopen_nothing");
    }

    [Theory, OnBothEngines]
    public async Task A_stop_cancelled_meanwhile_and_delivered_waits_for_a_human_who_settles_it_with_a_reason(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        var (coop, manon, run) = await Riding(couree);
        var (pickup, drop) = (run.InOrder.First(), run.InOrder.Last());
        await coop.Does(manon, pickup, StopVerb.Done);
        await coop.Tell(async (_, delivery) =>
        {
            await delivery.Cancel(Actor.House, run.Reference, "le client annule");
            return true;
        });
        await coop.Does(manon, drop, StopVerb.Done, at: coop.Clock.Now.AddMinutes(-1));
        var doubtful = await coop.Run(run.Id);
        (doubtful.Door(drop.Id).State, doubtful.NeedsHuman).ShouldBe((StopState.DoneAfterCancel, "delivery.human.done_after_cancel"));
        doubtful.Door(drop.Id).Reason.ShouldBe("le client annule");
        (await coop.Round(manon.Self)).Order.ShouldContain(drop.Id);
        (await Coop.RefusedWith(() => couree.Do<SettleRun, RunId>(u => u.Do(manon, run.Id, true, "", default)))).ShouldBe("delivery.reason_needed");
        await couree.Do<SettleRun, RunId>(u => u.Do(manon, run.Id, true, "la cliente l’a gardée", default));
        var settled = await coop.Run(run.Id);
        (settled.Door(drop.Id).State, settled.NeedsHuman, settled.State).ShouldBe((StopState.Done, null, RunState.Done));
        (await coop.Journal(run.Id)).ShouldBe([FactKind.RunAsked, FactKind.RunTaken, FactKind.StopDone, FactKind.RunCancelled, FactKind.StopDone, FactKind.RunSettled]);
    }

    [Theory, OnBothEngines]
    public async Task The_same_command_again_changes_nothing_and_keeps_both_times(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        var (coop, manon, run) = await Riding(couree);
        var pickup = run.InOrder.First();
        var command = Guid.CreateVersion7();
        var occurred = coop.Clock.Now.AddMinutes(-40);
        for (var i = 0; i < 3; i++) await coop.Does(manon, pickup, StopVerb.Done, at: occurred, command: command);
        var fact = await couree.Read(db => db.Set<DeliveryFact>().SingleAsync(f => f.Kind == FactKind.StopDone));
        (fact.OccurredAt, fact.ReceivedAt, fact.Author, fact.Id.Value).ShouldBe((occurred, coop.Clock.Now, manon.Self, command));
    }

    [Theory, OnBothEngines]
    public async Task Several_parcels_at_one_door_are_one_gesture_and_two_doors_are_not(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        var coop = new Coop(couree);
        await coop.HasTariff();
        var manon = await coop.OnShift("Manon");
        var (one, two, elsewhere) = (await coop.Asks(), await coop.Asks(), await coop.Asks(coop.Wants(Coop.Rihour)));
        foreach (var run in new[] { one, two, elsewhere })
        {
            await coop.Takes(manon, run);
            await coop.Does(manon, run.InOrder.First(), StopVerb.Done);
        }
        StopDeed Drop(Run run) => new(run.InOrder.Last().Id, StopVerb.Done);
        (await Coop.RefusedWith(() => couree.Do<DoAtDoor, IReadOnlyList<Run>>(u => u.Do(manon, [Drop(one), Drop(elsewhere)], default)))).ShouldBe("delivery.different_doors");
        await couree.Do<DoAtDoor, IReadOnlyList<Run>>(u => u.Do(manon, [Drop(one), Drop(two)], default));
        (await coop.Run(one.Id)).State.ShouldBe(RunState.Done);
        (await coop.Run(two.Id)).State.ShouldBe(RunState.Done);
    }

    [Theory, OnBothEngines]
    public async Task The_last_pickup_withdrawn_cancels_the_run_and_frees_its_window(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        var coop = new Coop(couree);
        await coop.HasTariff();
        await coop.OnShift("Manon");
        var run = await coop.Asks(coop.Wants(pickups: 2, reference: "panier"));
        async Task Withdraw(string pickup) => await coop.Tell(async (_, delivery) =>
        {
            await delivery.Withdraw("panier", pickup, "plus de pain", default);
            return true;
        });
        await Withdraw("panier:1");
        (await coop.Run(run.Id)).State.ShouldBe(RunState.Waiting);
        await Withdraw("panier:2");
        (await coop.Run(run.Id)).State.ShouldBe(RunState.Cancelled);
        await Withdraw("panier:2");
        (await coop.Journal(run.Id)).ShouldBe([FactKind.RunAsked, FactKind.StopCancelled, FactKind.RunCancelled]);
    }

    [Theory, OnBothEngines]
    public async Task A_door_is_nobody_elses_who_is_not_of_the_co_op(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        var (coop, manon, run) = await Riding(couree);
        var other = manon with { Roles = new Dictionary<OrganisationId, Role> { [coop.Sender] = Role.Keeper } };
        await Should.ThrowAsync<NotFound>(() => coop.Does(other, run.InOrder.First(), StopVerb.Done));
    }

    private static async Task<(Coop Coop, Actor Manon, Run Run)> Riding(TestCouree couree)
    {
        var coop = new Coop(couree);
        await coop.HasTariff();
        var manon = await coop.OnShift("Manon");
        var run = await coop.Asks();
        await coop.Takes(manon, run);
        return (coop, manon, run);
    }
}
