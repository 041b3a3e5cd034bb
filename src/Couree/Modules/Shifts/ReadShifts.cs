using Couree.Kernel;
using Couree.Modules.Organisations;
using Couree.Web;

namespace Couree.Modules.Shifts;

internal sealed record ShiftLine(ShiftId Id, PersonId Person, string Name, DateTime FromAt, DateTime UntilAt, int Kilos, int Litres, bool HasColdBox, bool OnDuty, bool IsMine, bool IsNow, bool CanRemove);

internal sealed record DayLine(DateOnly Day, bool IsToday, IReadOnlyList<ShiftLine> Shifts);

internal sealed record ShiftsView(OrganisationCard Organisation, IReadOnlyList<DayLine> Days, IReadOnlyList<ShiftLine> Now, bool IAmOn, string? OnDuty, bool DutyIsMine, int Week, Form Form, Refusal? Refused);

/// <summary>Reads a week of everyone's shifts for the people of a structure.</summary>
internal sealed class ReadShifts(Clock clock, IOrganisations organisations, ShiftBook book) : IUseCase
{
    /// <param name="week">0 is this week, 1 the next…</param>
    public async Task<ShiftsView> Do(Actor who, string slug, int week, Form? form, Refusal? refused, CancellationToken stop)
    {
        var organisation = await organisations.Within(who, slug, ShiftsMay.Riders, stop);
        var today = clock.Today;
        var monday = today.AddDays(-((int)today.DayOfWeek + 6) % 7 + 7 * Math.Clamp(week, -52, 52));
        var now = clock.Now;
        var (from, until) = (clock.Instant(monday, TimeOnly.MinValue), clock.Instant(monday.AddDays(7), TimeOnly.MinValue));
        var cards = await book.Between(organisation.Id, from < now ? from : now, until > now ? until : now.AddMinutes(1), stop);
        ShiftLine Line(ShiftCard s) => new(s.Id, s.Person, s.Name, s.FromAt, s.UntilAt, s.CapacityGrams / 1000, s.CapacityLitres, s.HasColdBox, s.OnDuty, s.Person == who.Person, s.FromAt <= now && now < s.UntilAt, s.Person == who.Person && s.FromAt > now);
        var lines = cards.Select(Line).ToList();
        var riding = lines.Where(l => l.IsNow).ToList();
        var days = Enumerable.Range(0, 7).Select(monday.AddDays).Select(day => new DayLine(day, day == today, [.. lines.Where(l => DateOnly.FromDateTime(clock.Civil(l.FromAt)) == day)])).ToList();
        return new ShiftsView(organisation, days, riding, riding.Any(l => l.IsMine), riding.FirstOrDefault(l => l.OnDuty)?.Name, riding.Any(l => l is { OnDuty: true, IsMine: true }), week,
            form ?? Form.From(new { day = today, from = "09:00", until = "13:00", kilos = 60, litres = 200, hours = 4 }), refused);
    }
}
