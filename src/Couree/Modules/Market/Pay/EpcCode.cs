using System.Globalization;
using Couree.Kernel;
using QRCoder;

namespace Couree.Modules.Market.Pay;

/// <summary>The QR code of a SEPA transfer: EPC069-12 version 2 (no BIC needed), UTF-8, error correction M, at most 331 bytes.</summary>
internal static class EpcCode
{
    public static string Payload(string holder, string iban, Money amount, string creditorReference) => string.Join('\n',
        "BCD", "002", "1", "SCT", "", Cut(holder, 70), iban,
        "EUR" + (amount.Cents / 100m).ToString("0.00", CultureInfo.InvariantCulture), "", creditorReference);

    /// <summary>The code as an SVG drawing without style or script.</summary>
    public static string Svg(string payload)
    {
        using var data = QRCodeGenerator.GenerateQrCode(payload, QRCodeGenerator.ECCLevel.M, forceUtf8: true, utf8BOM: false, QRCodeGenerator.EciMode.Utf8);
        return new SvgQRCode(data).GetGraphic(4, "#000", "#fff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];
}

/// <summary>ISO 11649 creditor reference: "RF", two check digits (ISO 7064 modulo 97-10), at most 21 letters and digits.</summary>
internal static class CreditorReference
{
    public static string Of(string number)
    {
        var body = new string([.. number.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)]);
        return $"RF{98 - Modulo97(body + "RF00"):00}{body}";
    }

    public static bool IsRight(string reference) => reference.Length is > 4 and <= 25 && Modulo97(reference[4..] + reference[..4]) == 1;

    private static int Modulo97(string text) =>
        text.Aggregate(0, (rest, c) => char.IsAsciiDigit(c) ? (rest * 10 + (c - '0')) % 97 : (rest * 100 + (c - 'A' + 10)) % 97);
}
