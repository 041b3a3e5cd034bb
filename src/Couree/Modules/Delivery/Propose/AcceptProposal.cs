using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Organisations;
using Couree.Modules.Shifts;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

internal enum PartOutcome { Accepted, AcceptedBefore, MovedOn }

/// <summary>
/// Takes a plan, whole or in parts. A part whose rounds stand as they stood when the proposal was drawn is taken whole; one in which anything moved on
/// is left alone, and the others pass. Pressed twice, or by two people, each part is taken once. Anyone on shift may. Refusals: delivery.needs_shift,
/// delivery.proposal_old, delivery.proposal_moved_on when nothing at all could be taken.
/// </summary>
internal sealed class AcceptProposal(CoureeDb db, Clock clock, IOrganisations organisations, IShifts shifts, RunGate gate, RoundBook rounds) : IUseCase
{
    /// <param name="Parts">by number; none: all of them</param>
    public sealed record Input(PlanKind Plan, IReadOnlyList<int> Parts);

    /// <returns>each part asked for, and what became of it</returns>
    public async Task<IReadOnlyDictionary<int, PartOutcome>> Do(Actor who, string slug, ProposalId id, Input input, CancellationToken stop)
    {
        var couriers = await organisations.Coop(who, slug, DeliveryMay.Riders, stop);
        var proposal = await db.Set<Proposal>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && p.Couriers == couriers.Id, stop) ?? throw new NotFound();
        await gate.Board(who, couriers.Id, stop);
        if (proposal.Day != clock.Today) throw new Refusal("delivery.proposal_old");
        var plan = proposal.Plan(input.Plan);
        var asked = plan.Parts.Where(p => input.Parts.Count == 0 || input.Parts.Contains(p.Number)).ToList();
        if (asked.Count < input.Parts.Distinct().Count()) throw new NotFound();
        var before = (await db.Set<AcceptedPart>().AsNoTracking().Where(a => a.Proposal == id).Select(a => new { a.Plan, a.Part }).ToListAsync(stop)).Select(a => (a.Plan, a.Part)).ToHashSet();
        var adopt = await AdoptPart.Of(db, clock, shifts, rounds, proposal, plan, stop);
        var outcomes = new Dictionary<int, PartOutcome>();
        foreach (var part in asked)
        {
            outcomes[part.Number] = before.Contains((input.Plan, part.Number)) || (proposal.Twin(input.Plan, part) is { } twin && before.Contains(twin)) ? PartOutcome.AcceptedBefore : await adopt.Stands(part, stop) ? PartOutcome.Accepted : PartOutcome.MovedOn;
            if (outcomes[part.Number] != PartOutcome.Accepted) continue;
            adopt.Do(who, part);
            db.Add(new AcceptedPart { Id = Id.New<AcceptedPartId>(clock), Proposal = id, Plan = input.Plan, Part = part.Number, By = who.Self, At = clock.Now });
        }
        if (asked.Count > 0 && outcomes.Values.All(o => o == PartOutcome.MovedOn)) throw new Refusal("delivery.proposal_moved_on");
        if (outcomes.ContainsValue(PartOutcome.Accepted))
        {
            db.Touched(Topics.Board(couriers.Id));
            db.Touched(ProposalTopics.Of(couriers.Id));
            await db.SaveChangesAsync(stop);
        }
        return outcomes;
    }
}
