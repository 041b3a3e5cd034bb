using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Modules.Delivery.Plan;
using Couree.Modules.Places;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Couree.Tests.Modules.Delivery.Propose;

public sealed class DrawTests
{
    [Theory, OnBothEngines]
    public async Task A_proposal_changes_nothing_and_finds_someone_for_what_waits(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var desk = await Desk.Of(couree);
        var (manon, tom) = (await desk.Rides("manon"), await desk.Rides("tom"));
        foreach (var to in new[] { Coop.Rihour, Coop.Fives, Coop.Gambetta }) await desk.Coop.Takes(manon, await desk.Coop.Asks(desk.Coop.Wants(to)));
        var waiting = await desk.Coop.Asks(desk.Coop.Wants(Coop.Fives));
        var before = await desk.Rounds();
        var proposal = await desk.Proposes(tom);
        (await desk.Rounds()).Select(r => (r.Key, r.Value.Version)).ShouldBe(before.Select(r => (r.Key, r.Value.Version)), ignoreOrder: true);
        (await desk.Ask()).State.ShouldBe(AskState.Ready);
        (proposal.AskedBy, proposal.Day, proposal.Body.Now.Waiting).ShouldBe((tom.Self, desk.Coop.Clock.Today, 1));
        foreach (var plan in new[] { proposal.Body.Cheapest, proposal.Body.Fairest })
        {
            plan.Measures.Waiting.ShouldBe(0);
            plan.Waiting.ShouldBeEmpty();
            plan.Moves.ShouldContain(m => m.Kind == MoveKind.Given && m.Run == waiting.Id && m.Why != null && m.AfterAt != null);
            plan.Parts.SelectMany(p => p.Moves).Order().ShouldBe(Enumerable.Range(0, plan.Moves.Count));
            plan.Parts.SelectMany(p => p.Couriers).ShouldBe(plan.Rounds.Select(r => r.Courier), ignoreOrder: true);
            plan.Measures.Seconds.ShouldBe(plan.Measures.Day.Sum(d => d.Ridden.Seconds));
        }
        (await desk.Accepts(tom, proposal, PlanKind.Cheapest)).Values.ShouldAllBe(o => o == PartOutcome.Accepted);
        await desk.IsInOrder();
        (await desk.Coop.Run(waiting.Id)).Courier.ShouldNotBeNull();
    }

    [Theory, OnBothEngines]
    public async Task What_is_done_on_board_or_next_stays_where_it_is(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var desk = await Desk.Of(couree);
        var (manon, tom) = (await desk.Rides("manon"), await desk.Rides("tom"));
        foreach (var to in new[] { Coop.Rihour, Coop.Fives, Coop.Gambetta, Coop.Fives }) await desk.Coop.Takes(manon, await desk.Coop.Asks(desk.Coop.Wants(to)));
        var order = (await desk.Rounds())[manon.Self].Order;
        var stops = (await desk.Runs()).SelectMany(r => r.Stops).ToDictionary(s => s.Id);
        await desk.Coop.Does(manon, stops[order[0]], StopVerb.Done);
        couree.Time.Move(TimeSpan.FromMinutes(1));
        await desk.Coop.Does(manon, stops[order[1]], StopVerb.Start);
        order = (await desk.Rounds())[manon.Self].Order;
        await desk.Coop.Asks(desk.Coop.Wants(Coop.Rihour));
        var proposal = await desk.Proposes(tom);
        foreach (var plan in new[] { proposal.Body.Cheapest, proposal.Body.Fairest })
        {
            var planned = plan.Rounds.FirstOrDefault(r => r.Courier == manon.Self)?.Order ?? order;
            planned.Take(3).ShouldBe(order.Take(3));
            foreach (var bound in order.Take(3).Select(s => stops[s].Run)) plan.Moves.ShouldNotContain(m => m.Run == bound && m.Stop == null);
        }
    }

