using Couree.Database;
using Couree.Kernel;
using Couree.Seeds;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Shifts;

/// <summary>The village's couriers: a week of planned shifts, and at every start two of them on their bikes for at least two hours.</summary>
internal sealed class ShiftsSeed(Clock clock, ShiftBook book) : ISeed
{
    private static readonly (string Who, TimeOnly From, TimeOnly Until, Bike Bike)[] Usual =
    [
        ("manon", new(9, 0), new(14, 30), new(100_000, 300, true)),
        ("tom", new(11, 0), new(15, 0), new(60_000, 200, false)),
        ("tom", new(18, 0), new(22, 0), new(60_000, 200, false)),
        ("yasmine", new(11, 30), new(14, 0), new(60_000, 200, true)),
        ("yasmine", new(17, 30), new(22, 0), new(100_000, 300, true)),
    ];

    public int Order => 30;

    public Task Plant(CoureeDb db, Village village, CancellationToken stop) => Task.CompletedTask;

    public async Task Freshen(CoureeDb db, Village village, CancellationToken stop)
    {
        if (!village.Organisations.TryGetValue("braquets", out var braquets)) return;
        var now = clock.Now;
        var today = clock.Today;
        var known = await book.Overlapping(braquets, now.AddDays(-1), now.AddDays(9)).ToListAsync(stop);
        if (!await db.Set<Rota>().AnyAsync(r => r.Id == braquets, stop)) db.Add(new Rota { Id = braquets });
        for (var day = today; day <= today.AddDays(7); day = day.AddDays(1))
            foreach (var (who, from, until, bike) in Usual)
                if (village.People.TryGetValue(who, out var person)) Plan(person, clock.Instant(day, from), clock.Instant(day, until), bike);
        foreach (var (who, bike) in new[] { ("manon", Usual[0].Bike), ("tom", Usual[1].Bike) })
            if (village.People.TryGetValue(who, out var person)) Ride(person, bike);

        void Plan(PersonId person, DateTime fromAt, DateTime untilAt, Bike bike)
        {
            if (known.Any(s => s.Person == person && s.Overlaps(fromAt, untilAt))) return;
            var shift = Shift.Plan(Id.New<ShiftId>(clock), braquets, person, fromAt, untilAt, bike);
            known.Add(shift);
            db.Add(shift);
        }

        void Ride(PersonId person, Bike bike)
        {
            var (fromAt, untilAt) = (now.AddMinutes(-20), now.AddHours(4.5));
            // Somebody who rides for two more hours needs no other shift: starts that follow each other add nothing.
            if (!Gaps(known.Where(s => s.Person == person), now, now.AddHours(2)).Any()) return;
            foreach (var gap in Gaps(known.Where(s => s.Person == person), fromAt, untilAt).ToList()) Plan(person, gap.FromAt, gap.UntilAt, bike);
        }
    }

    /// <summary>What the person's shifts leave open between two instants.</summary>
    private static IEnumerable<(DateTime FromAt, DateTime UntilAt)> Gaps(IEnumerable<Shift> shifts, DateTime fromAt, DateTime untilAt)
    {
        var at = fromAt;
        foreach (var shift in shifts.Where(s => s.Overlaps(fromAt, untilAt)).OrderBy(s => s.FromAt))
        {
            if (shift.FromAt > at) yield return (at, shift.FromAt);
            if (shift.UntilAt > at) at = shift.UntilAt;
        }
        if (at < untilAt) yield return (at, untilAt);
    }
}
