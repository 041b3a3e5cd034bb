using Couree.Kernel;

namespace Couree.Modules.Delivery;

/// <summary>A round as it was really ridden, worked out once from its doors and kept; worked out again when the round has changed since.</summary>
internal sealed class RiddenRound
{
    public RoundId Id { get; init; }
    public OrganisationId Couriers { get; init; }
    public PersonId Courier { get; init; }
    public DateOnly Day { get; init; }
    public int RoundVersion { get; set; }
    public Ridden Ridden { get; set; } = Ridden.Nothing;
}
