using Couree.Kernel;
using Couree.Modules.Delivery;
using Microsoft.EntityFrameworkCore;

namespace Couree.Tests.Modules.Delivery;

public sealed class TakingTests
{
    [Theory, OnBothEngines]
    public async Task Of_fifty_couriers_who_take_one_run_one_has_it(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        var coop = new Coop(couree);
        await coop.HasTariff();
        var run = await coop.Asks();
        var couriers = new List<Actor>();
        for (var i = 0; i < 50; i++) couriers.Add(await coop.OnShift($"Coursier {i}"));
        var start = new TaskCompletionSource();
        var tries = couriers.Select(who => Task.Run(async () =>
        {
            await start.Task;
            try
            {
                await coop.Takes(who, run);
                return "taken";
            }
            catch (Refusal refusal)
            {
                return refusal.Code;
            }
        })).ToList();
        start.SetResult();
        var answers = await Task.WhenAll(tries);
        answers.Count(a => a == "taken").ShouldBe(1);
        answers.Count(a => a == "delivery.already_taken").ShouldBe(49);
        var winner = couriers[Array.IndexOf(answers, "taken")];
        (await coop.Run(run.Id)).Courier.ShouldBe(winner.Self);
        (await coop.Journal(run.Id)).ShouldBe([FactKind.RunAsked, FactKind.RunTaken]);
        (await couree.Read(db => db.Set<Round>().AsNoTracking().ToListAsync())).Sum(r => r.Order.Count).ShouldBe(2);
    }

    [Theory, OnBothEngines]
    public async Task A_run_given_back_waits_for_everyone_again(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        var coop = new Coop(couree);
        await coop.HasTariff();
        var (manon, tom) = (await coop.OnShift("Manon"), await coop.OnShift("Tom"));
        var run = await coop.Asks();
        await coop.Takes(manon, run);
        (await Coop.RefusedWith(() => coop.Takes(tom, run))).ShouldBe("delivery.already_taken");
        await couree.Do<GiveRunBack, RunId>(u => u.Do(manon, run.Id, "crevaison", default));
        (await coop.Round(manon.Self)).Order.ShouldBeEmpty();
        await coop.Takes(tom, run);
        (await coop.Run(run.Id)).Courier.ShouldBe(tom.Self);
        (await coop.Journal(run.Id)).ShouldBe([FactKind.RunAsked, FactKind.RunTaken, FactKind.RunGivenBack, FactKind.RunTaken]);
    }

    [Theory, OnBothEngines]
    public async Task Any_member_on_shift_moves_a_run_to_another_and_nobody_else_does(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        var coop = new Coop(couree);
        await coop.HasTariff();
        var (manon, tom, yasmine) = (await coop.OnShift("Manon"), await coop.OnShift("Tom"), await coop.OnShift("Yasmine"));
        var run = await coop.Asks();
        await coop.Takes(manon, run);
        await couree.Do<MoveRun, RunId>(u => u.Do(yasmine, run.Id, tom.Self, null, default));
        (await coop.Run(run.Id)).Courier.ShouldBe(tom.Self);
        (await coop.Round(manon.Self)).Order.ShouldBeEmpty();
        (await coop.Round(tom.Self)).Order.Count.ShouldBe(2);
        var resting = coop.Courier("Léa");
        (await Coop.RefusedWith(() => couree.Do<MoveRun, RunId>(u => u.Do(resting, run.Id, tom.Self, null, default)))).ShouldBe("delivery.needs_shift");
        var stranger = resting with { Roles = new Dictionary<OrganisationId, Role> { [coop.Sender] = Role.Keeper } };
        await Should.ThrowAsync<NotFound>(() => couree.Do<MoveRun, RunId>(u => u.Do(stranger, run.Id, tom.Self, null, default)));
    }

