using Couree.Kernel;

namespace Couree.Modules.Delivery;

internal enum TariffState { Draft, Decided }

/// <summary>
/// One version of a co-op's tariff. A draft can be written over; once decided it takes effect on its day, and from that day on nobody
/// changes it any more: every quote and every run keeps the version that priced it.
/// </summary>
internal sealed class TariffVersion : IVersioned
{
    public TariffVersionId Id { get; private init; }
    public OrganisationId Couriers { get; private init; }
    public int Number { get; private init; }
    public TariffState State { get; private set; }
    public TariffRules Rules { get; private set; } = new([], 0, 0, 0);

    /// <summary>What changed and why, for those who read it later.</summary>
    public string Note { get; private set; } = "";
    public DateOnly? FromDay { get; private set; }
    public PersonId? Author { get; private init; }
    public PersonId? DecidedBy { get; private set; }
    public DateTime CreatedAt { get; private init; }
    public DateTime? DecidedAt { get; private set; }

    /// <summary>Set by the first run it priced.</summary>
    public DateTime? FirstUsedAt { get; private set; }
    public int Version { get; set; }

    public static TariffVersion Draft(TariffVersionId id, OrganisationId couriers, int number, TariffRules rules, string note, PersonId? author, DateTime now)
    {
        Check(rules);
        return new TariffVersion { Id = id, Couriers = couriers, Number = number, Rules = rules, Note = note, Author = author, CreatedAt = now };
    }

    public bool IsInForce(DateOnly day) => State == TariffState.Decided && FromDay <= day;

    /// <summary>Writes the draft over. Refused delivery.tariff_decided.</summary>
    public void Rewrite(TariffRules rules, string note)
    {
        MustBeDraft();
        Check(rules);
        (Rules, Note) = (rules, note);
    }

    /// <summary>It takes effect on this day. Refused delivery.tariff_decided, delivery.tariff_past.</summary>
    public void Decide(DateOnly fromDay, PersonId by, DateOnly today, DateTime now)
    {
        MustBeDraft();
        if (fromDay < today) throw new Refusal("delivery.tariff_past", null, "fromDay");
        (State, FromDay, DecidedBy, DecidedAt) = (TariffState.Decided, fromDay, by, now);
    }

    /// <summary>Back to a draft, as long as its day has not come. Refused delivery.tariff_in_force.</summary>
    public void Withdraw(DateOnly today)
    {
        if (State != TariffState.Decided || FromDay <= today || FirstUsedAt is not null) throw new Refusal("delivery.tariff_in_force");
        (State, FromDay, DecidedBy, DecidedAt) = (TariffState.Draft, null, null, null);
    }

    public void Use(DateTime now) => FirstUsedAt ??= now;

    private void MustBeDraft()
    {
        if (State != TariffState.Draft || FirstUsedAt is not null) throw new Refusal("delivery.tariff_decided");
    }

    private static void Check(TariffRules rules)
    {
        var isSound = rules.VatBasisPoints is >= 0 and <= 3000 && rules.LongestMetres > 0 && rules.HeaviestGrams > 0 && rules.Rules.Count > 0
            && rules.Rules.All(rule => rule switch
            {
                BaseRule b => b.Amount >= Money.Zero,
                DistanceRule d => d is { BeyondMetres: >= 0, StepMetres: >= 100 } && d.Each >= Money.Zero,
                WeightRule w => w.Steps.All(s => s.OverGrams >= 0 && s.Amount >= Money.Zero),
                MinimumRule m => m.Amount >= Money.Zero,
                _ => false,
            });
        if (!isSound) throw new Refusal("delivery.tariff_unsound");
    }
}
