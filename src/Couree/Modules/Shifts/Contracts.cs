using Couree.Kernel;

namespace Couree.Modules.Shifts;

public readonly record struct ShiftId(Guid Value) : IId;

/// <summary>A courier's shift: half-open [FromAt, UntilAt) in UTC, and what the bike carries.</summary>
public sealed record ShiftCard(ShiftId Id, OrganisationId Organisation, PersonId Person, string Name, DateTime FromAt, DateTime UntilAt, int CapacityGrams, int CapacityLitres, bool HasColdBox, bool OnDuty);

public interface IShifts
{
    /// <summary>The shifts of a structure that overlap [fromAt, untilAt).</summary>
    Task<IReadOnlyList<ShiftCard>> Between(OrganisationId organisation, DateTime fromAt, DateTime untilAt, CancellationToken stop = default);
}
