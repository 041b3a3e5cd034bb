namespace Couree.Modules.Organisations;

/// <summary>The 14-digit number of an establishment (INSEE, Sirene): Luhn's check, but for La Poste whose digits sum to a multiple of 5.</summary>
internal static class Siret
{
    private const string LaPoste = "356000000";

    /// <summary>The digits alone when valid, null otherwise.</summary>
    public static string? Read(string? text)
    {
        var digits = new string([.. (text ?? "").Where(c => !char.IsWhiteSpace(c) && c != '.' && c != '-')]);
        if (digits.Length != 14 || !digits.All(char.IsAsciiDigit) || digits.All(c => c == '0')) return null;
        if (Luhn(digits)) return digits;
        return digits.StartsWith(LaPoste, StringComparison.Ordinal) && digits.Sum(c => c - '0') % 5 == 0 ? digits : null;
    }

    private static bool Luhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            if (i % 2 == 1) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }
        return sum % 10 == 0;
    }
}
