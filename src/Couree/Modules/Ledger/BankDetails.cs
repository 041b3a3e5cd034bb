using Couree.Kernel;

namespace Couree.Modules.Ledger;

/// <summary>Where a structure is paid by transfer.</summary>
internal sealed class BankDetails
{
    public OrganisationId Organisation { get; init; }
    public string Holder { get; private set; } = "";
    public string Iban { get; private set; } = "";

    public void Change(string holder, string iban)
    {
        var plain = Plain(iban);
        if (!IsIban(plain)) throw new Refusal("ledger.iban_wrong", field: "iban");
        (Holder, Iban) = (holder.Trim(), plain);
    }

    public static string Plain(string iban) => new([.. iban.Where(c => !char.IsWhiteSpace(c)).Select(char.ToUpperInvariant)]);

    /// <summary>ISO 13616: country, check digits and account read as one number leave 1 modulo 97; French ones have 27 characters.</summary>
    public static bool IsIban(string iban)
    {
        if (iban.Length is < 15 or > 34 || !iban.All(char.IsAsciiLetterOrDigit)) return false;
        if (!char.IsAsciiLetterUpper(iban[0]) || !char.IsAsciiLetterUpper(iban[1]) || !char.IsAsciiDigit(iban[2]) || !char.IsAsciiDigit(iban[3])) return false;
        return (!iban.StartsWith("FR", StringComparison.Ordinal) || iban.Length == 27) && Modulo97(iban[4..] + iban[..4]) == 1;
    }

    private static int Modulo97(string text) =>
        text.Aggregate(0, (rest, c) => char.IsAsciiDigit(c) ? (rest * 10 + (c - '0')) % 97 : (rest * 100 + (c - 'A' + 10)) % 97);
}
