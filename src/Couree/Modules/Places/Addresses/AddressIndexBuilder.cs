using System.Text;

namespace Couree.Modules.Places.Addresses;

/// <summary>
/// Collects rows (about 20 bytes each, plus one entry per street) and lays them out as an <see cref="AddressIndex"/>.
/// Streets are one when city, postcode and filed words agree; the best written form of the name is shown.
/// </summary>
internal sealed class AddressIndexBuilder
{
    readonly record struct CityKey(string Name, string Former, string Postcode);

    sealed class City(string name, string former, string postcode)
    {
        public readonly string Name = name, Former = former, Postcode = postcode;
        public readonly string[] Words = [.. AddressWords.Filed(name).Concat(former.Length > 0 ? AddressWords.Filed(former) : []).Distinct()];
    }

    sealed class Street(int city, string name, string[] words)
    {
        public readonly int City = city;
        public string Name = name;
        public readonly string[] Words = words;
        public readonly List<Door> Doors = [];
        public int Lat, Lon;
    }

    readonly record struct Door(ushort Number, byte Suffix, int Lat, int Lon);

    readonly Dictionary<CityKey, int> cityIds = [];
    readonly List<City> cities = [];
    readonly Dictionary<(int City, string Name), int> spelled = [];
    readonly Dictionary<(int City, string Words), int> streetIds = [];
    readonly List<Street> streets = [];
    readonly List<string> suffixes = [""];

    public void Add(in AddressRow row)
    {
        var street = streets[StreetOf(row)];
        int lat = (int)Math.Round(row.Point.Lat / AddressIndex.Unit), lon = (int)Math.Round(row.Point.Lon / AddressIndex.Unit);
        if (row.Number is > 0 and <= HouseNumber.Largest) street.Doors.Add(new Door((ushort)row.Number, SuffixOf(row.Suffix), lat, lon));
        else (street.Lat, street.Lon) = (lat, lon);
    }

    int StreetOf(in AddressRow row)
    {
        var cityKey = new CityKey(row.City, row.FormerCity, row.Postcode);
        if (!cityIds.TryGetValue(cityKey, out var city))
        {
            cityIds[cityKey] = city = cities.Count;
            cities.Add(new City(row.City, row.FormerCity, row.Postcode));
        }
        if (spelled.TryGetValue((city, row.Street), out var street)) return street;
        var words = AddressWords.Filed(row.Street);
        var key = (city, string.Join(' ', words));
        if (!streetIds.TryGetValue(key, out street))
        {
            streetIds[key] = street = streets.Count;
            streets.Add(new Street(city, row.Street, words));
        }
        else if (Beauty(row.Street) > Beauty(streets[street].Name)) streets[street].Name = row.Street;
        return spelled[(city, row.Street)] = street;
    }

    // Accents say more than none, small letters more than capitals only.
    static int Beauty(string name) => name.Count(c => c > 127) + (name.Any(char.IsLower) ? 10 : 0);

    byte SuffixOf(string suffix)
    {
        var known = suffixes.IndexOf(suffix);
        if (known >= 0) return (byte)known;
        if (suffixes.Count == 256) return 0; // a real file has some thirty
        suffixes.Add(suffix);
        return (byte)(suffixes.Count - 1);
    }

