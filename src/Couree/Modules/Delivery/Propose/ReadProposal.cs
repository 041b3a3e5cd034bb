using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Organisations;
using Couree.Modules.People;
using Couree.Modules.Shifts;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

internal enum PartState { Open, Accepted, MovedOn }

/// <param name="Who">"Manon and Tom"</param>
/// <param name="Moves">each in a sentence</param>
/// <param name="By">who accepted it, when it was</param>
internal sealed record PartView(int Number, string Who, IReadOnlyList<string> Moves, PartState State, string? By, DateTime? At);

/// <param name="Waiting">runs that would go on waiting, in a sentence each</param>
internal sealed record PlanView(PlanKind Kind, DayMeasures Measures, IReadOnlyList<PartView> Parts, IReadOnlyList<string> Waiting, string Affected);

/// <param name="PriceSeconds">what the fairest plan rides more than the cheapest</param>
/// <param name="IsOnePlan">both plans say the same</param>
internal sealed record ProposalView(OrganisationCard Couriers, ProposalId Id, string AskedBy, DateTime SeenAt, bool MayAct, bool IsOld, HardshipVersion? Weights,
    DayMeasures Now, IReadOnlyList<PlanView> Plans, long PriceSeconds, bool IsOnePlan, IReadOnlyDictionary<PersonId, string> Names, Refusal? Refused);

/// <summary>One line of the list of proposals.</summary>
internal sealed record ProposalLine(ProposalId Id, DateTime SeenAt, string AskedBy, int Accepted);

internal sealed record ProposalsView(OrganisationCard Couriers, IReadOnlyList<ProposalLine> Lines);

/// <summary>Reads a proposal with what has become of it, and the last ones; for who is of the co-op.</summary>
internal sealed class ReadProposal(CoureeDb db, Clock clock, IOrganisations organisations, IShifts shifts, IPeople people) : IUseCase
{
    public async Task<ProposalView> Do(Actor who, string slug, ProposalId id, Refusal? refused, CancellationToken stop)
    {
        var couriers = await organisations.Coop(who, slug, DeliveryMay.Riders, stop);
        var proposal = await db.Set<Proposal>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && p.Couriers == couriers.Id, stop) ?? throw new NotFound();
        var accepted = await db.Set<AcceptedPart>().AsNoTracking().Where(a => a.Proposal == id).ToListAsync(stop);
        var runs = (await Runs(proposal, stop)).ToDictionary(r => r.Id);
        var names = await Names(proposal, accepted, stop);
        var senders = await organisations.Cards([.. runs.Values.Select(r => r.Sender).Distinct()], stop);
        var words = new MoveWords(clock, Words.Language, names, runs, senders);
        var now = clock.Now;
        var riding = await shifts.Between(couriers.Id, now, clock.Instant(clock.Today.AddDays(1), TimeOnly.MinValue), stop);
        var rounds = await db.Set<Round>().AsNoTracking().Where(r => r.Couriers == couriers.Id && r.Day == proposal.Day).ToDictionaryAsync(r => r.Courier, stop);
        var onShift = riding.Select(s => s.Person).ToHashSet();
        PlanView View(PlanKind kind)
        {
            var plan = proposal.Plan(kind);
            return new PlanView(kind, plan.Measures, [.. plan.Parts.Select(part =>
            {
                var twin = proposal.Twin(kind, part);
                var taken = accepted.Find(a => (a.Plan == kind && a.Part == part.Number) || (a.Plan, a.Part) == twin);
                var state = taken is not null ? PartState.Accepted : proposal.Day == clock.Today && PartLook.Stands(part, proposal.Body, plan, rounds, runs, onShift) ? PartState.Open : PartState.MovedOn;
                return new PartView(part.Number, words.People(part.Couriers), [.. part.Moves.Select(i => words.Sentence(plan.Moves[i]))], state, taken is null ? null : names.GetValueOrDefault(taken.By, "…"), taken?.At);
            })], [.. plan.Waiting.Select(words.Run)], words.People(plan.Parts.SelectMany(p => p.Couriers)));
        }
        return new ProposalView(couriers, id, names.GetValueOrDefault(proposal.AskedBy, "…"), proposal.SeenAt, DeliveryMay.ActOnBoard(who, couriers.Id, riding, now), proposal.Day != clock.Today,
            proposal.Weights is { } version ? await db.Set<HardshipVersion>().AsNoTracking().SingleAsync(v => v.Id == version, stop) : null,
            proposal.Body.Now, [View(PlanKind.Cheapest), View(PlanKind.Fairest)], proposal.Body.PriceOfFairness, proposal.IsOnePlan, names, refused);
    }

    /// <summary>The last twenty, newest first.</summary>
    public async Task<ProposalsView> List(Actor who, string slug, CancellationToken stop)
    {
        var couriers = await organisations.Coop(who, slug, DeliveryMay.Riders, stop);
        var rows = await db.Set<Proposal>().AsNoTracking().Where(p => p.Couriers == couriers.Id).OrderByDescending(p => p.DrawnAt).Take(20)
            .Select(p => new { p.Id, p.SeenAt, p.AskedBy, Accepted = db.Set<AcceptedPart>().Count(a => a.Proposal == p.Id) }).ToListAsync(stop);
        var cards = await people.Cards([.. rows.Select(r => r.AskedBy).Distinct()], stop);
        return new ProposalsView(couriers, [.. rows.Select(r => new ProposalLine(r.Id, r.SeenAt, cards.TryGetValue(r.AskedBy, out var card) ? card.Name : "…", r.Accepted))]);
    }

    private async Task<List<Run>> Runs(Proposal proposal, CancellationToken stop)
    {
        var ids = new[] { proposal.Body.Cheapest, proposal.Body.Fairest }.SelectMany(p => p.Moves.Select(m => m.Run).Concat(p.Waiting)).Distinct().ToList();
        return await db.Set<Run>().AsNoTracking().Where(r => ids.Contains(r.Id)).ToListAsync(stop);
    }

    private async Task<Dictionary<PersonId, string>> Names(Proposal proposal, List<AcceptedPart> accepted, CancellationToken stop)
    {
        var everyone = proposal.Body.Now.Weeks.Select(l => l.Courier).Concat(proposal.Body.Rounds.Select(r => r.Courier)).Concat(accepted.Select(a => a.By)).Append(proposal.AskedBy).Distinct();
        return (await people.Cards([.. everyone], stop)).ToDictionary(c => c.Key, c => c.Value.Name);
    }
}
