using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Couree.Modules.Network.Show;

/// <summary>
/// Opening hours as schema.org reads them: `openingHours` has one text a span ("Mo-Fr 09:00-13:00"), closures and special days stand
/// apart as `specialOpeningHoursSpecification` (closed is 00:00 to 00:00). Public holidays have no words there.
/// </summary>
internal static partial class LinkedHours
{
    /// <param name="hours">in the notation of Places: "Mo-Fr 09:00-13:00,14:00-20:00; PH off; 2026-08-01..2026-08-16 off "…""</param>
    public static void Add(JsonObject linked, string hours)
    {
        // Reasons are for people, and may hold anything.
        var rules = Quoted().Replace(hours, "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(rule => rule.Split(' ', 3)).Where(rule => rule.Length >= 2 && rule[0] != "PH").ToList();
        var week = rules.Where(rule => char.IsLetter(rule[0][0]) && rule[1] != "off")
            .SelectMany(rule => rule[1].Split(',').Select(span => (JsonNode)$"{rule[0]} {Midnight(span)}")).ToArray();
        if (week.Length > 0) linked["openingHours"] = new JsonArray(week);
        var special = rules.Where(rule => char.IsAsciiDigit(rule[0][0])).SelectMany(Special).ToArray();
        if (special.Length > 0) linked["specialOpeningHoursSpecification"] = new JsonArray(special);
    }

    private static IEnumerable<JsonNode> Special(string[] rule)
    {
        var days = rule[0].Split("..");
        foreach (var span in rule[1] == "off" ? ["00:00-00:00"] : rule[1].Split(','))
        {
            var hours = Midnight(span).Split('-');
            yield return new JsonObject { ["@type"] = "OpeningHoursSpecification", ["validFrom"] = days[0], ["validThrough"] = days[^1], ["opens"] = hours[0], ["closes"] = hours[1] };
        }
    }

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    /// <summary>Schema.org's clock ends at 23:59.</summary>
    private static string Midnight(string span) => span.Replace("24:00", "23:59", StringComparison.Ordinal);
}
