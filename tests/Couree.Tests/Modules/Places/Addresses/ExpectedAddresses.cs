using System.Globalization;
using Couree.Kernel;
using Couree.Modules.Places.Addresses;
using CsvHelper;
using CsvHelper.Configuration;

namespace Couree.Tests.Modules.Places.Addresses;

/// <summary>A test query and what it should find; empty fields are not asked for.</summary>
internal sealed record ExpectedAddress(string Query, GeoPoint? Near, string Number, string Street, string City, string Postcode)
{
    /// <summary>Same street, and the number, city and postcode that the test names.</summary>
    public bool IsMetBy(string number, string street, string city, string postcode) =>
        Same(Street, street) && (Number.Length == 0 || Digits(number) == Digits(Number))
        && (City.Length == 0 || Same(City, city)) && (Postcode.Length == 0 || postcode == Postcode);

    public bool IsMetBy(AddressHit hit) => IsMetBy(hit.Number ?? "", hit.Street, hit.City, hit.Postcode);

    public static string Filed(string name) => string.Join(' ', AddressWords.Filed(name));
    static bool Same(string one, string other) => Filed(one) == Filed(other);
    static string Digits(string number) => new([.. number.TakeWhile(char.IsAsciiDigit)]);

    /// <summary>Every query of the geocoder-tester files that names the street it expects.</summary>
    public static IEnumerable<ExpectedAddress> In(string folder)
    {
        foreach (var file in Directory.GetFiles(folder, "*_test_*.csv").Order())
            foreach (var row in Rows(file))
            {
                var street = row("expected_street") is { Length: > 0 } named ? named : row("expected_name");
                if (street.Length == 0) continue;
                GeoPoint? near = row("lat").Length > 0 ? new GeoPoint(Degrees(row("lat")), Degrees(row("lon"))) : null;
                var postcode = row("expected_postcode");
                yield return new ExpectedAddress(row("query"), near, row("expected_housenumber"), street, row("expected_city"),
                    postcode.Length > 0 ? postcode.PadLeft(5, '0') : "");
            }
    }

    /// <summary>Every query that names a point and the metres around it within which the answer should be.</summary>
    public static IEnumerable<(string Query, GeoPoint Point, double Metres)> Points(string folder) =>
        from file in Directory.GetFiles(folder, "*_test_*.csv").Order()
        from row in Rows(file)
        let at = row("expected_coordinate").Split(',')
        where at.Length == 3
        select (row("query"), new GeoPoint(Degrees(at[0]), Degrees(at[1])), Degrees(at[2]));

    /// <summary>The rows of an index file as it writes them, apart from any search.</summary>
    public static IEnumerable<(string Number, string Street, string City, string Postcode)> Indexed(string file) =>
        Rows(file).Select(row => (row("numero").Trim(), row("voie"), row("commune"), row("code_postal").PadLeft(5, '0')));

    static IEnumerable<Func<string, string>> Rows(string file)
    {
        using var text = new StreamReader(file);
        var first = text.ReadLine()!;
        var delimiter = first.Contains(';') ? ";" : ",";
        var header = first.Split(delimiter);
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter });
        while (parser.Read())
        {
            var fields = parser.Record!;
            yield return name => Array.IndexOf(header, name) is >= 0 and var at && at < fields.Length ? fields[at].Trim() : "";
        }
    }

    static double Degrees(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
