using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text;
using Couree.Kernel;

namespace Couree.Web;

/// <summary>
/// Every sentence on screen, in mails and in refusals: the rooms' `Words.fr.resx` and `Words.en.resx`, one flat dictionary a
/// language, `{name}` placeholders. A missing key is a defect that a test finds; on screen it shows itself as the key.
/// </summary>
public static class Words
{
    public static readonly CultureInfo French = FrenchHours();
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly FrozenDictionary<string, string> Fr = Load("fr");
    private static readonly FrozenDictionary<string, string> En = Load("en");

    public static CultureInfo Culture(string language) => language == "en" ? English : French;

    /// <summary>"fr" or "en": the language of this request.</summary>
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "fr";

    /// <summary>An hour of the territory's clock as people write it: "9 h", "9 h 30"; "09:30" in English.</summary>
    public static string Hour(DateTime civil) => HourIn(Language, civil);

    public static string HourIn(string language, DateTime civil) =>
        civil.ToString(language == "en" ? "HH:mm" : civil.Minute == 0 ? "H'\u00a0h'" : "H'\u00a0h\u00a0'mm", CultureInfo.InvariantCulture);

    /// <summary>The sentence in the request's language, placeholders filled from an anonymous object or a dictionary.</summary>
    public static string Say(string key, object? facts = null) => SayIn(Language, key, facts);

    public static string SayIn(string language, string key, object? facts = null)
    {
        var words = language == "en" ? En : Fr;
        if (!words.TryGetValue(key, out var sentence)) return key;
        return facts is null || !sentence.Contains('{') ? sentence : Fill(sentence, facts, Culture(language));
    }

    /// <summary>`key.one` or `key.many` by number, with {count} filled.</summary>
    public static string Count(string key, long count, object? facts = null)
    {
        var all = Read(facts);
        all["count"] = count;
        return SayIn(Language, Math.Abs(count) < 2 && (Language == "fr" || Math.Abs(count) == 1) ? key + ".one" : key + ".many", all);
    }

    public static bool Knows(string key) => Fr.ContainsKey(key) && En.ContainsKey(key);

    /// <summary>Dates with their hour say "26/11/2026 9 h 30", where .NET says 09:30.</summary>
    private static CultureInfo FrenchHours()
    {
        var french = (CultureInfo)CultureInfo.GetCultureInfo("fr-FR").Clone();
        french.DateTimeFormat.ShortTimePattern = "H'\u00a0h\u00a0'mm";
        return CultureInfo.ReadOnly(french);
    }

    private static string Fill(string sentence, object facts, CultureInfo culture)
    {
        var filled = new StringBuilder(sentence);
        foreach (var (name, value) in Read(facts))
            filled.Replace("{" + name + "}", value switch
            {
                Money money => money.In(culture),
                IFormattable formattable => formattable.ToString(null, culture),
                _ => value?.ToString() ?? "",
            });
        return filled.ToString();
    }

    private static Dictionary<string, object?> Read(object? facts) => facts switch
    {
        null => [],
        IReadOnlyDictionary<string, object?> ready => new Dictionary<string, object?>(ready),
        _ => facts.GetType().GetProperties().ToDictionary(p => p.Name, p => p.GetValue(facts)),
    };

    private static FrozenDictionary<string, string> Load(string language)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var words = new Dictionary<string, string>();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith($".Words.{language}.resources", StringComparison.Ordinal)))
        {
            using var reader = new ResourceReader(assembly.GetManifestResourceStream(name)!);
            foreach (DictionaryEntry entry in reader) words.Add((string)entry.Key, (string)entry.Value!);
        }
        return words.ToFrozenDictionary();
    }
}
