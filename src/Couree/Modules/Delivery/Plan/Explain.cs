using System.Text.RegularExpressions;
using Couree.Kernel;
using Couree.Web;

namespace Couree.Modules.Delivery.Plan;

/// <summary>Says in words why a run costs what it costs to whom: "Manon : +4 min, entre la rue Gambetta et la place Rihour ; Tom : +9 ; Yasmine n’a plus de place jusqu’à 11 h 40".</summary>
internal static partial class Explain
{
    /// <summary>Those who can, by detour; then those who cannot, and why.</summary>
    public static IEnumerable<BikeOption> Ranked(IEnumerable<BikeOption> options) => options.OrderBy(o => o.Fits ? 0 : 1).ThenBy(o => o.DetourSeconds).ThenBy(o => o.Name, StringComparer.Ordinal);

    /// <summary>One sentence for a waiting run: the best in full, the others in short.</summary>
    public static string Sentence(IReadOnlyList<BikeOption> options, Clock clock, string language) =>
        string.Join(language == "en" ? "; " : " ; ", Ranked(options).Select((option, i) => i == 0 ? Full(option, clock, language) : Short(option, clock, language)));

    public static string Full(BikeOption option, Clock clock, string language)
    {
        if (option.Obstacle is { } obstacle) return Cannot(option, obstacle, clock, language);
        var facts = new { name = option.Name, minutes = Minutes(option), a = Door(option.Before, language), b = Door(option.After, language) };
        var key = (option.Before, option.After, option.Together) switch
        {
            (null, null, _) => "delivery.explain.free",
            (_, null, true) => "delivery.explain.after",
            (null, _, true) => "delivery.explain.before",
            (_, _, true) => "delivery.explain.between",
            (null, _, _) => "delivery.explain.apart_first",
            (_, null, _) => "delivery.explain.apart_last",
            _ => "delivery.explain.apart",
        };
        return Words.SayIn(language, key, facts);
    }

    public static string Short(BikeOption option, Clock clock, string language) => option.Obstacle is { } obstacle
        ? Cannot(option, obstacle, clock, language)
        : Words.SayIn(language, "delivery.explain.short", new { name = option.Name, minutes = Minutes(option) });

    /// <summary>Detour in whole minutes, rounded half up; never below zero on screen.</summary>
    public static int Minutes(BikeOption option) => Math.Max(0, (option.DetourSeconds + 30) / 60);

    /// <summary>"12 min", "1 h 05": nobody reads 587 minutes.</summary>
    public static string Long(int minutes) => minutes < 60 ? $"{minutes} min" : $"{minutes / 60} h {minutes % 60:00}";

    /// <summary>"11 h 40" in French, "11:40" in English, on the territory's clock.</summary>
    public static string Hour(DateTime at, Clock clock, string language)
    {
        var civil = clock.Civil(at);
        return language == "en" ? $"{civil:HH:mm}" : $"{civil.Hour} h {civil:mm}";
    }

    /// <summary>"la rue Gambetta" for "12 bis rue Gambetta, 59000 Lille".</summary>
    public static string Street(string address, string language)
    {
        var street = Town().Replace(Number().Replace(address, ""), "").Trim(' ', ',');
        if (street.Length == 0) return address;
        if (language == "en") return street;
        var kind = street.Split(' ')[0].ToLowerInvariant();
        var article = kind switch
        {
            "rue" or "place" or "ruelle" or "impasse" or "cour" or "chaussée" or "route" or "cité" or "résidence" => "la ",
            "boulevard" or "quai" or "square" or "chemin" or "passage" or "parvis" or "sentier" or "cours" => "le ",
            "avenue" or "allée" or "esplanade" => "l’",
            _ => "",
        };
        return article.Length == 0 ? street : article + char.ToLowerInvariant(street[0]) + street[1..];
    }

    private static string Cannot(BikeOption option, Obstacle obstacle, Clock clock, string language) => obstacle switch
    {
        { Why: "delivery.explain.full", FreeAt: { } freeAt } => Words.SayIn(language, "delivery.explain.full_until", new { name = option.Name, hour = Hour(freeAt, clock, language) }),
        { FreeAt: { } endsAt } => Words.SayIn(language, obstacle.Why, new { name = option.Name, late = Long(obstacle.Minutes), hour = Hour(endsAt, clock, language) }),
        _ => Words.SayIn(language, obstacle.Why, new { name = option.Name, late = Long(obstacle.Minutes) }),
    };

    private static string Door(Stop? stop, string language) => stop is null ? "" : Street(stop.Address, language);

    [GeneratedRegex(@"^\s*\d+\s*(?:bis|ter|quater|[a-d])?\s*,?\s+(?=\S)", RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    [GeneratedRegex(@"\s*,.*$|\s+\d{5}\b.*$")]
    private static partial Regex Town();
}
