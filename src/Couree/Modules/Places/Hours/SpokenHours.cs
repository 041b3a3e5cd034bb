using System.Text.RegularExpressions;

namespace Couree.Modules.Places.Hours;

/// <summary>
/// Hours as a grocer writes them on the door, "Lundi au vendredi : 9h-12h30 et 14h-19h, fermé les jours fériés", and the notation of
/// <see cref="OpeningHoursText"/>: each becomes the other. What stands between quotes is a reason and stays as written.
/// </summary>
internal static partial class SpokenHours
{
    private static readonly (string Notation, string Short, string Pattern)[] Days =
    [
        ("Mo", "lu", "lundis?|lun"), ("Tu", "ma", "mardis?|mar"), ("We", "me", "mercredis?|mer"), ("Th", "je", "jeudis?|jeu"),
        ("Fr", "ve", "vendredis?|ven"), ("Sa", "sa", "samedis?|sam"), ("Su", "di", "dimanches?|dim"),
    ];

    /// <summary>The notation, where the words were understood; the rest untouched, for the reader to complain of.</summary>
    public static string ToNotation(string text) => Outside(text, part =>
    {
        part = Lines().Replace(part, "; ");
        part = Everyday().Replace(part, "Mo-Su");
        foreach (var (notation, letters, pattern) in Days) part = Regex.Replace(part, $@"\b(?:{pattern}|{letters})\b\.?", notation, RegexOptions.IgnoreCase);
        part = Holidays().Replace(part, "PH");
        part = ClosedOn().Replace(part, "$1 off");
        part = Closed().Replace(part, "off");
        part = Hour().Replace(part, hour => $"{hour.Groups[1].Value.PadLeft(2, '0')}:{(hour.Groups[2].Success ? hour.Groups[2].Value : "00")}");
        part = To().Replace(part, "-");
        part = And().Replace(part, ",");
        part = Colon().Replace(part, " ");
        part = Filler().Replace(part, "");
        return Joint().Replace(part, "$1");
    });

    /// <summary>"lu-ve 9h-12h30, 14h-19h; fériés fermé" for people who write French; the notation itself for others.</summary>
    public static string From(string notation, string language) => language != "fr" ? notation : Outside(notation, part =>
    {
        foreach (var (code, letters, _) in Days) part = Regex.Replace(part, $@"\b{code}\b", letters);
        part = Regex.Replace(part, @"\bPH\b", "fériés");
        part = Regex.Replace(part, @"\boff\b", "fermé");
        return Time().Replace(part, time => $"{int.Parse(time.Groups[1].ValueSpan)}h{(time.Groups[2].Value == "00" ? "" : time.Groups[2].Value)}").Replace(",", ", ");
    });

    private static string Outside(string text, Func<string, string> say) => string.Join('"', text.Split('"').Select((part, i) => i % 2 == 0 ? say(part) : part));

    [GeneratedRegex(@"\s*[\r\n]+\s*|\s*,\s*(?=ferm)", RegexOptions.IgnoreCase)] private static partial Regex Lines();
    [GeneratedRegex(@"\btous les jours\b", RegexOptions.IgnoreCase)] private static partial Regex Everyday();
    [GeneratedRegex(@"\b(?:les )?(?:jours )?f[ée]ri[ée]s?\b|\bJF\b", RegexOptions.IgnoreCase)] private static partial Regex Holidays();
    [GeneratedRegex(@"\bferm[ée]e?s?\s+(?:le |les )?((?:Mo|Tu|We|Th|Fr|Sa|Su|PH)\b)", RegexOptions.IgnoreCase)] private static partial Regex ClosedOn();
    [GeneratedRegex(@"\bferm[ée]e?s?\b", RegexOptions.IgnoreCase)] private static partial Regex Closed();
    [GeneratedRegex(@"\b(\d{1,2})\s?h(?:\s?(\d{2})\b)?", RegexOptions.IgnoreCase)] private static partial Regex Hour();
    [GeneratedRegex(@"\s*[–—]\s*|\s+(?:au|à)\s+", RegexOptions.IgnoreCase)] private static partial Regex To();
    [GeneratedRegex(@"\s+et\s+|\s*&\s*", RegexOptions.IgnoreCase)] private static partial Regex And();
    [GeneratedRegex(@"(?<=[A-Za-z])\s*:\s*")] private static partial Regex Colon();
    [GeneratedRegex(@"\b(?:du|de|le|les)\s+", RegexOptions.IgnoreCase)] private static partial Regex Filler();
    [GeneratedRegex(@"\s*([-,])\s*")] private static partial Regex Joint();
    [GeneratedRegex(@"\b(\d{2}):(\d{2})\b")] private static partial Regex Time();
}
