using Couree.Database;
using Couree.Kernel;
using Couree.Modules.People;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Shifts;

/// <summary>A person's own shifts and duty turns, for their export.</summary>
internal sealed class ShiftsPersonal(CoureeDb db) : IPersonalData
{
    public string Section => "shifts";

    public async Task<object> Of(PersonId person, CancellationToken stop = default) => new
    {
        Shifts = await db.Set<Shift>().AsNoTracking().Where(s => s.Person == person).OrderBy(s => s.FromAt)
            .Select(s => new { s.Organisation, s.FromAt, s.UntilAt, s.CapacityGrams, s.CapacityLitres, s.HasColdBox, s.StartedAt, s.StoppedAt }).ToListAsync(stop),
        Duty = await db.Set<DutyTurn>().AsNoTracking().Where(t => t.Person == person).OrderBy(t => t.FromAt).Select(t => new { t.Organisation, t.FromAt }).ToListAsync(stop),
    };
}

/// <summary>Someone leaves: shifts not yet begun are taken off the rota, what was ridden stays and names nobody.</summary>
internal sealed class ForgetShifts(CoureeDb db, Clock clock) : IReact<PersonForgotten>
{
    public async Task On(PersonForgotten happened, CancellationToken stop)
    {
        var now = clock.Now;
        var ahead = await db.Set<Shift>().Where(s => s.Person == happened.Person && s.UntilAt > now).ToListAsync(stop);
        foreach (var shift in ahead)
        {
            if (shift.IsOn(now)) shift.Stop(now);
            else db.Remove(shift);
            db.Touched(ShiftBook.Topic(shift.Organisation));
        }
    }
}
