using Couree.Kernel;
using Couree.Modules.Places;

namespace Couree.Modules.Delivery;

internal readonly record struct RainMarkId(Guid Value) : IId;

/// <summary>"It rains from two to four": said by whoever is on shift, for the day at hand. Half-open UTC.</summary>
internal sealed class RainMark
{
    public RainMarkId Id { get; private init; }
    public OrganisationId Couriers { get; private init; }
    public DateOnly Day { get; private init; }
    public DateTime FromAt { get; private init; }
    public DateTime UntilAt { get; private init; }
    public PersonId SaidBy { get; private init; }

    public Period Period => new(FromAt, UntilAt);

    /// <summary>Refused delivery.rain_upside_down.</summary>
    public static RainMark Say(RainMarkId id, OrganisationId couriers, DateOnly day, TimeOnly from, TimeOnly until, PersonId by, Clock clock)
    {
        if (until <= from) throw new Refusal("delivery.rain_upside_down", null, "until");
        return new RainMark { Id = id, Couriers = couriers, Day = day, FromAt = clock.Instant(day, from), UntilAt = clock.Instant(day, until), SaidBy = by };
    }
}
