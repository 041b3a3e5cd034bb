using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Modules.Delivery.Plan;
using Couree.Modules.Places;
using Couree.Modules.Shifts;
using Microsoft.Extensions.DependencyInjection;

namespace Couree.Tests.Modules.Delivery.Propose;

/// <summary>What a plan may not do because it costs: leave a run waiting because it is late, or because it is nobody's turn; keep soup in the bag.</summary>
public sealed class PriceTests
{
    private static readonly TimeSpan Door = TimeSpan.FromMinutes(2);

    [Theory, OnBothEngines]
    public async Task A_run_that_is_a_day_late_is_given_all_the_same(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var desk = await Desk.Of(couree);
        var forgotten = await desk.Coop.Asks(desk.Coop.Wants(Coop.Fives, minutes: 30));
        couree.Time.Move(TimeSpan.FromHours(30));
        var manon = await desk.Rides("manon");
        foreach (var plan in Plans(await desk.Proposes(manon)))
        {
            plan.Waiting.ShouldBeEmpty();
            plan.Moves.ShouldContain(m => m.Run == forgotten.Id && m.Kind == MoveKind.Given);
        }
    }

    [Theory, OnBothEngines]
    public async Task However_dear_evenness_is_nothing_waits_because_everyone_has_carried_enough(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var desk = await Desk.Of(couree);
        var manon = await desk.Rides("manon");
        foreach (var other in new[] { "tom", "yasmine" }) await desk.Stops(await desk.Rides(other));
        await couree.Do<AdoptHardship, HardshipVersionId>(u => u.Do(manon with { Roles = new Dictionary<OrganisationId, Role> { [desk.Couriers] = Role.Member | Role.Courier | Role.Keeper } }, Desk.Slug,
            AdoptHardship.Input.From(HardshipWeights.First with { EvennessMinutes = 60 }, desk.Coop.Clock.Today) with { Note = "essai" }, default));
        await desk.Carried((manon.Self, 4000));
        var waiting = await desk.Coop.Asks(desk.Coop.Wants(Coop.Fives));
        foreach (var plan in Plans(await desk.Proposes(manon)))
        {
            plan.Waiting.ShouldBeEmpty();
            plan.Moves.ShouldContain(m => m.Run == waiting.Id && m.To == manon.Self);
        }
    }

    [Theory, OnBothEngines]
    public async Task Soup_is_not_kept_in_the_bag_for_the_sake_of_a_shorter_way(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var desk = await Desk.Of(couree);
        var manon = await desk.Rides("manon");
        foreach (var other in new[] { "tom", "yasmine" }) await desk.Stops(await desk.Rides(other));
        // Rihour and Fives lie behind Gambetta: on the shortest way the soup for Fives would ride along to all of them.
        foreach (var to in new[] { Coop.Gambetta, Coop.Rihour, Coop.Gambetta, Coop.Rihour }) await desk.Coop.Asks(desk.Coop.Wants(to));
        var soup = await desk.Coop.Asks(desk.Coop.Wants(Coop.Fives, packages: new Packages(1, 2000, 5, false, LongestMinutes: 16)));
        var proposal = await desk.Proposes(manon);
        foreach (var plan in Plans(proposal))
        {
            plan.Waiting.ShouldBeEmpty();
            (await Aboard(couree, desk, plan, manon.Self, soup)).ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(16));
        }
    }

    [Theory, OnBothEngines]
    public async Task Soup_that_is_too_late_already_is_brought_no_later_than_it_would_be_now(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var desk = await Desk.Of(couree);
        var manon = await desk.Rides("manon");
        foreach (var other in new[] { "tom", "yasmine" }) await desk.Stops(await desk.Rides(other));
        var soup = await desk.Coop.Asks(desk.Coop.Wants(Coop.Fives, packages: new Packages(1, 2000, 5, false, LongestMinutes: 10)));
        await desk.Coop.Takes(manon, soup);
        await desk.Coop.Does(manon, soup.InOrder.First(), StopVerb.Done);
        await desk.Coop.Takes(manon, await desk.Coop.Asks(desk.Coop.Wants(Coop.Rihour)));
        couree.Time.Move(TimeSpan.FromMinutes(40));
        var waiting = await desk.Coop.Asks(desk.Coop.Wants(Coop.Rihour));
        var proposal = await desk.Proposes(manon);
        var drop = soup.InOrder.Last().Id;
        var before = (await Served(couree, desk, (await desk.Rounds())[manon.Self].Order, manon.Self))[drop];
        foreach (var plan in Plans(proposal))
        {
            plan.Waiting.ShouldBeEmpty();
            plan.Moves.ShouldContain(m => m.Run == waiting.Id && m.Kind == MoveKind.Given);
            (await Served(couree, desk, plan.Rounds.Single(r => r.Courier == manon.Self).Order, manon.Self))[drop].ShouldBeLessThanOrEqualTo(before);
        }
    }

    [Theory, OnBothEngines]
    public async Task Soup_for_later_is_not_fetched_before_it_can_be_brought(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var desk = await Desk.Of(couree);
        var manon = await desk.Rides("manon");
        var wanted = desk.Coop.Wants(Coop.Rihour, packages: new Packages(1, 2000, 5, false, LongestMinutes: 15), fromMinutes: 90, minutes: 30);
        var soup = await desk.Coop.Asks(wanted with { Stops = [wanted.Stops[0] with { Window = new Period(desk.Coop.Clock.Now, wanted.Stops[0].Window.UntilAt) }, wanted.Stops[1]] });
        foreach (var plan in Plans(await desk.Proposes(manon)))
        {
            (await Aboard(couree, desk, plan, plan.Moves.Single(m => m.Run == soup.Id).To, soup)).ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(15));
        }
    }

    private static ProposedPlan[] Plans(Proposal proposal) => [proposal.Body.Cheapest, proposal.Body.Fairest];

    private static async Task<TimeSpan> Aboard(TestCouree couree, Desk desk, ProposedPlan plan, PersonId rides, Run run)
    {
        var served = await Served(couree, desk, plan.Rounds.Single(r => r.Courier == rides).Order, rides);
        return served[run.InOrder.Last().Id] - served[run.InOrder.First().Id] - Door;
    }

    /// <summary>When a round in this order would serve its stops.</summary>
    private static async Task<IReadOnlyDictionary<StopId, DateTime>> Served(TestCouree couree, Desk desk, IReadOnlyList<StopId> order, PersonId rides)
    {
        var seen = await couree.Do<TakeSnapshot, Snapshot>(u => u.Do(Actor.House, desk.Couriers, default));
        var bike = Bikes.Of(seen.Riding.Single(s => s.Person == rides), seen.Rounds.FirstOrDefault(r => r.Courier == rides), seen.Now) with { Order = order };
        return new RidePlan(seen.Now, [bike], seen.Runs, couree.Services.GetRequiredService<ITravel>(), (int)Door.TotalSeconds).Times()[0].ServedAt;
    }
}
