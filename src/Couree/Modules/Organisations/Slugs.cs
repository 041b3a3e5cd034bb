using System.Globalization;
using System.Text;

namespace Couree.Modules.Organisations;

/// <summary>A name as it stands in an address: "L’Épi commun" → "l-epi-commun".</summary>
internal static class Slugs
{
    public static string Of(string name)
    {
        var slug = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter)) slug.Append(letter);
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        var trimmed = slug.ToString().Trim('-');
        return trimmed.Length > 50 ? trimmed[..50].Trim('-') : trimmed;
    }
}
