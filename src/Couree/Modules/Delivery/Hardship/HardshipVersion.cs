using Couree.Kernel;

namespace Couree.Modules.Delivery;

internal readonly record struct HardshipVersionId(Guid Value) : IId;

/// <summary>One version of a co-op's weights of hardship, adopted for a day on and never changed: whoever disagrees adopts the next one.</summary>
internal sealed class HardshipVersion
{
    public HardshipVersionId Id { get; private init; }
    public OrganisationId Couriers { get; private init; }

    /// <summary>1, 2, 3… unique in the co-op, so that two people cannot adopt the same one.</summary>
    public int Number { get; private init; }
    public HardshipWeights Weights { get; private init; } = HardshipWeights.First;
    public DateOnly FromDay { get; private init; }

    /// <summary>What changed and why, for those who read it later.</summary>
    public string Note { get; private init; } = "";
    public PersonId AdoptedBy { get; private init; }
    public DateTime AdoptedAt { get; private init; }

    /// <summary>Refused delivery.hardship_past, delivery.hardship_unsound.</summary>
    public static HardshipVersion Adopt(HardshipVersionId id, OrganisationId couriers, int number, HardshipWeights weights, string note, DateOnly fromDay, PersonId by, DateOnly today, DateTime now)
    {
        // Today has begun by the old weights, and days gone by keep theirs.
        if (fromDay < today || (fromDay == today && number > 1)) throw new Refusal("delivery.hardship_past", null, "fromDay");
        weights.MustBeSound();
        return new HardshipVersion { Id = id, Couriers = couriers, Number = number, Weights = weights, Note = note, FromDay = fromDay, AdoptedBy = by, AdoptedAt = now };
    }

    /// <summary>The one in force on a day: of those begun, the latest; null before any was adopted.</summary>
    public static HardshipVersion? On(DateOnly day, IEnumerable<HardshipVersion> versions) =>
        versions.Where(v => v.FromDay <= day).OrderByDescending(v => v.FromDay).ThenByDescending(v => v.Number).FirstOrDefault();
}
