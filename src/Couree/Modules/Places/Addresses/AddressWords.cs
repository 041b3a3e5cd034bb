using System.Globalization;
using System.Text;

namespace Couree.Modules.Places.Addresses;

/// <summary>Takes written addresses to bare words: lower case, no accents, split at whatever is neither letter nor digit.</summary>
internal static class AddressWords
{
    static readonly HashSet<string> Small = ["de", "du", "des", "d", "la", "le", "les", "l", "et", "a", "au", "aux", "en", "lez"];

    static readonly HashSet<string> Kinds =
    [
        "rue", "boulevard", "avenue", "place", "chemin", "impasse", "allee", "route", "faubourg", "quai", "cours", "square", "passage",
        "residence", "cite", "lotissement", "hameau", "chaussee", "ruelle", "sentier", "voie", "esplanade", "promenade", "parvis",
        "rond", "venelle", "villa", "clos", "domaine", "cour", "grand", "grande", "rang", "parc", "mail", "montee", "digue", "sente",
    ];

    /// <summary>Words too common to find a street by.</summary>
    public static bool IsSmall(string word) => Small.Contains(word);

    /// <summary>A kind of street, in full: a number stands before it.</summary>
    public static bool IsKind(string word) => Kinds.Contains(word);

    /// <summary>Rue de l'Église → rue, de, l, eglise.</summary>
    public static List<string> Split(string text)
    {
        var words = new List<string>(8);
        var word = new StringBuilder(16);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            var lower = char.ToLowerInvariant(c);
            if (lower is >= 'a' and <= 'z' or >= '0' and <= '9') word.Append(lower);
            else if (Ligature(lower) is { } letters) word.Append(letters);
            else End();
        }
        End();
        return words;

        void End()
        {
            if (word.Length == 0) return;
            words.Add(word.ToString());
            word.Clear();
        }
    }

    /// <summary>The words a name is filed under: abbreviations in full, small words dropped unless nothing else is left.</summary>
    public static string[] Filed(string name)
    {
        var split = Split(name);
        var full = split.SelectMany((word, i) => Abbreviations.InFull(word, i == 0)).ToArray();
        var kept = full.Where(word => !IsSmall(word)).ToArray();
        return kept.Length > 0 ? kept : full;
    }

    static string? Ligature(char c) => c switch { 'œ' => "oe", 'æ' => "ae", 'ß' => "ss", 'ø' => "o", 'ł' => "l", _ => null };
}
