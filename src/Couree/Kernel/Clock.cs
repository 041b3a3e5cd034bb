namespace Couree.Kernel;

/// <summary>
/// The one clock: instants are UTC <see cref="DateTime"/> truncated to the millisecond (both engines keep it exactly),
/// civil days and hours are read in the territory's zone. Tests move it through <paramref name="time"/>.
/// </summary>
public sealed class Clock(TimeProvider time, TimeZoneInfo zone)
{
    public TimeZoneInfo Zone { get; } = zone;

    internal DateTimeOffset Exact => time.GetUtcNow();

    /// <summary>Now, UTC, to the millisecond.</summary>
    public DateTime Now
    {
        get
        {
            var now = time.GetUtcNow().UtcDateTime;
            return new DateTime(now.Ticks - now.Ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
        }
    }

    public DateOnly Today => DateOnly.FromDateTime(Civil(Now));

    /// <summary>The wall-clock time of an instant in the territory's zone (Kind Unspecified).</summary>
    public DateTime Civil(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone);

    /// <summary>The instant of a civil day and hour. An hour skipped by the clock change is pushed forward by the gap; a doubled one is its first.</summary>
    public DateTime Instant(DateOnly day, TimeOnly hour)
    {
        var local = day.ToDateTime(hour);
        if (Zone.IsInvalidTime(local)) local = local.AddHours(1);
        if (Zone.IsAmbiguousTime(local)) return DateTime.SpecifyKind(local - Zone.GetAmbiguousTimeOffsets(local).Max(), DateTimeKind.Utc);
        return TimeZoneInfo.ConvertTimeToUtc(local, Zone);
    }
}