    [Theory, OnBothEngines]
    public async Task The_fairest_plan_gives_a_run_to_who_carried_less_and_says_what_it_costs(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var desk = await Desk.Of(couree);
        var (manon, tom) = (await desk.Rides("manon"), await desk.Rides("tom"));
        await desk.Stops(await desk.Rides("yasmine"));
        await desk.Carried((manon.Self, 900), (tom.Self, 100));
        await desk.Coop.Takes(manon, await desk.Coop.Asks(desk.Coop.Wants(Coop.Fives)));
        var waiting = await desk.Coop.Asks(desk.Coop.Wants(Coop.Fives));
        var proposal = await desk.Proposes(tom);
        var (cheapest, fairest) = (proposal.Body.Cheapest, proposal.Body.Fairest);
        cheapest.Moves.ShouldContain(m => m.Run == waiting.Id && m.To == manon.Self);
        var move = fairest.Moves.Single(m => m.Run == waiting.Id);
        move.To.ShouldBe(tom.Self);
        (move.Why!.Load < move.Why.OtherLoad).ShouldBeTrue();
        proposal.Body.PriceOfFairness.ShouldBe(fairest.Measures.Seconds - cheapest.Measures.Seconds);
        proposal.Body.PriceOfFairness.ShouldBeGreaterThan(0);
        fairest.Measures.WeeksSpread.Gini.ShouldBeLessThan(cheapest.Measures.WeeksSpread.Gini);
        fairest.Measures.WeeksSpread.Jain.ShouldBeGreaterThan(cheapest.Measures.WeeksSpread.Jain);
    }

    [Theory, OnBothEngines]
    public async Task Runs_of_someone_who_has_gone_home_are_given_to_who_rides(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var desk = await Desk.Of(couree);
        var (manon, tom) = (await desk.Rides("manon"), await desk.Rides("tom"));
        var left = await desk.Coop.Asks();
        await desk.Coop.Takes(tom, left);
        await desk.Stops(tom);
        var proposal = await desk.Proposes(manon);
        proposal.Body.Cheapest.Moves.ShouldContain(m => m.Kind == MoveKind.Passed && m.Run == left.Id && m.From == tom.Self && m.To != tom.Self);
        (await desk.Accepts(manon, proposal, PlanKind.Cheapest)).Values.ShouldAllBe(o => o == PartOutcome.Accepted);
        (await desk.Rounds())[tom.Self].Ahead.ShouldBeEmpty();
        await desk.IsInOrder();
    }

    [Theory, OnBothEngines]
    public async Task A_board_that_is_fine_is_left_alone(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var desk = await Desk.Of(couree);
        var manon = await desk.Rides("manon");
        await desk.Coop.Takes(manon, await desk.Coop.Asks());
        (await desk.Proposes(manon)).Body.Cheapest.Moves.ShouldBeEmpty();
    }

    [Theory, OnBothEngines]
    public async Task Of_twenty_who_ask_at_once_one_ask_stands_and_one_proposal_comes(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var desk = await Desk.Of(couree);
        var manon = await desk.Rides("manon");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => desk.Asks(manon))));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(desk.Draws)));
        var drawn = await couree.Read(db => db.Set<Proposal>().Select(p => p.Id).ToListAsync());
        drawn.ShouldBe([(await desk.Ask()).Proposal]);
    }

    [Fact]
    public async Task A_cancelled_drawing_ends_at_once()
    {
        await using var couree = await TestCouree.Village(Engine.Sqlite);
        var desk = await Desk.Of(couree);
        await desk.Coop.Takes(await desk.Rides("manon"), await desk.Coop.Asks());
        var seen = await couree.Do<TakeSnapshot, Snapshot>(u => u.Do(Actor.House, desk.Couriers, default));
        using var cancel = new CancellationTokenSource();
        var drawing = new DrawPlans(seen, couree.Services.GetRequiredService<ITravel>(), desk.Coop.Clock, 120, TimeSpan.FromMinutes(10));
        Should.Throw<OperationCanceledException>(() => drawing.Draw(_ => cancel.Cancel(), cancel.Token));
    }
}
