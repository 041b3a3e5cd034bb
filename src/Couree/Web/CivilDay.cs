using System.Globalization;

namespace Couree.Web;

/// <summary>A civil day typed in a field or an address. Only days that a calendar of ours can hold: one before or after must still exist.</summary>
internal static class CivilDay
{
    private static readonly DateOnly First = new(1900, 1, 1);
    private static readonly DateOnly Last = new(2999, 12, 31);

    /// <summary>Null when it is no day, or one that nobody means.</summary>
    public static DateOnly? Read(string? text) =>
        DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var day) && day >= First && day <= Last ? day : null;
}
