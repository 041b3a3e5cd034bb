using System.ComponentModel.DataAnnotations;

namespace Couree.Web;

/// <summary>
/// An e-mail address that mail can really be sent to: one "@" with something on each side and no blank, comma or bracket. The framework's
/// own attribute lets "a b@c" and "a, b@c" pass, and the letter would then fail for ever.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class MailAddressAttribute() : DataTypeAttribute(DataType.EmailAddress)
{
    private const string Never = ",;:<>()[]\\\"";

    public override bool IsValid(object? value) => value is null or "" || (value is string typed && IsAddress(typed.Trim()));

    private static bool IsAddress(string text)
    {
        var at = text.IndexOf('@');
        return at > 0 && at == text.LastIndexOf('@') && at < text.Length - 1 && text[at + 1] != '.' && text[^1] != '.' && text.Length <= 254
            && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c) || Never.Contains(c));
    }
}
