namespace Couree.Modules.Places.Hours;

/// <summary>An open stretch of time, half-open: <c>[FromAt, ToAt)</c>, both UTC.</summary>
internal readonly record struct OpenPeriod(DateTime FromAt, DateTime ToAt);

/// <summary>Today as a page needs it. Instants are UTC; spans are wall-clock minutes of <paramref name="Day"/>.</summary>
internal sealed record TodayHours(DateOnly Day, bool OpenNow, DateTime? ClosesAt, DateTime? OpensAt, DayRule Rule);

/// <summary>
/// Opening hours on the line of time. All instants are UTC; the zone says what the wall clock shows.
/// Across clock changes one promise holds: <em>whoever comes when the wall clock shows an opening hour finds the door open</em>.
/// So when an hour is doubled a place opens at the first passing of its opening time and closes at the last passing of its closing
/// time; a time that is skipped is the instant of the change, and an opening that lies wholly in the skipped hour does not happen.
/// </summary>
internal static class OpenTimes
{
    // Far enough for a place that only opens on one exceptional day next year.
    static readonly TimeSpan[] Reaches = [TimeSpan.FromDays(8), TimeSpan.FromDays(60), TimeSpan.FromDays(800)];

    public static bool IsOpen(this OpeningHours hours, DateTime utc, TimeZoneInfo zone) =>
        hours.OpenPeriods(utc, utc.AddTicks(1), zone).Count > 0;

    /// <summary>The first instant at or after <paramref name="utc"/> when it is open; <paramref name="utc"/> itself when open
    /// then; null when it does not open within 800 days.</summary>
    public static DateTime? NextOpening(this OpeningHours hours, DateTime utc, TimeZoneInfo zone)
    {
        foreach (var reach in Reaches)
            if (hours.OpenPeriods(utc, utc + reach, zone) is [var first, ..]) return first.FromAt;
        return null;
    }

    /// <summary>The first instant at or after <paramref name="utc"/> when it is closed; <paramref name="utc"/> itself when closed
    /// then; null when it does not close within 800 days.</summary>
    public static DateTime? NextClosing(this OpeningHours hours, DateTime utc, TimeZoneInfo zone)
    {
        foreach (var reach in Reaches)
        {
            if (hours.OpenPeriods(utc, utc + reach, zone) is not [var first, ..] || first.FromAt > utc) return utc;
            if (first.ToAt < utc + reach) return first.ToAt;
        }
        return null;
    }

    /// <summary>Every open stretch within <c>[fromUtc, toUtc)</c>, clipped to it, in order; they neither overlap nor touch.</summary>
    public static IReadOnlyList<OpenPeriod> OpenPeriods(this OpeningHours hours, DateTime fromUtc, DateTime toUtc, TimeZoneInfo zone)
    {
        if (fromUtc.Kind != DateTimeKind.Utc || toUtc.Kind != DateTimeKind.Utc) throw new ArgumentException("Instants are UTC.");
        var found = new List<OpenPeriod>();
        // Two days back: an opening lasts a day at most, and may have started late on its own.
        var last = CivilDay(toUtc, zone).AddDays(1);
        for (var day = CivilDay(fromUtc, zone).AddDays(-2); day <= last; day = day.AddDays(1))
            foreach (var span in hours.On(day).Spans)
            {
                var opens = Later(FirstPassing(day, span.From, zone), fromUtc);
                var closes = Earlier(LastPassing(day, span.To, zone), toUtc);
                if (opens < closes) found.Add(new OpenPeriod(opens, closes));
            }
        return Joined(found);
    }

    /// <summary>The civil day of <paramref name="utc"/>: its hours, whether open now, and the next change.</summary>
    public static TodayHours Today(this OpeningHours hours, DateTime utc, TimeZoneInfo zone)
    {
        var day = CivilDay(utc, zone);
        return hours.IsOpen(utc, zone)
            ? new TodayHours(day, true, hours.NextClosing(utc, zone), null, hours.On(day))
            : new TodayHours(day, false, null, hours.NextOpening(utc, zone), hours.On(day));
    }

    static List<OpenPeriod> Joined(List<OpenPeriod> periods)
    {
        periods.Sort((a, b) => a.FromAt.CompareTo(b.FromAt));
        var joined = new List<OpenPeriod>(periods.Count);
        foreach (var period in periods)
            if (joined.Count > 0 && period.FromAt <= joined[^1].ToAt)
                joined[^1] = joined[^1] with { ToAt = Later(joined[^1].ToAt, period.ToAt) };
            else joined.Add(period);
        return joined;
    }

    static DateOnly CivilDay(DateTime utc, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, zone));

    static DateTime FirstPassing(DateOnly day, int minute, TimeZoneInfo zone)
    {
        var wall = Wall(day, minute);
        if (zone.IsInvalidTime(wall)) return ChangeInstant(wall, zone);
        return At(wall, zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max() : zone.GetUtcOffset(wall));
    }

    // Closing at 02:00 is the end of the minute 01:59: it is that minute's last passing that counts, so that a doubled
    // hour which starts at the closing time adds nothing.
    static DateTime LastPassing(DateOnly day, int minute, TimeZoneInfo zone)
    {
        var wall = Wall(day, minute - 1);
        if (zone.IsInvalidTime(wall)) return ChangeInstant(wall, zone);
        return At(wall, zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Min() : zone.GetUtcOffset(wall)).AddMinutes(1);
    }

    /// <summary>The instant at which the clock jumped over this wall time: the first wall time that exists again, read after the jump.</summary>
    static DateTime ChangeInstant(DateTime wall, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(wall)) wall = wall.AddMinutes(1);
        return At(wall, zone.GetUtcOffset(wall));
    }

    static DateTime Wall(DateOnly day, int minute) => day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
    static DateTime At(DateTime wall, TimeSpan offset) => DateTime.SpecifyKind(wall - offset, DateTimeKind.Utc);
    static DateTime Later(DateTime a, DateTime b) => a > b ? a : b;
    static DateTime Earlier(DateTime a, DateTime b) => a < b ? a : b;
}
