using System.Globalization;

namespace Couree.Modules.Places.Hours;

/// <summary>Reads the notation of <see cref="OpeningHoursText"/> by recursive descent, so that an error knows its place.</summary>
internal sealed class OpeningHoursReader(string text)
{
    static readonly Dictionary<string, DayOfWeek> Days = new(StringComparer.OrdinalIgnoreCase)
    {
        ["mo"] = DayOfWeek.Monday, ["tu"] = DayOfWeek.Tuesday, ["we"] = DayOfWeek.Wednesday, ["th"] = DayOfWeek.Thursday,
        ["fr"] = DayOfWeek.Friday, ["sa"] = DayOfWeek.Saturday, ["su"] = DayOfWeek.Sunday,
        ["lu"] = DayOfWeek.Monday, ["ma"] = DayOfWeek.Tuesday, ["me"] = DayOfWeek.Wednesday, ["je"] = DayOfWeek.Thursday,
        ["ve"] = DayOfWeek.Friday, ["di"] = DayOfWeek.Sunday,
    };

    readonly Dictionary<DayOfWeek, DailySpan[]> week = [];
    readonly List<DatedHours> exceptions = [];
    HolidayRule holidays = HolidayRule.AsUsual;
    int at;

    public OpeningHours Read()
    {
        Blank();
        if (Take("24/7")) Everyday();
        else if (at < text.Length && !Closed()) Rule();
        while (Blank() && at < text.Length)
        {
            if (!Take(";")) throw Error("text", "expected ';' between two rules");
            if (Blank() && at < text.Length) Rule();
        }
        return new OpeningHours(week.SelectMany(day => day.Value.Select(span => (day.Key, span))), holidays, exceptions);
    }

    void Everyday()
    {
        foreach (var day in Enum.GetValues<DayOfWeek>()) week[day] = [new DailySpan(0, DailySpan.Day)];
    }

    void Rule()
    {
        if (at < text.Length && char.IsAsciiDigit(text[at])) Dated();
        else if (Take("PH") || Take("JF"))
        {
            var spans = Hours();
            holidays = spans.Length == 0 ? HolidayRule.Closed : HolidayRule.Special(spans);
        }
        else
        {
            var days = DayList();
            var spans = Hours();
            foreach (var day in days) week[day] = spans;
        }
    }

    void Dated()
    {
        var from = Date();
        var to = from;
        var start = at;
        if (Take("..") && (to = Date()) < from)
        {
            at = start + 2;
            throw Error("range", "expected a last day on or after the first");
        }
        var spans = Hours();
        Blank();
        exceptions.Add(new DatedHours(from, to, spans, Reason()));
    }

    string? Reason()
    {
        if (!Take("\"")) return null;
        var end = text.IndexOf('"', at);
        if (end < 0) throw Error("text", "expected a closing quote after the reason");
        var reason = text[at..end];
        at = end + 1;
        return reason;
    }

    List<DayOfWeek> DayList()
    {
        var days = new List<DayOfWeek>();
        do
        {
            Blank();
            var first = OneDay();
            days.Add(first);
            if (!Take("-")) continue;
            var last = OneDay();
            for (var day = first; day != last;) days.Add(day = (DayOfWeek)(((int)day + 1) % 7));
        }
        while (Take(","));
        return days;
    }

    DayOfWeek OneDay()
    {
        if (at + 2 <= text.Length && Days.TryGetValue(text.Substring(at, 2), out var day) && !(at + 2 < text.Length && char.IsLetter(text[at + 2])))
        {
            at += 2;
            return day;
        }
        throw Error("day", "expected a day (Mo Tu We Th Fr Sa Su, PH) or a date (2026-08-15)");
    }

    DateOnly Date()
    {
        if (at + 10 <= text.Length && DateOnly.TryParseExact(text.AsSpan(at, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            at += 10;
            return day;
        }
        throw Error("date", "expected a date such as 2026-08-15");
    }

    DailySpan[] Hours()
    {
        Blank();
        if (Closed()) return [];
        var spans = new List<DailySpan>();
        do
        {
            Blank();
            spans.Add(Span());
        }
        while (Take(","));
        return DailySpan.Canonical(spans);
    }

    bool Closed() => Take("off") || Take("closed") || Take("fermé");

    DailySpan Span()
    {
        var start = at;
        var from = Time();
        if (from == DailySpan.Day)
        {
            at = start;
            throw Error("time", "expected an opening time before 24:00");
        }
        if (!Take("-")) throw Error("hours", "expected '-' and a closing time");
        var to = Time();
        return new DailySpan(from, to > from ? to : to + DailySpan.Day);
    }

    int Time()
    {
        if (at + 5 <= text.Length && text[at + 2] == ':'
            && int.TryParse(text.AsSpan(at, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            && int.TryParse(text.AsSpan(at + 3, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var minute)
            && minute < 60 && (hour < 24 || hour == 24 && minute == 0))
        {
            at += 5;
            return hour * 60 + minute;
        }
        throw Error("time", "expected a time such as 09:00, or off");
    }

    bool Take(string expected)
    {
        if (string.Compare(text, at, expected, 0, expected.Length, StringComparison.OrdinalIgnoreCase) != 0) return false;
        at += expected.Length;
        return true;
    }

    bool Blank()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        return true;
    }

    OpeningHoursError Error(string code, string expected) => new(text, at, code, expected);
}
