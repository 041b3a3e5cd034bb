using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Modules.Organisations;
using Couree.Modules.Shifts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Couree.Tests.Modules.Delivery.Propose;

/// <summary>Les Braquets of the village with their desk: people of the village as actors, runs asked for, proposals drawn when the test says so.</summary>
internal sealed class Desk(TestCouree couree, Coop coop, OrganisationId couriers)
{
    public const string Slug = "braquets";
    private readonly Dictionary<string, Actor> _people = [];

    public Coop Coop => coop;
    public OrganisationId Couriers => couriers;

    /// <summary>The village's own runs are cleared away, so that a test knows all there is.</summary>
    public static async Task<Desk> Of(TestCouree couree)
    {
        var couriers = await couree.Read(db => db.Set<Organisation>().Where(o => o.Slug == Slug).Select(o => o.Id).SingleAsync());
        var coop = new Coop(couree, couriers);
        foreach (var reference in await couree.Read(db => db.Set<Run>().Where(r => r.State != RunState.Cancelled).Select(r => r.Reference).ToListAsync()))
            await coop.Tell(async (_, delivery) => { await delivery.Cancel(Actor.House, reference, "test"); return true; });
        return new Desk(couree, coop, couriers);
    }

    /// <summary>Someone of the village, on shift until four.</summary>
    public async Task<Actor> Rides(string first)
    {
        if (_people.TryGetValue(first, out var known)) return known;
        var person = await couree.Read(db => db.Set<Couree.Modules.People.Person>().Where(p => p.Email == first + "@couree.example").Select(p => p.Id).SingleAsync());
        var who = new Actor(person, first, new Dictionary<OrganisationId, Role> { [couriers] = Role.Member | Role.Courier }, false, "fr");
        var (now, end) = (coop.Clock.Now, coop.Clock.Now.AddDays(1));
        await using var scope = couree.Services.CreateAsyncScope();
        if ((await scope.ServiceProvider.GetRequiredService<IShifts>().Between(couriers, now, now.AddMilliseconds(1))).All(s => s.Person != person))
            await couree.Do<StartShift, ShiftId>(u => u.Do(who, couriers, new StartShift.Input(6, Bike.Usual), default));
        return _people[first] = who;
    }

    /// <summary>Goes home for today: what they planned for later is taken back too.</summary>
    public async Task Stops(Actor who)
    {
        var now = coop.Clock.Now;
        foreach (var shift in await couree.Read(db => db.Set<Shift>().AsNoTracking().Where(s => s.Organisation == couriers && s.Person == who.Self && now < s.UntilAt).ToListAsync()))
            await couree.Do<EndShift, OrganisationId>(u => u.Do(who, shift.Id, shift.FromAt > now, default));
        couree.Time.Move(TimeSpan.FromSeconds(1));
    }

    /// <param name="click">the key of the page it was pressed on; null: a page of its own</param>
    public Task<ProposalId> Asks(Actor who, Guid? click = null) => couree.Do<AskForProposal, ProposalId>(u => u.Do(who, Slug, click, default));

    /// <summary>A desk of its own takes the ask, and is never heard of again; null when there is nothing to take.</summary>
    public Task<(ProposalId Proposal, PersonId By)?> Claims() => couree.Do<DeskWork, (ProposalId, PersonId)?>(w => w.Claim(couriers, Lease, default));

    public Task Cancels(Actor who) => couree.Do<CancelProposal, bool>(async u => { await u.Do(who, Slug, default); return true; });

    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(31);

    public Task<int> Draws() => couree.Services.GetRequiredService<ProposalDesk>().RunDue(CancellationToken.None);

    public async Task<Proposal> Proposes(Actor who)
    {
        var id = await Asks(who);
        (await Draws()).ShouldBe(1);
        return (await Proposal(id)).ShouldNotBeNull();
    }

    public Task<Proposal?> Proposal(ProposalId id) => couree.Read(db => db.Set<Proposal>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id));

    public Task<ProposalAsk> Ask() => couree.Read(db => db.Set<ProposalAsk>().AsNoTracking().SingleAsync(a => a.Id == couriers));

    public Task<IReadOnlyDictionary<int, PartOutcome>> Accepts(Actor who, Proposal proposal, PlanKind plan, params int[] parts) =>
        couree.Do<AcceptProposal, IReadOnlyDictionary<int, PartOutcome>>(u => u.Do(who, Slug, proposal.Id, new(plan, parts), default));

    public Task<Dictionary<PersonId, Round>> Rounds() => couree.Read(db => db.Set<Round>().AsNoTracking().Where(r => r.Couriers == couriers && r.Day == coop.Clock.Today).ToDictionaryAsync(r => r.Courier));

    public Task<List<Run>> Runs() => couree.Read(db => db.Set<Run>().AsNoTracking().Where(r => r.Couriers == couriers).ToListAsync());

    /// <summary>Points carried yesterday, over ten hours each.</summary>
    public Task Carried(params (PersonId Person, int Points)[] loads) => coop.Tell((db, _) =>
    {
        var (clock, yesterday) = (coop.Clock, coop.Clock.Today.AddDays(-1));
        foreach (var (person, points) in loads)
        {
            var round = new Round { Id = Id.New<RoundId>(clock), Couriers = couriers, Courier = person, Day = yesterday };
            round.Begin(Id.New<StopId>(clock));
            db.Add(round);
            db.Add(new RiddenRound { Id = round.Id, Couriers = couriers, Courier = person, Day = yesterday, RoundVersion = 0, Ridden = new Ridden(3600, 0, 1, new HardshipFacts(points * 1000, 0, 0, 0, 0, 0)) });
            db.Add(Chore.Write(Id.New<ChoreId>(clock), couriers, person, yesterday, ChoreKind.Other, 600, "", clock.Today));
        }
        return Task.FromResult(true);
    });

    /// <summary>Every run of a round is its courier's, every stop to do of a held run stands once in that courier's round, pick-ups first.</summary>
    public async Task IsInOrder()
    {
        var (rounds, runs) = (await Rounds(), await Runs());
        rounds.Values.SelectMany(r => r.Order).ShouldBeUnique();
        foreach (var run in runs.Where(r => r.Courier is not null && !r.IsOver))
        {
            var order = rounds[run.Courier!.Value].Order;
            run.Round.ShouldBe(rounds[run.Courier!.Value].Id);
            var open = run.InOrder.Where(s => !s.IsOver).ToList();
            open.ShouldAllBe(s => order.Contains(s.Id));
            foreach (var pickup in open.Where(s => s.Kind == StopKind.Pickup))
                foreach (var drop in open.Where(s => s.Kind == StopKind.Drop)) order.IndexOf(pickup.Id).ShouldBeLessThan(order.IndexOf(drop.Id));
        }
        foreach (var run in runs.Where(r => r.Courier is null)) rounds.Values.SelectMany(r => r.Order).Intersect(run.Stops.Select(s => s.Id)).ShouldBeEmpty();
    }
}
