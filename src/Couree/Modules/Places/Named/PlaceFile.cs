using System.Globalization;
using Couree.Kernel;
using Couree.Modules.Places.Addresses;
using CsvHelper;
using CsvHelper.Configuration;

namespace Couree.Modules.Places.Named;

/// <summary>What an import of places did; <paramref name="Skipped"/> rows had no name, no point or no town, or were no door.</summary>
internal sealed record PlaceImport(int Rows, int Imported, int Skipped, AddressIndex Index);

/// <summary>
/// Reads places that people call by their name – a station, a museum, a school, a café – from CSV files (<c>;</c> or <c>,</c>) whose header
/// names at least a name, a town, a latitude and a longitude. Places become an index of their own, searched beside the addresses.
/// </summary>
internal static class PlaceFile
{
    private static readonly string[] Names = ["name", "nom"], Towns = ["city", "commune", "nom_commune"], Lats = ["lat", "latitude"], Lons = ["lon", "longitude"], Kinds = ["type", "kind"], Postcodes = ["code_postal", "postcode"];

    /// <summary>Does its header name places? Files of something else are not ours to read.</summary>
    public static bool Recognises(string file)
    {
        if (!file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)) return false;
        using var text = new StreamReader(file);
        var head = Head(text.ReadLine() ?? "", out _);
        return new[] { Names, Towns, Lats, Lons }.All(any => Array.Exists(any, head.Contains));
    }

    /// <param name="addresses">the postcode of a place that has none is its nearest address's; an empty book gives none</param>
    /// <exception cref="AddressFileError">when a file names no places, or no row of all files is one</exception>
    public static PlaceImport Read(IReadOnlyList<string> files, AddressBook addresses)
    {
        var builder = new AddressIndexBuilder();
        var (rows, kept) = (0, 0);
        foreach (var file in files)
        {
            if (!Recognises(file)) throw new AddressFileError($"{file}: its header names no places. Known columns: name (or nom), city (or commune), lat or latitude, lon or longitude.", []);
            foreach (var row in Rows(file, addresses))
            {
                rows++;
                if (row is not { } place) continue;
                builder.Add(place);
                kept++;
            }
        }
        if (kept == 0) throw new AddressFileError("No row is a place. Nothing was imported.", []);
        return new PlaceImport(rows, kept, rows - kept, builder.Build());
    }

    private static IEnumerable<AddressRow?> Rows(string file, AddressBook addresses)
    {
        using var text = new StreamReader(file);
        var head = Head(text.ReadLine() ?? "", out var delimiter);
        int Column(string[] any) => Array.FindIndex(head, any.Contains);
        var (name, town, lat, lon, kind, postcode) = (Column(Names), Column(Towns), Column(Lats), Column(Lons), Column(Kinds), Column(Postcodes));
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter, HasHeaderRecord = false, BadDataFound = null });
        while (parser.Read())
        {
            string At(int column) => column < 0 || column >= parser.Count ? "" : parser[column].Trim();
            // A plate in the pavement is remembered, not delivered to.
            yield return At(name).Length == 0 || At(town).Length == 0 || At(kind) == "memorial" || Degrees(At(lat)) is not { } y || Degrees(At(lon)) is not { } x || new GeoPoint(y, x) is not { IsOnEarth: true } point
                ? null
                : new AddressRow(0, "", At(name), Postcode(At(postcode), point, addresses), Written(At(town)), "", point);
        }
    }

    private static string Postcode(string known, GeoPoint point, AddressBook addresses) =>
        known.Length == 5 && known.All(char.IsAsciiDigit) ? known : addresses.Reverse(point) is { } near && near.Point.MetresTo(point) < 1000 ? near.Postcode : "";

    private static string[] Head(string line, out string delimiter)
    {
        delimiter = line.Contains(';') ? ";" : ",";
        return [.. line.TrimStart('\uFEFF').Split(delimiter).Select(title => title.Trim().Trim('"').ToLowerInvariant())];
    }

    private static double? Degrees(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    // LILLE → Lille.
    private static string Written(string town) => town.Any(char.IsLower) ? town : CultureInfo.GetCultureInfo("fr-FR").TextInfo.ToTitleCase(town.ToLowerInvariant());
}
