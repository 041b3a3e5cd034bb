using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Modules.Shifts;
using Microsoft.EntityFrameworkCore;

namespace Couree.Tests.Modules.Delivery.Propose;

public sealed class AcceptTests
{
    [Theory, OnBothEngines]
    public async Task A_plan_accepted_whole_is_ridden_as_proposed_and_the_journal_says_who_did_it(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var desk = await Desk.Of(couree);
        var (manon, tom, yasmine) = (await desk.Rides("manon"), await desk.Rides("tom"), await desk.Rides("yasmine"));
        var (held, waiting) = (await desk.Coop.Asks(), await desk.Coop.Asks(desk.Coop.Wants(Coop.Rihour)));
        await desk.Coop.Takes(manon, held);
        var proposal = await HandWritten.Of(desk, yasmine, (await desk.Coop.Run(held.Id), tom.Self), (waiting, manon.Self));
        var outcomes = await desk.Accepts(yasmine, proposal, PlanKind.Cheapest);
        outcomes.Values.ShouldAllBe(o => o == PartOutcome.Accepted);
        (await desk.Coop.Run(held.Id)).Courier.ShouldBe(tom.Self);
        (await desk.Coop.Run(waiting.Id)).Courier.ShouldBe(manon.Self);
        var rounds = await desk.Rounds();
        foreach (var planned in proposal.Body.Cheapest.Rounds) rounds[planned.Courier].Order.ShouldBe(planned.Order);
        await desk.IsInOrder();
        var facts = await couree.Read(db => db.Set<DeliveryFact>().Where(f => f.Author == yasmine.Self).ToListAsync());
        facts.Select(f => (f.Kind, f.Courier)).ShouldBe([(FactKind.RunMoved, tom.Self), (FactKind.RunTaken, manon.Self)], ignoreOrder: true);
        var accepted = await couree.Read(db => db.Set<AcceptedPart>().AsNoTracking().ToListAsync());
        accepted.ShouldAllBe(a => a.By == yasmine.Self && a.At == desk.Coop.Clock.Now && a.Proposal == proposal.Id);
    }

    [Theory, OnBothEngines]
    public async Task Pressing_twice_takes_it_once(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var desk = await Desk.Of(couree);
        var (manon, tom) = (await desk.Rides("manon"), await desk.Rides("tom"));
        var waiting = await desk.Coop.Asks();
        var proposal = await HandWritten.Of(desk, manon, (waiting, tom.Self));
        (await desk.Accepts(manon, proposal, PlanKind.Fairest)).Values.ShouldBe([PartOutcome.Accepted]);
        (await desk.Accepts(manon, proposal, PlanKind.Fairest)).Values.ShouldBe([PartOutcome.AcceptedBefore]);
        // The other plan makes the same rounds: it is taken with this one.
        (await desk.Accepts(manon, proposal, PlanKind.Cheapest)).Values.ShouldBe([PartOutcome.AcceptedBefore]);
        (await desk.Coop.Journal(waiting.Id)).Count(k => k == FactKind.RunTaken).ShouldBe(1);
        (await desk.Rounds())[tom.Self].Order.ShouldBeUnique();
    }

    [Theory, OnBothEngines]
    public async Task A_round_that_moved_on_is_left_alone_and_the_others_pass(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var desk = await Desk.Of(couree);
        var (manon, tom) = (await desk.Rides("manon"), await desk.Rides("tom"));
        var (ofManon, forManon, forTom) = (await desk.Coop.Asks(), await desk.Coop.Asks(desk.Coop.Wants(Coop.Rihour)), await desk.Coop.Asks(desk.Coop.Wants(Coop.Fives)));
        await desk.Coop.Takes(manon, ofManon);
        var proposal = await HandWritten.Of(desk, tom, (forManon, manon.Self), (forTom, tom.Self));
        await desk.Coop.Does(manon, ofManon.InOrder.First(), StopVerb.Start);
        var outcomes = await desk.Accepts(tom, proposal, PlanKind.Cheapest);
        outcomes[0].ShouldBe(PartOutcome.MovedOn);
        outcomes[1].ShouldBe(PartOutcome.Accepted);
        (await desk.Coop.Run(forManon.Id)).State.ShouldBe(RunState.Waiting);
        (await desk.Coop.Run(forTom.Id)).Courier.ShouldBe(tom.Self);
        await desk.IsInOrder();
    }

    [Theory, OnBothEngines]
    public async Task Moves_between_two_rounds_go_together_or_not_at_all(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var desk = await Desk.Of(couree);
        var (manon, tom) = (await desk.Rides("manon"), await desk.Rides("tom"));
        var (fromManon, ofTom) = (await desk.Coop.Asks(), await desk.Coop.Asks(desk.Coop.Wants(Coop.Rihour)));
        await desk.Coop.Takes(manon, fromManon);
        await desk.Coop.Takes(tom, ofTom);
        var proposal = await HandWritten.Of(desk, manon, (await desk.Coop.Run(fromManon.Id), tom.Self));
        var before = (await desk.Rounds())[manon.Self].Order;
        await desk.Coop.Does(tom, ofTom.InOrder.First(), StopVerb.Start);
        (await Coop.RefusedWith(() => desk.Accepts(manon, proposal, PlanKind.Cheapest))).ShouldBe("delivery.proposal_moved_on");
        (await desk.Rounds())[manon.Self].Order.ShouldBe(before);
        (await desk.Coop.Run(fromManon.Id)).Courier.ShouldBe(manon.Self);
        await desk.IsInOrder();
    }

