using Couree.Kernel;

namespace Couree.Modules.Delivery;

internal readonly record struct ProposalId(Guid Value) : IId;

internal enum PlanKind { Cheapest, Fairest }

/// <summary>
/// Two ways to ride the rest of the day, drawn from the board as it stood. Immutable: what is accepted of it is written beside it
/// (<see cref="AcceptedPart"/>), and each round is taken only as long as it stands as it did then.
/// </summary>
internal sealed class Proposal
{
    public ProposalId Id { get; init; }
    public OrganisationId Couriers { get; init; }
    public DateOnly Day { get; init; }
    public PersonId AskedBy { get; init; }

    /// <summary>When the board was looked at.</summary>
    public DateTime SeenAt { get; init; }
    public DateTime DrawnAt { get; init; }

    /// <summary>The weights it counted with; null: those of the house, as long as the co-op has adopted none.</summary>
    public HardshipVersionId? Weights { get; init; }
    public required ProposedDay Body { get; init; }

    /// <summary>The part of the other plan that makes the same rounds as this one: to take one is to take both.</summary>
    public (PlanKind Plan, int Part)? Twin(PlanKind kind, Part part)
    {
        var (plan, other) = (Plan(kind), kind == PlanKind.Cheapest ? PlanKind.Fairest : PlanKind.Cheapest);
        return Plan(other).Parts.FirstOrDefault(p => p.Couriers.ToHashSet().SetEquals(part.Couriers) && part.Couriers.All(c => plan.Of(c).SequenceEqual(Plan(other).Of(c)))) is { } twin ? (other, twin.Number) : null;
    }

    /// <summary>Both plans make the same rounds.</summary>
    public bool IsOnePlan => Body.Cheapest.Parts.Count > 0 && Body.Cheapest.Parts.Count == Body.Fairest.Parts.Count && Body.Cheapest.Parts.All(p => Twin(PlanKind.Cheapest, p) is not null);

    public ProposedPlan Plan(PlanKind kind) => kind == PlanKind.Cheapest ? Body.Cheapest : Body.Fairest;
}

/// <summary>All that a proposal says, in one JSON column. Names of people and streets are read when it is shown: here are ids only.</summary>
/// <param name="Rounds">as they stood</param>
/// <param name="Runs">the version of each run that a plan hands over, as it stood</param>
internal sealed record ProposedDay(IReadOnlyList<BaseRound> Rounds, IReadOnlyDictionary<RunId, int> Runs, DayMeasures Now, ProposedPlan Cheapest, ProposedPlan Fairest)
{
    /// <summary>What the fairer spread costs, in seconds of riding; below zero where the search found it on a shorter way.</summary>
    public long PriceOfFairness => Fairest.Measures.Seconds - Cheapest.Measures.Seconds;
}

/// <param name="Round">null: no round yet</param>
internal sealed record BaseRound(PersonId Courier, RoundId? Round, int Version, IReadOnlyList<StopId> Order);

/// <param name="Rounds">those that change, whole</param>
/// <param name="Waiting">runs that nobody can take, and would go on waiting</param>
/// <param name="Parts">moves that go together or not at all</param>
internal sealed record ProposedPlan(IReadOnlyList<ProposedRound> Rounds, IReadOnlyList<RunId> Waiting, DayMeasures Measures, IReadOnlyList<Move> Moves, IReadOnlyList<Part> Parts)
{
    /// <summary>A courier's whole round as planned; nothing where it does not change.</summary>
    public IReadOnlyList<StopId> Of(PersonId courier) => Rounds.FirstOrDefault(r => r.Courier == courier)?.Order ?? [];
}

internal sealed record ProposedRound(PersonId Courier, IReadOnlyList<StopId> Order);

/// <summary>A whole day's figures: of everyone together, and of each.</summary>
/// <param name="Waiting">runs that nobody carries</param>
/// <param name="Late">stops still to do that would be late</param>
/// <param name="Day">by courier: today, ridden and planned</param>
/// <param name="Weeks">by courier: the last four weeks, today as planned included</param>
internal sealed record DayMeasures(long Seconds, long Metres, long LateSeconds, int Late, int Waiting, IReadOnlyList<CourierLoad> Day, IReadOnlyList<CourierLoad> Weeks, Spread DaySpread, Spread WeeksSpread)
{
    public static DayMeasures Of(IReadOnlyList<CourierLoad> day, IReadOnlyList<CourierLoad> weeks, int late, int waiting) => new(
        day.Sum(l => l.Ridden.Seconds), day.Sum(l => l.Ridden.Facts.Metres), day.Sum(l => l.Ridden.LateSeconds), late, waiting, day, weeks, Spread.Of(day), Spread.Of(weeks));
}
