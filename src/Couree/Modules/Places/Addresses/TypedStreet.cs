using System.Text.RegularExpressions;

namespace Couree.Modules.Places.Addresses;

/// <summary>Streets as somebody typed them: "Maison des Platanes 30 rue des Platanes", "rue des Lombards BP 25", "B RUE ROGER SALENGRO", "-65, boulevard Clocheville".</summary>
internal static partial class TypedStreet
{
    const string Kinds = "rue|boulevard|bd|avenue|av|place|chemin|impasse|all[ée]e|route|quai|cours|square|passage|r[ée]sidence|cit[ée]|chauss[ée]e|grand";

    [GeneratedRegex(@$"^(?<before>.*?)\b(?<number>\d{{1,4}})\s*(?<suffix>bis|ter|quater|[a-z])?\s*,?\s+(?<street>(?:{Kinds})\b.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex NumberInside();

    [GeneratedRegex(@$"^(?<suffix>[a-z])\s+(?<street>(?:{Kinds})\b.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex SuffixInFront();

    [GeneratedRegex(@"^[-/]\s*\d{1,4}\s*[a-z]?\s*,?\s+", RegexOptions.IgnoreCase)]
    private static partial Regex RestOfRange();

    [GeneratedRegex(@"\s*,?\s*\b(BP|CS)\b.*$", RegexOptions.IgnoreCase)]
    private static partial Regex Box();

    [GeneratedRegex(@"\b\d{5}\b", RegexOptions.RightToLeft)]
    private static partial Regex LastPostcode();

    public static (HouseNumber House, string Street, string Postcode) Clean(HouseNumber house, string street, string postcode, string written)
    {
        if (house.Number > 0) street = RestOfRange().Replace(street, "");
        if (house.Number > 0 && SuffixInFront().Match(street) is { Success: true } front)
            (house, street) = (house with { Suffix = front.Groups["suffix"].Value.ToLowerInvariant() }, front.Groups["street"].Value);
        if (house.Number == 0 && NumberInside().Match(street) is { Success: true } inside)
            (house, street) = (new HouseNumber(int.Parse(inside.Groups["number"].Value, provider: null), inside.Groups["suffix"].Value.ToLowerInvariant()), inside.Groups["street"].Value);
        // "… CS 50539 59505 Douai Cedex": whoever split the line took the box for the postcode.
        if (Box().Match(street) is { Success: true, Index: > 0 } box)
        {
            street = street[..box.Index];
            if (LastPostcode().Match(written) is { Success: true } last) postcode = last.Value;
        }
        return (house, street.Trim(' ', ','), postcode);
    }
}
