using System.Runtime.InteropServices;
using System.Text;
using Couree.Kernel;

namespace Couree.Modules.Places.Addresses;

/// <summary>The parts of an index, in the order they stand in its bytes.</summary>
internal enum Part
{
    WordStarts, WordLetters, WordShared, NamePostingStarts, NamePostings, CityPostingStarts, CityPostings,
    StreetNameStarts, StreetNames, StreetCity, StreetWordStarts, StreetWords, StreetHouseStarts, StreetLat, StreetLon,
    HouseNumber, HouseSuffix, HouseLat, HouseLon, SuffixStarts, Suffixes,
    CityTextStarts, CityTexts, CityWordStarts, CityWords, CityStreetStarts,
    CellKeys, CellStarts, CellPoints,
}

/// <summary>
/// Every address of a file, in one array of bytes read as columns: nothing is copied or allocated per street, and the garbage
/// collector sees one object. Streets are sorted by city, houses by street and number; words are sorted, so that a prefix is a range.
/// Points are in units of 1e-7 degree. Immutable, hence safe for any number of threads.
/// </summary>
internal sealed class AddressIndex
{
    public const double Unit = 1e-7;

    readonly byte[] bytes;
    readonly int[] starts;
    readonly int[] lengths;
    readonly int[] postcodes;

    internal AddressIndex(byte[] bytes, int[] starts, int[] lengths)
    {
        (this.bytes, this.starts, this.lengths) = (bytes, starts, lengths);
        Words = lengths[(int)Part.WordStarts] / 4 - 1;
        Cities = lengths[(int)Part.CityWordStarts] / 4 - 1;
        Streets = lengths[(int)Part.StreetCity] / 4;
        Houses = lengths[(int)Part.HouseNumber] / 2;
        postcodes = new int[Cities];
        for (var city = 0; city < Cities; city++)
        {
            postcodes[city] = int.TryParse(CityText(city, 2), out var code) ? code : 0;
            var (from, to) = StreetsOf(city);
            LargestCity = Math.Max(LargestCity, to - from);
        }
    }

    public int Words { get; }
    public int Cities { get; }
    public int Streets { get; }
    public int Houses { get; }

    /// <summary>The number of streets of the city that has most.</summary>
    public int LargestCity { get; }

    public long Bytes => bytes.LongLength;

    public int StartOf(Part part) => starts[(int)part];
    internal ReadOnlySpan<byte> All => bytes;

    public ReadOnlySpan<byte> Raw(Part part) => bytes.AsSpan(starts[(int)part], lengths[(int)part]);
    public ReadOnlySpan<int> Ints(Part part) => MemoryMarshal.Cast<byte, int>(Raw(part));
    public ReadOnlySpan<ushort> Shorts(Part part) => MemoryMarshal.Cast<byte, ushort>(Raw(part));

    public ReadOnlySpan<byte> Word(int word) => Slice(Part.WordStarts, Part.WordLetters, word);
    public ReadOnlySpan<int> StreetsNamed(int word) => IntSlice(Part.NamePostingStarts, Part.NamePostings, word);
    public ReadOnlySpan<int> CitiesNamed(int word) => IntSlice(Part.CityPostingStarts, Part.CityPostings, word);
    public ReadOnlySpan<int> StreetWords(int street) => IntSlice(Part.StreetWordStarts, Part.StreetWords, street);
    public ReadOnlySpan<int> CityWords(int city) => IntSlice(Part.CityWordStarts, Part.CityWords, city);

    public string StreetName(int street) => Encoding.UTF8.GetString(Slice(Part.StreetNameStarts, Part.StreetNames, street));
    public int CityOf(int street) => Ints(Part.StreetCity)[street];
    public (int From, int To) HousesOf(int street) => Range(Part.StreetHouseStarts, street);
    public (int From, int To) StreetsOf(int city) => Range(Part.CityStreetStarts, city);
    public string City(int city) => CityText(city, 0);
    public string Postcode(int city) => CityText(city, 2);
    public int PostcodeNumber(int city) => postcodes[city];

    public HouseNumber House(int house) =>
        new(Shorts(Part.HouseNumber)[house], Encoding.UTF8.GetString(Slice(Part.SuffixStarts, Part.Suffixes, Raw(Part.HouseSuffix)[house])));

    public GeoPoint HousePoint(int house) => Point(Ints(Part.HouseLat)[house], Ints(Part.HouseLon)[house]);
    public GeoPoint StreetPoint(int street) => Point(Ints(Part.StreetLat)[street], Ints(Part.StreetLon)[street]);

    /// <summary>The street of a house: the last one whose houses start at or before it.</summary>
    public int StreetOfHouse(int house)
    {
        var houseStarts = Ints(Part.StreetHouseStarts);
        int low = 0, high = Streets - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (houseStarts[middle] <= house) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    /// <summary>How telling a word is in street names: near 0 for rue, near 1 for a name that occurs once.</summary>
    public double NameWeight(int word) => Weight(StreetsNamed(word).Length, Streets, 0.05);

    /// <summary>How telling a word is in city names.</summary>
    public double CityWeight(int word) => Math.Min(0.8, Weight(CitiesNamed(word).Length, Cities, 0.35));

    static double Weight(int occurrences, int all, double least) =>
        Math.Clamp(Math.Log(1 + all / (1.0 + occurrences)) / Math.Log(2 + all), least, 1);

    static GeoPoint Point(int lat, int lon) => new(Math.Round(lat * Unit, 7), Math.Round(lon * Unit, 7));

    string CityText(int city, int which) => Encoding.UTF8.GetString(Slice(Part.CityTextStarts, Part.CityTexts, 3 * city + which));

    (int From, int To) Range(Part startsPart, int i)
    {
        var all = Ints(startsPart);
        return (all[i], all[i + 1]);
    }

    ReadOnlySpan<byte> Slice(Part startsPart, Part valuesPart, int i)
    {
        var (from, to) = Range(startsPart, i);
        return Raw(valuesPart)[from..to];
    }

    ReadOnlySpan<int> IntSlice(Part startsPart, Part valuesPart, int i)
    {
        var (from, to) = Range(startsPart, i);
        return Ints(valuesPart)[from..to];
    }
}
