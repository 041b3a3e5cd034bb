using Couree.Kernel;

namespace Couree.Modules.Delivery;

internal readonly record struct ChoreId(Guid Value) : IId;

internal enum ChoreKind { Office, Repair, Cleaning, Calls, Other }

/// <summary>Minutes worked beside riding: they count as work, so that whoever mends the bikes is not asked to ride as much on top. Written by each for oneself.</summary>
internal sealed class Chore
{
    public const int LongestMinutes = 720, LateDays = 28;

    public ChoreId Id { get; private init; }
    public OrganisationId Couriers { get; private init; }
    public PersonId Person { get; private init; }
    public DateOnly Day { get; private init; }
    public ChoreKind Kind { get; private init; }
    public int Minutes { get; private init; }
    public string Note { get; internal set; } = "";

    /// <summary>Refused delivery.chore_day, delivery.chore_minutes.</summary>
    public static Chore Write(ChoreId id, OrganisationId couriers, PersonId person, DateOnly day, ChoreKind kind, int minutes, string note, DateOnly today)
    {
        if (day > today || day < today.AddDays(-LateDays)) throw new Refusal("delivery.chore_day", new { days = LateDays }, "day");
        if (minutes is < 1 or > LongestMinutes) throw new Refusal("delivery.chore_minutes", new { most = LongestMinutes }, "minutes");
        return new Chore { Id = id, Couriers = couriers, Person = person, Day = day, Kind = kind, Minutes = minutes, Note = note };
    }
}
