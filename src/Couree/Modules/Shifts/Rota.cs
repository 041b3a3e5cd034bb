using Couree.Kernel;

namespace Couree.Modules.Shifts;

internal readonly record struct DutyTurnId(Guid Value) : IId;

/// <summary>
/// The one row that guards a structure's shifts (nobody twice at once) and its duty. The duty is nobody's rank: whoever is on
/// shift may take it, and while nobody did it falls to the one who had it least recently.
/// </summary>
internal sealed class Rota : IVersioned
{
    public OrganisationId Id { get; init; }
    public PersonId? DutyHolder { get; private set; }
    public DateTime? DutySinceAt { get; private set; }

    /// <summary>Counts what changed under this row, so that two changes at once are seen.</summary>
    public int Changes { get; private set; }
    public int Version { get; set; }

    public void Add(Shift shift, IEnumerable<Shift> sameDays)
    {
        if (sameDays.FirstOrDefault(s => s.Person == shift.Person && s.Overlaps(shift.FromAt, shift.UntilAt)) is not null)
            throw new Refusal("shifts.overlaps", null, "from");
        Changes++;
    }

    public void Changed() => Changes++;

    public DutyTurn TakeDuty(DutyTurnId id, PersonId person, DateTime now, IEnumerable<Shift> onShift)
    {
        if (!onShift.Any(s => s.Person == person && s.IsOn(now))) throw new Refusal("shifts.duty_needs_shift");
        if (DutyHolder == person && DutySinceAt > now.AddHours(-12)) throw new Refusal("shifts.duty_already_yours");
        (DutyHolder, DutySinceAt) = (person, now);
        return new DutyTurn { Id = id, Organisation = Id, Person = person, FromAt = now };
    }

    public void LeaveDuty(PersonId person)
    {
        if (DutyHolder != person) throw new Refusal("shifts.duty_not_yours");
        (DutyHolder, DutySinceAt) = (null, null);
    }

    /// <summary>Who answers now: the one who took it, while on shift; else the one on shift who had it least recently; null when nobody rides.</summary>
    public PersonId? OnDuty(DateTime now, IReadOnlyCollection<Shift> onShift, IReadOnlyDictionary<PersonId, DateTime> lastTurn)
    {
        var riding = onShift.Where(s => s.IsOn(now)).ToList();
        if (DutyHolder is { } holder && riding.Any(s => s.Person == holder)) return holder;
        return Proposed(riding, lastTurn);
    }

    private static PersonId? Proposed(IEnumerable<Shift> riding, IReadOnlyDictionary<PersonId, DateTime> lastTurn) => riding
        .OrderBy(s => lastTurn.TryGetValue(s.Person, out var at) ? at : DateTime.MinValue)
        .ThenBy(s => s.FromAt).ThenBy(s => s.Person.Value)
        .Select(s => (PersonId?)s.Person).FirstOrDefault();
}

/// <summary>Who took the duty, and when: what makes it rotate.</summary>
internal sealed class DutyTurn
{
    public DutyTurnId Id { get; init; }
    public OrganisationId Organisation { get; init; }
    public PersonId Person { get; init; }
    public DateTime FromAt { get; init; }
}
