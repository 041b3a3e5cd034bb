using Couree.Kernel;

namespace Couree.Modules.Delivery;

internal readonly record struct AcceptedPartId(Guid Value) : IId;

/// <summary>Who took which part of which plan, and when. One row a part (a unique index): pressing twice takes it once.</summary>
internal sealed class AcceptedPart
{
    public AcceptedPartId Id { get; init; }
    public ProposalId Proposal { get; init; }
    public PlanKind Plan { get; init; }
    public int Part { get; init; }
    public PersonId By { get; init; }
    public DateTime At { get; init; }
}
