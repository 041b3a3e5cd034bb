using System.Text.Json.Serialization;

namespace Couree.Modules.Places.Hours;

/// <summary>
/// When a place is open: a civil week, a rule for public holidays, and dated exceptions (closures, special openings, ranges).
/// A value: two are equal when they say the same. Text form: <see cref="OpeningHoursText"/>.
/// Of several rules for a day the more particular wins: exception, then holiday, then week; among exceptions the last listed.
/// A rule governs the openings that <em>start</em> on its day: Friday 22:00-02:00 still ends on a closed Saturday at 02:00.
/// </summary>
[JsonConverter(typeof(OpeningHoursJson))]
internal sealed class OpeningHours : IEquatable<OpeningHours>
{
    /// <summary>Never open.</summary>
    public static readonly OpeningHours Never = new([], HolidayRule.AsUsual, []);

    readonly DailySpan[][] week;

    /// <param name="week">Any number of spans per day, in any order; overlapping ones are joined.</param>
    /// <param name="holidays">What happens on a French public holiday.</param>
    /// <param name="exceptions">In order of precedence, the last wins.</param>
    public OpeningHours(IEnumerable<(DayOfWeek Day, DailySpan Span)> week, HolidayRule holidays, IEnumerable<DatedHours> exceptions)
    {
        var byDay = week.ToLookup(entry => entry.Day, entry => entry.Span);
        this.week = [.. Enum.GetValues<DayOfWeek>().Select(day => DailySpan.Canonical(byDay[day]))];
        Holidays = holidays;
        Exceptions = [.. exceptions];
    }

    public HolidayRule Holidays { get; }
    public IReadOnlyList<DatedHours> Exceptions { get; }

    /// <summary>The usual openings of a weekday, sorted.</summary>
    public IReadOnlyList<DailySpan> On(DayOfWeek day) => week[(int)day];

    /// <summary>The rule that governs this civil day, and the openings that start on it.</summary>
    public DayRule On(DateOnly day)
    {
        for (var i = Exceptions.Count - 1; i >= 0; i--)
            if (Exceptions[i].Covers(day)) return new DayRule(Exceptions[i].Spans, Exceptions[i], null);
        var holiday = FrenchHolidays.On(day);
        if (holiday is not null && !Holidays.IsAsUsual) return new DayRule(Holidays.Spans, null, holiday);
        return new DayRule(week[(int)day.DayOfWeek], null, holiday);
    }

    public bool Equals(OpeningHours? other) =>
        other is not null && Holidays.Equals(other.Holidays) && Exceptions.SequenceEqual(other.Exceptions)
        && week.Zip(other.week).All(days => days.First.AsSpan().SequenceEqual(days.Second));

    public override bool Equals(object? obj) => Equals(obj as OpeningHours);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The notation of <see cref="OpeningHoursText"/>.</summary>
    public override string ToString() => OpeningHoursText.Format(this);
}

/// <summary>What governs one civil day: its openings and, when it is not the ordinary week, why.</summary>
internal sealed record DayRule(IReadOnlyList<DailySpan> Spans, DatedHours? Exception, Holiday? Holiday);

/// <summary>On public holidays: as any other day, closed, or at special hours.</summary>
internal sealed class HolidayRule : IEquatable<HolidayRule>
{
    public static readonly HolidayRule AsUsual = new(true, []);
    public static readonly HolidayRule Closed = new(false, []);

    HolidayRule(bool asUsual, DailySpan[] spans) => (IsAsUsual, Spans) = (asUsual, spans);

    public static HolidayRule Special(IEnumerable<DailySpan> spans) => new(false, DailySpan.Canonical(spans));

    public bool IsAsUsual { get; }
    public IReadOnlyList<DailySpan> Spans { get; }

    public bool Equals(HolidayRule? other) => other is not null && IsAsUsual == other.IsAsUsual && Spans.SequenceEqual(other.Spans);
    public override bool Equals(object? obj) => Equals(obj as HolidayRule);
    public override int GetHashCode() => HashCode.Combine(IsAsUsual, Spans.Count);
}

/// <summary>Hours for a day or an inclusive range of days; no spans means closed. The reason is shown to people.</summary>
internal sealed class DatedHours : IEquatable<DatedHours>
{
    /// <exception cref="ArgumentException">when the range runs backwards.</exception>
    public DatedHours(DateOnly from, DateOnly to, IEnumerable<DailySpan> spans, string? reason = null)
    {
        if (to < from) throw new ArgumentException("A range of days ends on or after the day it starts.", nameof(to));
        From = from;
        To = to;
        Spans = DailySpan.Canonical(spans);
        // Quotes and line breaks would break the text notation; nobody misses them in a reason.
        var clean = string.Join(' ', (reason ?? "").Replace('"', '\'').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Reason = clean.Length == 0 ? null : clean;
    }

    public DateOnly From { get; }
    public DateOnly To { get; }
    public IReadOnlyList<DailySpan> Spans { get; }
    public string? Reason { get; }
    public bool IsClosed => Spans.Count == 0;

    public bool Covers(DateOnly day) => From <= day && day <= To;

    public bool Equals(DatedHours? other) =>
        other is not null && (From, To, Reason) == (other.From, other.To, other.Reason) && Spans.SequenceEqual(other.Spans);
    public override bool Equals(object? obj) => Equals(obj as DatedHours);
    public override int GetHashCode() => HashCode.Combine(From, To, Spans.Count);
}