    [Theory, OnBothEngines]
    public async Task A_run_on_board_stays_with_who_carries_it(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        var coop = new Coop(couree);
        await coop.HasTariff();
        var manon = await coop.OnShift("Manon");
        var run = await coop.Asks();
        await coop.Takes(manon, run);
        await coop.Does(manon, run.InOrder.First(), StopVerb.Done);
        (await Coop.RefusedWith(() => couree.Do<GiveRunBack, RunId>(u => u.Do(manon, run.Id, null, default)))).ShouldBe("delivery.on_board");
    }

    [Theory, OnBothEngines]
    public async Task A_taken_run_goes_where_it_costs_least_and_pickups_stay_before_drops(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        var coop = new Coop(couree);
        await coop.HasTariff();
        var manon = await coop.OnShift("Manon");
        var far = await coop.Asks(coop.Wants(Coop.Fives));
        await coop.Takes(manon, far);
        // Rihour lies on the way from the shop to Fives: the second run fits between the first one's stops.
        var near = await coop.Asks(coop.Wants(Coop.Rihour));
        await coop.Takes(manon, near);
        var order = (await coop.Round(manon.Self)).Order;
        order[^1].ShouldBe(far.InOrder.Last().Id);
        order.IndexOf(near.InOrder.First().Id).ShouldBeLessThan(order.IndexOf(near.InOrder.Last().Id));
        var move = new ReorderRound.Input(manon.Self, null, [.. order.AsEnumerable().Reverse()], null, 0);
        (await Coop.RefusedWith(() => couree.Do<ReorderRound, RoundId>(u => u.Do(manon, coop.Couriers, move, default)))).ShouldBe("delivery.order_pickup_first");
    }

    [Theory, OnBothEngines]
    public async Task What_is_begun_or_done_does_not_move_any_more(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        var coop = new Coop(couree);
        await coop.HasTariff();
        var manon = await coop.OnShift("Manon");
        var (first, second) = (await coop.Asks(coop.Wants(Coop.Fives)), await coop.Asks(coop.Wants(Coop.Rihour)));
        await coop.Takes(manon, first);
        await coop.Takes(manon, second);
        var begun = second.InOrder.First();
        await coop.Does(manon, begun, StopVerb.Start);
        var round = await coop.Round(manon.Self);
        (round.Order[0], round.Begun).ShouldBe((begun.Id, 1));
        var nudge = new ReorderRound.Input(manon.Self, null, [], round.Order[1], -1);
        (await Coop.RefusedWith(() => couree.Do<ReorderRound, RoundId>(u => u.Do(manon, coop.Couriers, nudge, default)))).ShouldBe("delivery.order_frozen");
        (await Coop.RefusedWith(() => couree.Do<ReorderRound, RoundId>(u => u.Do(manon, coop.Couriers, nudge with { Stop = null, Order = [round.Order[1]] }, default)))).ShouldBe("delivery.order_changed");
    }

    [Theory, OnBothEngines]
    public async Task The_duty_is_called_once_when_a_run_waits_too_long(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        var coop = new Coop(couree);
        await coop.HasTariff();
        await coop.OnShift("Manon");
        var run = await coop.Asks();
        await couree.Settle();
        (await coop.Run(run.Id)).AlertedAt.ShouldBeNull();
        couree.Time.Move(TimeSpan.FromMinutes(10));
        await couree.Settle();
        (await coop.Run(run.Id)).AlertedAt.ShouldBe(coop.Clock.Now);
        var later = await coop.Asks(coop.Wants(fromMinutes: 180));
        couree.Time.Move(TimeSpan.FromMinutes(30));
        await couree.Settle();
        (await coop.Run(later.Id)).AlertedAt.ShouldBeNull();
    }

    [Theory, OnBothEngines]
    public async Task A_run_taken_in_time_calls_nobody(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        var coop = new Coop(couree);
        await coop.HasTariff();
        var manon = await coop.OnShift("Manon");
        var run = await coop.Asks();
        await coop.Takes(manon, run);
        couree.Time.Move(TimeSpan.FromMinutes(11));
        await couree.Settle();
        (await coop.Run(run.Id)).AlertedAt.ShouldBeNull();
    }
}