    [Theory, OnBothEngines]
    public async Task A_run_cancelled_taken_or_meant_for_someone_who_stopped_is_not_given_any_more(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var desk = await Desk.Of(couree);
        var (manon, tom, yasmine) = (await desk.Rides("manon"), await desk.Rides("tom"), await desk.Rides("yasmine"));
        var (cancelled, taken, late) = (await desk.Coop.Asks(), await desk.Coop.Asks(), await desk.Coop.Asks());
        var gone = await HandWritten.Of(desk, manon, (cancelled, tom.Self));
        var theirs = await HandWritten.Of(desk, manon, (taken, tom.Self));
        var stopped = await HandWritten.Of(desk, manon, (late, tom.Self));
        await desk.Coop.Tell(async (_, delivery) => { await delivery.Cancel(Actor.House, cancelled.Reference, "test"); return true; });
        (await Coop.RefusedWith(() => desk.Accepts(manon, gone, PlanKind.Cheapest))).ShouldBe("delivery.proposal_moved_on");
        await desk.Coop.Takes(yasmine, taken);
        (await Coop.RefusedWith(() => desk.Accepts(manon, theirs, PlanKind.Cheapest))).ShouldBe("delivery.proposal_moved_on");
        await desk.Stops(tom);
        (await Coop.RefusedWith(() => desk.Accepts(manon, stopped, PlanKind.Cheapest))).ShouldBe("delivery.proposal_moved_on");
        (await desk.Coop.Run(late.Id)).State.ShouldBe(RunState.Waiting);
    }

    [Theory, OnBothEngines]
    public async Task Anyone_on_shift_may_accept_and_nobody_else(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var desk = await Desk.Of(couree);
        var (manon, tom) = (await desk.Rides("manon"), await desk.Rides("tom"));
        var proposal = await HandWritten.Of(desk, manon, (await desk.Coop.Asks(), tom.Self));
        (await Coop.RefusedWith(() => desk.Accepts(desk.Coop.Courier("Léa"), proposal, PlanKind.Cheapest))).ShouldBe("delivery.needs_shift");
        var stranger = manon with { Roles = new Dictionary<OrganisationId, Role>() };
        await Should.ThrowAsync<NotFound>(() => desk.Accepts(stranger, proposal, PlanKind.Cheapest));
        await Should.ThrowAsync<NotFound>(() => desk.Accepts(manon, proposal, PlanKind.Cheapest, 7));
        couree.Time.Move(TimeSpan.FromDays(1));
        await couree.Do<StartShift, ShiftId>(u => u.Do(manon, desk.Couriers, new StartShift.Input(2, Bike.Usual), default));
        (await Coop.RefusedWith(() => desk.Accepts(manon, proposal, PlanKind.Cheapest))).ShouldBe("delivery.proposal_old");
    }

    [Theory, OnBothEngines]
    public async Task While_couriers_begin_their_stops_two_people_accept_and_nothing_is_doubled_or_torn(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var desk = await Desk.Of(couree);
        Actor[] riders = [await desk.Rides("manon"), await desk.Rides("tom"), await desk.Rides("yasmine")];
        for (var turn = 0; turn < 4; turn++)
        {
            var own = new List<Run>();
            foreach (var rider in riders)
            {
                var run = await desk.Coop.Asks(desk.Coop.Wants(Coop.Gambetta));
                await desk.Coop.Takes(rider, run);
                own.Add(run);
            }
            var waiting = new List<Run>();
            for (var i = 0; i < 3; i++) waiting.Add(await desk.Coop.Asks(desk.Coop.Wants(Coop.Rihour)));
            // Two rounds tied by a run that passes between them, one by itself.
            var proposal = await HandWritten.Of(desk, riders[0], (waiting[0], riders[0].Self), (await desk.Coop.Run(own[1].Id), riders[0].Self), (waiting[1], riders[1].Self), (waiting[2], riders[2].Self));
            proposal.Body.Cheapest.Parts.Count.ShouldBe(2);
            var start = new TaskCompletionSource();
            var begins = riders.Select((rider, i) => Task.Run(async () =>
            {
                await start.Task;
                await Task.Delay(i * 7);
                try { await desk.Coop.Does(rider, own[i].InOrder.First(), StopVerb.Start); }
                catch (Refusal refused) { refused.Code.ShouldBe("delivery.stop_over"); }
            })).ToList();
            var accepts = riders.Take(2).Select(who => Task.Run(async () =>
            {
                await start.Task;
                try { return await desk.Accepts(who, proposal, PlanKind.Cheapest); }
                catch (Refusal refused) when (refused.Code == "delivery.proposal_moved_on") { return new Dictionary<int, PartOutcome>(); }
            })).ToList();
            start.SetResult();
            await Task.WhenAll(begins);
            var outcomes = await Task.WhenAll(accepts);
            var taken = (await couree.Read(db => db.Set<AcceptedPart>().Where(a => a.Proposal == proposal.Id).Select(a => a.Part).ToListAsync())).ToHashSet();
            foreach (var part in proposal.Body.Cheapest.Parts)
            {
                outcomes.Count(o => o.GetValueOrDefault(part.Number, PartOutcome.MovedOn) == PartOutcome.Accepted).ShouldBe(taken.Contains(part.Number) ? 1 : 0);
                foreach (var move in part.Moves.Select(i => proposal.Body.Cheapest.Moves[i]))
                {
                    (await desk.Coop.Run(move.Run)).Courier.ShouldBe(taken.Contains(part.Number) ? move.To : move.From);
                    (await desk.Coop.Journal(move.Run)).Count(k => k is FactKind.RunTaken or FactKind.RunMoved).ShouldBe((move.From is null ? 0 : 1) + (taken.Contains(part.Number) ? 1 : 0));
                }
            }
            await desk.IsInOrder();
        }
    }
}
