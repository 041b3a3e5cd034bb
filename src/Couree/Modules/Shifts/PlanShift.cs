using Couree.Database;
using Couree.Kernel;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Shifts;

/// <summary>Adds my own shift to the structure's week. Refusals: shifts.upside_down, shifts.too_long, shifts.past, shifts.overlaps.</summary>
internal sealed class PlanShift(CoureeDb db, Clock clock, ShiftBook book) : IUseCase
{
    /// <summary>Civil day and hours; an end at or before the beginning is the next day's.</summary>
    public sealed record Input(DateOnly Day, TimeOnly From, TimeOnly Until, Bike Bike);

    public async Task<ShiftId> Do(Actor who, OrganisationId organisation, Input input, CancellationToken stop)
    {
        if (!ShiftsMay.Plan(who, organisation)) throw new NotFound();
        var fromAt = clock.Instant(input.Day, input.From);
        var untilAt = clock.Instant(input.Until <= input.From ? input.Day.AddDays(1) : input.Day, input.Until);
        if (untilAt <= clock.Now) throw new Refusal("shifts.past", null, "day");
        var shift = Shift.Plan(Id.New<ShiftId>(clock), organisation, who.Self, fromAt, untilAt, input.Bike);
        var rota = await book.Rota(organisation, stop);
        rota.Add(shift, await book.Overlapping(organisation, fromAt, untilAt).ToListAsync(stop));
        db.Add(shift);
        db.Touched(ShiftBook.Topic(organisation));
        await db.SaveChangesAsync(stop);
        return shift.Id;
    }
}

/// <summary>"I am on shift now": begins the planned shift, or one made on the spot for a few hours. Refusals: shifts.overlaps, shifts.too_long.</summary>
internal sealed class StartShift(CoureeDb db, Clock clock, ShiftBook book) : IUseCase
{
    public sealed record Input(int Hours, Bike Bike);

    public async Task<ShiftId> Do(Actor who, OrganisationId organisation, Input input, CancellationToken stop)
    {
        if (!ShiftsMay.Plan(who, organisation)) throw new NotFound();
        var now = clock.Now;
        var rota = await book.Rota(organisation, stop);
        var near = await book.Overlapping(organisation, now, now.AddHours(input.Hours)).ToListAsync(stop);
        var shift = near.FirstOrDefault(s => s.Person == who.Self && s.IsOn(now));
        if (shift is null)
        {
            // A shift planned for later today shortens the one begun early instead of refusing it.
            var next = near.Where(s => s.Person == who.Self).Select(s => (DateTime?)s.FromAt).Min();
            shift = Shift.Plan(Id.New<ShiftId>(clock), organisation, who.Self, now, next ?? now.AddHours(input.Hours), input.Bike);
            rota.Add(shift, near);
            db.Add(shift);
        }
        shift.Start(now);
        rota.Changed();
        db.Touched(ShiftBook.Topic(organisation));
        await db.SaveChangesAsync(stop);
        return shift.Id;
    }
}

/// <summary>"I stop": the shift ends now; or takes back a shift that has not begun. Refusals: shifts.not_now, shifts.begun.</summary>
internal sealed class EndShift(CoureeDb db, Clock clock, ShiftBook book) : IUseCase
{
    public async Task<OrganisationId> Do(Actor who, ShiftId id, bool remove, CancellationToken stop)
    {
        var shift = await db.Set<Shift>().SingleOrDefaultAsync(s => s.Id == id, stop) ?? throw new NotFound();
        if (!ShiftsMay.Change(who, shift)) throw new NotFound();
        if (remove)
        {
            shift.MustBeAhead(clock.Now);
            db.Remove(shift);
        }
        else
        {
            shift.Stop(clock.Now);
        }
        (await book.Rota(shift.Organisation, stop)).Changed();
        db.Touched(ShiftBook.Topic(shift.Organisation));
        await db.SaveChangesAsync(stop);
        return shift.Organisation;
    }
}

/// <summary>Takes the duty, or gives it up: it then falls to the one on shift who had it least recently. Refusals: shifts.duty_needs_shift, shifts.duty_already_yours, shifts.duty_not_yours.</summary>
internal sealed class TakeDuty(CoureeDb db, Clock clock, ShiftBook book) : IUseCase
{
    public async Task<bool> Do(Actor who, OrganisationId organisation, bool take, CancellationToken stop)
    {
        if (!ShiftsMay.Plan(who, organisation)) throw new NotFound();
        var now = clock.Now;
        var rota = await book.Rota(organisation, stop);
        if (take) db.Add(rota.TakeDuty(Id.New<DutyTurnId>(clock), who.Self, now, await book.Overlapping(organisation, now, now.AddMilliseconds(1)).ToListAsync(stop)));
        else rota.LeaveDuty(who.Self);
        db.Touched(ShiftBook.Topic(organisation));
        await db.SaveChangesAsync(stop);
        return take;
    }
}
