using System.ComponentModel.DataAnnotations;

namespace Couree.Web;

/// <summary>
/// An e-mail address that mail can really be sent to: one "@", something before it with no blank, comma or bracket, and after it a host
/// that the Internet knows ("exemple.fr", never "exemple"). The framework's own attribute lets "a b@c" and "a, b@c" pass, and the letter
/// would then fail for ever. The only rule of its kind: whatever takes an address asks it here.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class MailAddressAttribute() : DataTypeAttribute(DataType.EmailAddress)
{
    private const string Never = ",;:<>()[]\\\"";

    public override bool IsValid(object? value) => value is null or "" || (value is string typed && IsAddress(typed.Trim()));

    private static bool IsAddress(string text)
    {
        var at = text.IndexOf('@');
        return at > 0 && at == text.LastIndexOf('@') && text.Length <= 254 && IsHost(text[(at + 1)..])
            && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c) || Never.Contains(c));
    }

    private static bool IsHost(string host)
    {
        var labels = host.Split('.');
        return labels.Length > 1 && Array.TrueForAll(labels, IsLabel) && labels[^1] is { Length: > 1 } top && char.IsLetter(top[0]);
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsLetterOrDigit(c) || c == '-');
}
