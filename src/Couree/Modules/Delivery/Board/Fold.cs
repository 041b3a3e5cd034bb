using System.Globalization;
using System.Text;

namespace Couree.Modules.Delivery.Board;

/// <summary>Text as people look for it: small letters, no accents.</summary>
internal static class Fold
{
    public static string Plain(string text) =>
        new([.. text.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark).Select(char.ToLowerInvariant)]);
}
