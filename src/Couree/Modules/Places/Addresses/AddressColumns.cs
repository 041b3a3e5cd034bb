using System.Globalization;
using Couree.Kernel;
using CsvHelper;

namespace Couree.Modules.Places.Addresses;

/// <summary>Where the fields stand in a file, by the names of its header; reads and checks a row.</summary>
internal sealed class AddressColumns
{
    int number, suffix, street, place, postcode, city, formerCity, lon, lat, written;

    // "voie" files carry the street as somebody typed it, number and building included.
    bool IsTyped => suffix < 0;

    public static AddressColumns Of(string[] header)
    {
        var names = header.Select(name => name.Trim().Trim('"').ToLowerInvariant()).ToList();
        var columns = new AddressColumns
        {
            number = Need(names, "numero"), suffix = names.IndexOf("rep"), street = Need(names, "nom_voie", "voie"), place = names.IndexOf("nom_ld"),
            postcode = Need(names, "code_postal"), city = Need(names, "nom_commune", "commune"), formerCity = names.IndexOf("nom_ancienne_commune"),
            lon = Need(names, "lon"), lat = Need(names, "lat"), written = names.IndexOf("requete"),
        };
        return columns;
    }

    /// <summary>Are all the columns there?</summary>
    public static bool Fit(string[] header)
    {
        try
        {
            return Of(header) is not null;
        }
        catch (AddressFileError)
        {
            return false;
        }
    }

    /// <summary>Null and the row, or what is wrong with it.</summary>
    public RowProblem? Read(IParser fields, int line, out AddressRow row)
    {
        row = default;
        var name = At(street);
        if (name.Length == 0) name = At(place);
        if (name.Length == 0) return Problem("street", "", "a street name");
        if (At(city).Length == 0) return Problem("city", "", "a city name");
        if (Degrees(At(lat), 90) is not { } latitude) return Problem("lat", At(lat), "degrees between -90 and 90");
        if (Degrees(At(lon), 180) is not { } longitude) return Problem("lon", At(lon), "degrees between -180 and 180");
        var code = At(postcode);
        if (code.Length is 0 or > 5 || !code.All(char.IsAsciiDigit)) return Problem("code_postal", code, "five digits");
        code = code.PadLeft(5, '0'); // spreadsheets eat the zero of 02000 Laon
        if (!TryNumber(At(number), out var digits, out var rest)) return Problem("numero", At(number), "a number, or nothing");
        var house = new HouseNumber(digits, IsTyped ? rest : At(suffix).ToLowerInvariant());
        if (IsTyped) (house, name, code) = TypedStreet.Clean(house, name, code, At(written));
        row = new AddressRow(house.Number, house.Suffix, name, code, At(city), Former(At(formerCity), At(city)), new GeoPoint(latitude, longitude));
        return null;

        string At(int column) => column < 0 || column >= fields.Count ? "" : fields[column].Trim();
        RowProblem Problem(string column, string found, string expected) => new(line, column, found, expected);
    }

    static string Former(string former, string city) => former == city ? "" : former;

    static bool TryNumber(string text, out int number, out string suffix)
    {
        (number, suffix) = (0, "");
        if (text.Length == 0) return true;
        var words = AddressWords.Split(text);
        if (words.Count == 0 || !char.IsAsciiDigit(words[0][0])) return false;
        var digits = words[0].TakeWhile(char.IsAsciiDigit).Count();
        if (!int.TryParse(words[0].AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out number)) return false;
        suffix = words[0][digits..];
        if (suffix.Length == 0 && words.Count > 1 && HouseNumber.IsSuffix(words[1])) suffix = words[1];
        if (number > HouseNumber.Largest) number = 0;
        return true;
    }

    static double? Degrees(string text, double most) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) <= most ? value : null;

    static int Need(List<string> names, params string[] any)
    {
        foreach (var name in any)
            if (names.IndexOf(name) is >= 0 and var at) return at;
        throw new AddressFileError($"The header has no column \"{any[0]}\". Known columns: numero, rep, nom_voie (or voie), code_postal, "
            + "nom_commune (or commune), lon, lat. Nothing was imported.", []);
    }
}
