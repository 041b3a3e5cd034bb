using Couree.Kernel;

namespace Couree.Modules.Places.Addresses;

/// <summary>
/// How well one street answers: each typed word is used once, for the street's name, its city, its postcode or the door. The score
/// adds what was typed and found (half), how much of the name was typed, the city, the door, the postcode, nearness, and a hair for large cities.
/// </summary>
internal sealed class StreetScore(AddressIndex index, WordMatches[] words, GeoPoint? near)
{
    const int MostNameWords = 24;

    enum Pass { ExactWords, ExactNumbers, Likenesses }

    readonly bool[] used = new bool[words.Length];

    /// <summary>Null when the street does not answer what was typed.</summary>
    public (double Score, Door Door)? Of(int street)
    {
        Array.Clear(used);
        var (typed, name) = Match(index.StreetWords(street), cityFirst: index.CityOf(street), names: true);
        var city = Match(index.CityWords(index.CityOf(street)), cityFirst: -1, names: false);
        double asked = 0;
        for (var i = 0; i < words.Length; i++)
            asked += words[i].Word.IsNumber ? 0 : words[i].Weight;
        var numbers = Numbers(street, out var door);
        var total = asked + numbers.Unused;
        var cover = total > 0 ? Math.Min(1, (typed.Plain + city.Typed.Plain) / total) : 1;
        if (cover < 0.35 || (typed.All <= 0 && cover < 0.99)) return null;
        var score = 0.50 * cover + 0.28 * name + numbers.Score + Importance(street) + Nearness(door.Point);
        if (city.Typed.All > 0) score += 0.03 + 0.07 * city.Share;
        return (score, door);
    }

    // Exact words choose first, so that a likeness never takes the place of the real one; numbers choose after words and from
    // the end, so that "2 passage des deux gares" keeps its 2 for the door.
    ((double Plain, double All) Typed, double Share) Match(ReadOnlySpan<int> target, int cityFirst, bool names)
    {
        Span<bool> taken = stackalloc bool[MostNameWords];
        double plain = 0, all = 0, whole = 0;
        var count = Math.Min(target.Length, MostNameWords);
        for (var j = 0; j < count; j++) whole += WeightOf(target[j], names);
        for (var pass = Pass.ExactWords; pass <= Pass.Likenesses; pass++)
            for (var step = 0; step < words.Length; step++)
            {
                var i = pass == Pass.ExactNumbers ? words.Length - 1 - step : step;
                if (used[i] || (pass != Pass.Likenesses && words[i].Word.IsNumber != (pass == Pass.ExactNumbers))) continue;
                var (at, like) = (-1, pass == Pass.Likenesses ? 0f : 0.989f);
                for (var j = 0; j < count; j++)
                    if (!taken[j] && words[i].Likeness(target[j]) is var here && here > like) (at, like) = (j, here);
                if (at < 0 || (pass == Pass.Likenesses && cityFirst >= 0 && IsExactly(words[i], index.CityWords(cityFirst)))) continue;
                (used[i], taken[at]) = (true, true);
                if (!words[i].Word.IsNumber) plain += words[i].Weight * like;
                all += WeightOf(target[at], names) * like;
            }
        return ((plain, all), whole > 0 ? all / whole : 0);
    }

    static bool IsExactly(WordMatches word, ReadOnlySpan<int> target)
    {
        foreach (var other in target)
            if (word.Likeness(other) > 0.989f) return true;
        return false;
    }

    double WeightOf(int word, bool name) => name ? index.NameWeight(word) : index.CityWeight(word);

    (double Score, double Unused) Numbers(int street, out Door door)
    {
        door = DoorFinder.Street(index, street);
        double score = 0, unused = 0;
        var (doorWord, asksDoor) = (-1, false);
        var postcode = index.PostcodeNumber(index.CityOf(street));
        for (var i = 0; i < words.Length; i++)
        {
            if (used[i]) continue;
            if (words[i].Word.Postcode is > 0 and var asked) score += PostcodeFit(asked, postcode);
            else if (words[i].Word.House is { } house)
            {
                if (words[i].Word.IsUnfinished && StartsPostcode(house, postcode))
                {
                    score += 0.05;
                    continue;
                }
                var here = DoorFinder.Find(index, street, house);
                if (here.Fit > door.Fit) (door, doorWord) = (here, i);
                if (asksDoor) unused += 0.15;
                asksDoor = true;
            }
        }
        return (score + 0.12 * (doorWord >= 0 ? door.Fit : 0), unused);
    }

    static double PostcodeFit(int asked, int known) =>
        asked == known ? 0.12 : asked / 100 == known / 100 ? 0.07 : asked / 1000 == known / 1000 ? 0.03 : -0.06;

    static bool StartsPostcode(HouseNumber typed, int postcode) =>
        typed.Suffix.Length == 0 && typed.Number >= 10 && postcode.ToString("00000").StartsWith(typed.Number.ToString(), StringComparison.Ordinal);

    double Importance(int street)
    {
        var (from, to) = index.StreetsOf(index.CityOf(street));
        return 0.02 * Math.Log(1 + to - from) / Math.Log(2 + index.LargestCity);
    }

    double Nearness(GeoPoint point)
    {
        if (near is not { } here) return 0;
        var km = here.MetresTo(point) / 1000;
        return 0.10 * Math.Exp(-km / 2) + 0.06 / (1 + km / 20);
    }
}
