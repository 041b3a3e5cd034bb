using System.Globalization;
using System.Text;

namespace Couree.Modules.Places.Hours;

/// <summary>
/// The written form, a readable cousin of OpenStreetMap's <c>opening_hours</c>:
/// <code>Mo-Fr 09:00-12:30,14:00-19:00; Sa 09:00-13:00; PH off; 2026-08-01..2026-08-16 off "summer break"</code>
/// Rules are parted by <c>;</c>, a later rule for the same weekday replaces the earlier. Days: Mo Tu We Th Fr Sa Su (or
/// Lu Ma Me Je Ve Sa Di), <c>PH</c> or <c>JF</c> for public holidays (unsaid: as usual), ISO dates or <c>from..to</c>.
/// Hours: <c>off</c> (or <c>fermé</c>), spans parted by commas; a closing before the opening is the next day; <c>24/7</c> alone is always.
/// </summary>
internal static class OpeningHoursText
{
    const int MostKnown = 2000;
    static readonly System.Collections.Concurrent.ConcurrentDictionary<string, OpeningHours> Read = new(StringComparer.Ordinal);
    static readonly string[] Days = ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"];
    static readonly DayOfWeek[] Week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday,
        DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <exception cref="OpeningHoursError">names the place in the text.</exception>
    public static OpeningHours Parse(string text) => new OpeningHoursReader(text).Read();

    /// <summary>The same, read once for each text: what a place keeps is asked for by every page that shows it.</summary>
    public static OpeningHours Known(string text)
    {
        if (Read.TryGetValue(text, out var hours)) return hours;
        if (Read.Count >= MostKnown) Read.Clear();
        return Read[text] = Parse(text);
    }

    /// <summary>The hours, or the error that says where and what.</summary>
    public static bool TryParse(string text, out OpeningHours hours, out OpeningHoursError? error)
    {
        try
        {
            hours = Parse(text);
            error = null;
            return true;
        }
        catch (OpeningHoursError found)
        {
            hours = OpeningHours.Never;
            error = found;
            return false;
        }
    }

    /// <summary>Canonical: neighbouring weekdays with the same hours become a range. <c>Parse(Format(x))</c> equals x.</summary>
    public static string Format(OpeningHours hours)
    {
        var rules = new List<string>();
        for (var first = 0; first < 7;)
        {
            var spans = hours.On(Week[first]);
            var last = first;
            while (last < 6 && hours.On(Week[last + 1]).SequenceEqual(spans)) last++;
            if (spans.Count > 0) rules.Add($"{Range(first, last)} {Spans(spans)}");
            first = last + 1;
        }
        if (!hours.Holidays.IsAsUsual) rules.Add($"PH {Spans(hours.Holidays.Spans)}");
        rules.AddRange(hours.Exceptions.Select(Dated));
        return rules.Count == 0 ? "off" : string.Join("; ", rules);
    }

    internal static string Spans(IReadOnlyList<DailySpan> spans) => spans.Count == 0 ? "off" : string.Join(",", spans);

    internal static string Name(DayOfWeek day) => Days[(int)day];

    internal static IReadOnlyList<DayOfWeek> MondayFirst => Week;

    static string Range(int first, int last) =>
        first == last ? Name(Week[first]) : $"{Name(Week[first])}{(last == first + 1 ? ',' : '-')}{Name(Week[last])}";

    static string Dated(DatedHours dated)
    {
        var text = new StringBuilder(Iso(dated.From));
        if (dated.To != dated.From) text.Append("..").Append(Iso(dated.To));
        text.Append(' ').Append(Spans(dated.Spans));
        if (dated.Reason is not null) text.Append(" \"").Append(dated.Reason).Append('"');
        return text.ToString();
    }

    static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Where the text stops making sense. <paramref name="position"/> counts characters from 0;
/// <paramref name="code"/> is one of day, date, range, time, hours, text.</summary>
internal sealed class OpeningHoursError(string text, int position, string code, string expected)
    : FormatException($"Opening hours, character {position + 1}: {expected}, found \"{Found(text, position)}\".")
{
    public int Position { get; } = position;
    public string Code { get; } = code;
    public string Expected { get; } = expected;
    public string FoundText { get; } = Found(text, position);

    static string Found(string text, int position) =>
        position >= text.Length ? "(end)" : text[position..Math.Min(text.Length, position + 12)];
}
