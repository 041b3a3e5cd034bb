using System.Collections.Concurrent;
using Couree.Kernel;

namespace Couree.Modules.Places.Addresses;

/// <summary>
/// Searches one index. First every street that shares a word with the query is given a rough sum, from postings; then the best
/// few hundred are scored in earnest. The sums live in reused arrays: a keystroke allocates little.
/// </summary>
internal sealed class AddressSearch(AddressIndex index)
{
    const int Finalists = 250, CityStreetsAtMost = 30_000;

    readonly ConcurrentBag<Sums> spare = [];

    public AddressIndex Index => index;

    public IReadOnlyList<AddressHit> Find(string text, GeoPoint? near, int limit)
    {
        var words = AddressQuery.Read(text).Select(word => new WordMatches(index, word)).ToArray();
        if (words.Length == 0 || limit <= 0 || index.Streets == 0) return [];
        if (!spare.TryTake(out var sums)) sums = new Sums(index.Streets, index.Cities);
        try
        {
            Gather(words, sums);
            var score = new StreetScore(index, words, near);
            var found = new List<(double Score, int Street, Door Door)>();
            foreach (var street in Best(sums, near))
                if (score.Of(street) is { } scored) found.Add((scored.Score, street, scored.Door));
            return [.. found.OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Street)
                .Select(hit => Hit(hit.Street, hit.Door, hit.Score, HasEveryWord(words, hit.Street))).DistinctBy(hit => hit.Label).Take(limit)];
        }
        finally
        {
            sums.Clear();
            spare.Add(sums);
        }
    }

    /// <summary>The nearest address within some 5 km.</summary>
    public AddressHit? Nearest(GeoPoint point)
    {
        var (id, metres) = PointCells.Nearest(index, point);
        if (id < 0) return null;
        var likely = 1 / (1 + metres / 100);
        if (id >= index.Houses) return Hit(id - index.Houses, DoorFinder.Street(index, id - index.Houses), likely);
        return Hit(index.StreetOfHouse(id), new Door(index.HousePoint(id), index.House(id), AddressPrecision.HouseNumber, 1), likely);
    }

    void Gather(WordMatches[] words, Sums sums)
    {
        // "rue" alone would call up most streets: it only counts when nothing more telling was typed.
        var telling = words.Any(word => word.Weight > 0 && word.All.Count > 0 && !IsEverywhere(word));
        foreach (var word in words)
        {
            foreach (var (id, like) in word.All)
                foreach (var city in index.CitiesNamed(id))
                    sums.AddCity(city, (float)(like * index.CityWeight(id)));
            if (telling && IsEverywhere(word)) continue;
            foreach (var (id, like) in word.All)
            {
                var value = (float)(like * index.NameWeight(id) * (word.Word.IsOptional ? 0.2 : 1));
                foreach (var street in index.StreetsNamed(id)) sums.AddStreet(street, value);
            }
        }
        foreach (var word in words)
            if (word.Word.Postcode is > 0 and var postcode)
                for (var city = 0; city < index.Cities; city++)
                    if (index.PostcodeNumber(city) == postcode) sums.AddCity(city, 0.5f);
        var room = CityStreetsAtMost;
        foreach (var city in sums.BestCities(12))
        {
            var (from, to) = index.StreetsOf(city);
            if ((room -= to - from) < 0) break;
            for (var street = from; street < to; street++) sums.AddStreet(street, 0);
        }
    }

    bool IsEverywhere(WordMatches word)
    {
        if (word.Word.IsUnfinished || index.Streets < 2_000) return false;
        foreach (var (id, like) in word.All)
            if (like > 0.99f && index.StreetsNamed(id).Length > index.Streets / 5) return true;
        return false;
    }

    IEnumerable<int> Best(Sums sums, GeoPoint? near)
    {
        var best = new PriorityQueue<int, float>(Finalists + 1);
        var cityOf = index.Ints(Part.StreetCity);
        var lats = index.Ints(Part.StreetLat);
        var lons = index.Ints(Part.StreetLon);
        foreach (var street in sums.Streets)
        {
            var city = cityOf[street];
            var (from, to) = index.StreetsOf(city);
            var value = sums.OfStreet(street) + sums.OfCity(city) + 0.004f * MathF.Log2(1 + to - from) - 0.01f * index.StreetWords(street).Length;
            if (near is { } here)
            {
                var km = 111 * (float)(Math.Abs(lats[street] * AddressIndex.Unit - here.Lat) + 0.6 * Math.Abs(lons[street] * AddressIndex.Unit - here.Lon));
                value += 0.4f / (1 + km / 5);
            }
            if (best.Count < Finalists) best.Enqueue(street, value);
            else if (best.TryPeek(out _, out var least) && value > least) best.DequeueEnqueue(street, value);
        }
        return best.UnorderedItems.Select(item => item.Element);
    }

    // Kinds of street and initials are often left out or wrong; a name that is nowhere in the answer means another street.
    bool HasEveryWord(WordMatches[] words, int street) => words.All(word =>
        word.Weight <= 0 || word.Word.IsInitial || AddressWords.IsKind(word.Word.Forms[0]) || IsIn(index.StreetWords(street), word) || IsIn(index.CityWords(index.CityOf(street)), word));

    static bool IsIn(ReadOnlySpan<int> names, WordMatches word)
    {
        foreach (var name in names)
            if (word.Likeness(name) > 0) return true;
        return false;
    }

    AddressHit Hit(int street, Door door, double score, bool hasEveryWord = true)
    {
        var (name, city) = (index.StreetName(street), index.CityOf(street));
        var number = door.Number?.ToString();
        var label = $"{(number is null ? "" : number + " ")}{name}, {index.Postcode(city)} {index.City(city)}";
        return new AddressHit(label, number, name, index.Postcode(city), index.City(city), door.Point, door.Precision, score, hasEveryWord);
    }

    /// <summary>Sums per street and city; remembers which were touched, to clear only those.</summary>
    sealed class Sums(int streets, int cities)
    {
        readonly float[] ofStreet = new float[streets], ofCity = new float[cities];
        readonly bool[] seenStreet = new bool[streets];
        readonly List<int> touched = [], touchedCities = [];

        public IReadOnlyList<int> Streets => touched;

        public float OfStreet(int street) => ofStreet[street];
        public float OfCity(int city) => ofCity[city];

        public void AddStreet(int street, float value)
        {
            if (!seenStreet[street])
            {
                seenStreet[street] = true;
                touched.Add(street);
            }
            ofStreet[street] += value;
        }

        public void AddCity(int city, float value)
        {
            if (ofCity[city] == 0) touchedCities.Add(city);
            ofCity[city] += value;
        }

        public IEnumerable<int> BestCities(int count) => touchedCities.OrderByDescending(city => ofCity[city]).Take(count);

        public void Clear()
        {
            foreach (var street in touched) (ofStreet[street], seenStreet[street]) = (0, false);
            foreach (var city in touchedCities) ofCity[city] = 0;
            touched.Clear();
            touchedCities.Clear();
        }
    }
}
