using Couree.Database;
using Couree.Kernel;
using Couree.Modules.People;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Shifts;

/// <summary>Reads the shifts of a structure, and tells who is on duty.</summary>
internal sealed class ShiftBook(CoureeDb db, Clock clock, IPeople people) : IShifts
{
    public async Task<IReadOnlyList<ShiftCard>> Between(OrganisationId organisation, DateTime fromAt, DateTime untilAt, CancellationToken stop = default)
    {
        var shifts = await Overlapping(organisation, fromAt, untilAt).AsNoTracking().OrderBy(s => s.FromAt).ToListAsync(stop);
        if (shifts.Count == 0) return [];
        var now = clock.Now;
        var onDuty = shifts.Any(s => s.IsOn(now)) ? await OnDuty(organisation, now, stop) : null;
        var cards = await people.Cards([.. shifts.Select(s => s.Person).Distinct()], stop);
        return [.. shifts.Select(s => new ShiftCard(s.Id, s.Organisation, s.Person, cards.TryGetValue(s.Person, out var card) ? card.Name : "…",
            s.FromAt, s.UntilAt, s.CapacityGrams, s.CapacityLitres, s.HasColdBox, s.IsOn(now) && s.Person == onDuty))];
    }

    public async Task<PersonId?> OnDuty(OrganisationId organisation, DateTime now, CancellationToken stop)
    {
        var riding = await Overlapping(organisation, now, now.AddMilliseconds(1)).AsNoTracking().ToListAsync(stop);
        var rota = await db.Set<Rota>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == organisation, stop) ?? new Rota { Id = organisation };
        return rota.OnDuty(now, riding, await LastTurns(organisation, stop));
    }

    public async Task<Dictionary<PersonId, DateTime>> LastTurns(OrganisationId organisation, CancellationToken stop) =>
        await db.Set<DutyTurn>().Where(t => t.Organisation == organisation)
            .GroupBy(t => t.Person).Select(g => new { Person = g.Key, At = g.Max(t => t.FromAt) }).ToDictionaryAsync(t => t.Person, t => t.At, stop);

    public IQueryable<Shift> Overlapping(OrganisationId organisation, DateTime fromAt, DateTime untilAt) =>
        db.Set<Shift>().Where(s => s.Organisation == organisation && s.FromAt < untilAt && fromAt < s.UntilAt);

    /// <summary>The row that guards the structure's shifts, tracked; made at its first use.</summary>
    public async Task<Rota> Rota(OrganisationId organisation, CancellationToken stop)
    {
        if (await db.Set<Rota>().SingleOrDefaultAsync(r => r.Id == organisation, stop) is { } rota) return rota;
        rota = new Rota { Id = organisation };
        db.Add(rota);
        return rota;
    }

    public static string Topic(OrganisationId organisation) => $"shifts:{organisation.Value}";
}