    public AddressIndex Build()
    {
        var layout = new IndexLayout();
        var cityOrder = Enumerable.Range(0, cities.Count).OrderBy(i => cities[i].Postcode, StringComparer.Ordinal)
            .ThenBy(i => cities[i].Name, StringComparer.Ordinal).ThenBy(i => cities[i].Former, StringComparer.Ordinal).ToArray();
        var cityRank = new int[cities.Count];
        for (var rank = 0; rank < cityOrder.Length; rank++) cityRank[cityOrder[rank]] = rank;
        var ordered = streets.OrderBy(street => cityRank[street.City]).ThenBy(street => street.Name, StringComparer.Ordinal).ToList();

        var words = streets.SelectMany(street => street.Words).Concat(cities.SelectMany(city => city.Words)).Distinct().ToArray();
        Array.Sort(words, StringComparer.Ordinal);
        var wordIds = new Dictionary<string, int>(words.Length);
        for (var i = 0; i < words.Length; i++) wordIds[words[i]] = i;

        layout.Texts(Part.WordStarts, Part.WordLetters, words);
        layout.Raw(Part.WordShared, [.. words.Select((word, i) => (byte)Math.Min(255, i == 0 ? 0 : Shared(words[i - 1], word)))]);
        layout.Lists(Part.StreetWordStarts, Part.StreetWords, ordered.Select(street => street.Words.Select(word => wordIds[word]).ToArray()));
        layout.Lists(Part.CityWordStarts, Part.CityWords, cityOrder.Select(i => cities[i].Words.Select(word => wordIds[word]).ToArray()));
        layout.Inverted(Part.NamePostingStarts, Part.NamePostings, words.Length, Part.StreetWordStarts, Part.StreetWords);
        layout.Inverted(Part.CityPostingStarts, Part.CityPostings, words.Length, Part.CityWordStarts, Part.CityWords);
        layout.Texts(Part.CityTextStarts, Part.CityTexts, cityOrder.SelectMany(i => new[] { cities[i].Name, cities[i].Former, cities[i].Postcode }));
        layout.Texts(Part.StreetNameStarts, Part.StreetNames, ordered.Select(street => Readable(street.Name)));
        layout.Ints(Part.StreetCity, [.. ordered.Select(street => cityRank[street.City])]);
        layout.Starts(Part.CityStreetStarts, cityOrder.Length, ordered.Select(street => cityRank[street.City]));
        layout.Texts(Part.SuffixStarts, Part.Suffixes, suffixes);
        Houses(layout, ordered);
        return layout.Finish();
    }

    static void Houses(IndexLayout layout, List<Street> ordered)
    {
        var count = ordered.Sum(street => street.Doors.Count);
        var (numbers, marks, lats, lons) = (new ushort[count], new byte[count], new int[count], new int[count]);
        var (starts, streetLat, streetLon) = (new int[ordered.Count + 1], new int[ordered.Count], new int[ordered.Count]);
        var next = 0;
        for (var i = 0; i < ordered.Count; i++)
        {
            starts[i] = next;
            var street = ordered[i];
            street.Doors.Sort((a, b) => (a.Number, a.Suffix).CompareTo((b.Number, b.Suffix)));
            foreach (var door in street.Doors)
            {
                if (next > starts[i] && numbers[next - 1] == door.Number && marks[next - 1] == door.Suffix) continue; // the file says it twice
                (numbers[next], marks[next], lats[next], lons[next]) = (door.Number, door.Suffix, door.Lat, door.Lon);
                next++;
            }
            // A street's point is its middle door: on the street, unlike an average.
            (streetLat[i], streetLon[i]) = next > starts[i] && street.Lat == 0
                ? (lats[(starts[i] + next) / 2], lons[(starts[i] + next) / 2]) : (street.Lat, street.Lon);
        }
        starts[^1] = next;
        layout.Ints(Part.StreetHouseStarts, starts);
        layout.Ints(Part.StreetLat, streetLat);
        layout.Ints(Part.StreetLon, streetLon);
        layout.Shorts(Part.HouseNumber, numbers.AsSpan(0, next));
        layout.Raw(Part.HouseSuffix, marks.AsSpan(0, next));
        layout.Ints(Part.HouseLat, lats.AsSpan(0, next));
        layout.Ints(Part.HouseLon, lons.AsSpan(0, next));
        PointCells.Write(layout, [.. lats.AsSpan(0, next), .. streetLat], [.. lons.AsSpan(0, next), .. streetLon]);
    }

    static int Shared(string one, string other)
    {
        var i = 0;
        while (i < one.Length && i < other.Length && one[i] == other[i]) i++;
        return i;
    }

    // PLACE DU MARECHAL FOCH → Place du Marechal Foch: nobody wants to be shouted at.
    static string Readable(string name)
    {
        if (name.Any(char.IsLower)) return name;
        var text = new StringBuilder(name.Length);
        foreach (var part in name.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (text.Length > 0) text.Append(' ');
            text.Append(text.Length > 0 && AddressWords.IsSmall(part) ? part : char.ToUpperInvariant(part[0]) + part[1..]);
        }
        return text.ToString();
    }
}
