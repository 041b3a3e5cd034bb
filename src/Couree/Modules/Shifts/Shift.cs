using Couree.Kernel;

namespace Couree.Modules.Shifts;

/// <summary>What the bike of a shift carries at once: grams, litres, and whether something can stay cold.</summary>
internal sealed record Bike(int Grams, int Litres, bool HasColdBox)
{
    public static readonly Bike Usual = new(60_000, 200, false);
}

/// <summary>One person's time on the bike for a structure: half-open [FromAt, UntilAt) in UTC, planned beforehand or begun on the spot.</summary>
internal sealed class Shift
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    public ShiftId Id { get; private init; }
    public OrganisationId Organisation { get; private init; }
    public PersonId Person { get; private init; }
    public DateTime FromAt { get; private set; }
    public DateTime UntilAt { get; private set; }
    public int CapacityGrams { get; private set; }
    public int CapacityLitres { get; private set; }
    public bool HasColdBox { get; private set; }

    /// <summary>When the person said "I am on shift now"; null while only planned.</summary>
    public DateTime? StartedAt { get; private set; }

    /// <summary>When the person said "I stop"; the shift then ends there.</summary>
    public DateTime? StoppedAt { get; private set; }

    public static Shift Plan(ShiftId id, OrganisationId organisation, PersonId person, DateTime fromAt, DateTime untilAt, Bike bike)
    {
        if (untilAt <= fromAt) throw new Refusal("shifts.upside_down", null, "until");
        if (untilAt - fromAt > Longest) throw new Refusal("shifts.too_long", new { hours = (int)Longest.TotalHours }, "until");
        return new Shift
        {
            Id = id,
            Organisation = organisation,
            Person = person,
            FromAt = fromAt,
            UntilAt = untilAt,
            CapacityGrams = bike.Grams,
            CapacityLitres = bike.Litres,
            HasColdBox = bike.HasColdBox,
        };
    }

    public bool IsOn(DateTime at) => FromAt <= at && at < UntilAt;

    public bool Overlaps(DateTime fromAt, DateTime untilAt) => FromAt < untilAt && fromAt < UntilAt;

    public void Start(DateTime now)
    {
        if (!IsOn(now)) throw new Refusal("shifts.not_now");
        StartedAt ??= now;
    }

    public void Stop(DateTime now)
    {
        if (!IsOn(now)) throw new Refusal("shifts.not_now");
        StartedAt ??= FromAt;
        StoppedAt = now;
        UntilAt = now;
    }

    /// <summary>A planned shift can be taken back until it begins; after that one stops it.</summary>
    public void MustBeAhead(DateTime now)
    {
        if (FromAt <= now || StartedAt is not null) throw new Refusal("shifts.begun");
    }
}
