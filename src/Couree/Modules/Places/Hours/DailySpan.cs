using System.Globalization;

namespace Couree.Modules.Places.Hours;

/// <summary>
/// One opening within a civil day, in minutes since that day's midnight: <c>[From, To)</c>, with
/// 0 ≤ From &lt; 1440 and From &lt; To ≤ From + 1440. To above 1440 runs past midnight into the next day.
/// </summary>
internal readonly record struct DailySpan : IComparable<DailySpan>
{
    public const int Day = 24 * 60;

    /// <exception cref="ArgumentOutOfRangeException">when the bounds are not as described on the type.</exception>
    public DailySpan(int from, int to)
    {
        if (from is < 0 or >= Day) throw new ArgumentOutOfRangeException(nameof(from), from, "A period starts between 00:00 and 23:59.");
        if (to <= from || to > from + Day) throw new ArgumentOutOfRangeException(nameof(to), to, "A period lasts from one minute to one day.");
        From = from;
        To = to;
    }

    public int From { get; }
    public int To { get; }

    /// <summary>A closing at or before the opening means the next day: 18:00 to 02:00; 08:00 to 08:00 is a whole day.</summary>
    public static DailySpan Of(TimeOnly from, TimeOnly to)
    {
        int start = Minutes(from), end = Minutes(to);
        return new DailySpan(start, end > start ? end : end + Day);
    }

    public TimeOnly Opens => new(From / 60, From % 60);

    /// <summary>The wall clock at closing; 00:00 when closing at midnight.</summary>
    public TimeOnly Closes => new(To / 60 % 24, To % 60);

    public bool PassesMidnight => To > Day;

    public int CompareTo(DailySpan other) => (From, To).CompareTo((other.From, other.To));

    /// <summary><c>09:00-12:30</c>; <c>18:00-02:00</c> past midnight; <c>18:00-24:00</c> up to midnight.</summary>
    public override string ToString() => $"{Clock(From)}-{(To == Day ? "24:00" : Clock(To % Day))}";

    /// <summary>Sorted, and with what touches or overlaps made one (as far as one day long): the canonical form of a day.</summary>
    internal static DailySpan[] Canonical(IEnumerable<DailySpan> spans)
    {
        var merged = new List<DailySpan>();
        foreach (var span in spans.Order())
        {
            if (merged.Count == 0 || span.From > merged[^1].To || span.To > merged[^1].From + Day) merged.Add(span);
            else if (span.To > merged[^1].To) merged[^1] = new DailySpan(merged[^1].From, span.To);
        }
        return [.. merged];
    }

    static int Minutes(TimeOnly time) => time.Hour * 60 + time.Minute;

    static string Clock(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");
}
