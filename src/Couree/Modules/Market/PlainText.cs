using System.Globalization;
using System.Text;

namespace Couree.Modules.Market;

/// <summary>Text as it is searched: small letters, no accents, "œuf" is "oeuf".</summary>
internal static class PlainText
{
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Replace("œ", "oe").Replace("Œ", "oe").Replace("æ", "ae").Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                plain.Append(char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ');
        return string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    public static IReadOnlyList<string> Words(string text) => Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
