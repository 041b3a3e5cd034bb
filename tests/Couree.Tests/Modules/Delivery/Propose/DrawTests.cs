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
        await Carried(desk, (manon.Self, 900), (tom.Self, 100));
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
    public async Task The_latest_ask_wins_and_a_cancelled_one_is_not_drawn(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var desk = await Desk.Of(couree);
        var manon = await desk.Rides("manon");
        var first = await desk.Asks(manon);
        var second = await desk.Asks(manon);
        await desk.Draws();
        (await desk.Proposal(first)).ShouldBeNull();
        (await desk.Proposal(second)).ShouldNotBeNull();
        var third = await desk.Asks(manon);
        await couree.Do<CancelProposal, bool>(async u => { await u.Do(manon, Desk.Slug, default); return true; });
        (await desk.Draws()).ShouldBe(0);
        ((await desk.Ask()).State, await desk.Proposal(third)).ShouldBe((AskState.Cancelled, null));
    }

    [Theory, OnBothEngines]
    public async Task What_was_drawn_for_nobody_any_more_is_thrown_away_and_a_dead_desk_is_replaced(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var desk = await Desk.Of(couree);
        var manon = await desk.Rides("manon");
        Task<(ProposalId, PersonId)?> Claim() => couree.Do<DeskWork, (ProposalId, PersonId)?>(w => w.Claim(desk.Couriers, default));
        var first = await desk.Asks(manon);
        (await Claim())!.Value.Item1.ShouldBe(first);
        (await Claim()).ShouldBeNull();
        var second = await desk.Asks(manon);
        (await couree.Do<DeskWork, bool>(w => w.IsWanted(desk.Couriers, first, default))).ShouldBeFalse();
        (await couree.Do<DeskWork, bool>(w => w.End(desk.Couriers, first, null, default))).ShouldBeFalse();
        (await Claim())!.Value.Item1.ShouldBe(second);
        couree.Time.Move(ProposalAsk.Lease + TimeSpan.FromSeconds(1));
        (await desk.Draws()).ShouldBe(1);
        (await desk.Proposal(second)).ShouldNotBeNull();
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

    /// <summary>Points carried yesterday, over ten hours each.</summary>
    private static Task Carried(Desk desk, params (PersonId Person, int Points)[] loads) => desk.Coop.Tell((db, _) =>
    {
        var (clock, yesterday) = (desk.Coop.Clock, desk.Coop.Clock.Today.AddDays(-1));
        foreach (var (person, points) in loads)
        {
            var round = new Round { Id = Id.New<RoundId>(clock), Couriers = desk.Couriers, Courier = person, Day = yesterday };
            round.Begin(Id.New<StopId>(clock));
            db.Add(round);
            db.Add(new RiddenRound { Id = round.Id, Couriers = desk.Couriers, Courier = person, Day = yesterday, RoundVersion = 0, Ridden = new Ridden(3600, 0, 1, new HardshipFacts(points * 1000, 0, 0, 0, 0, 0)) });
            db.Add(Chore.Write(Id.New<ChoreId>(clock), desk.Couriers, person, yesterday, ChoreKind.Other, 600, "", clock.Today));
        }
        return Task.FromResult(true);
    });
}
