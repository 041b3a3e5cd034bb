namespace Couree.Modules.Places.Addresses;

/// <summary>One typed word: the forms it may stand for, and, when it is a number, what else it could be.</summary>
internal sealed record QueryWord(string Text, string[] Forms)
{
    /// <summary>Set when it could be the number on the door.</summary>
    public HouseNumber? House { get; init; }

    /// <summary>Five digits; 0 when it is no postcode.</summary>
    public int Postcode { get; init; }

    /// <summary>Being typed: any continuation fits.</summary>
    public bool IsUnfinished { get; init; }

    /// <summary>"de", "la": may help, must not hurt. Also what stands before "12, rue …": the name of a building.</summary>
    public bool IsOptional { get; init; }

    public bool IsNumber => House is not null || Postcode > 0;

    /// <summary>J in "Rue J. Jaurès".</summary>
    public bool IsInitial => Text.Length == 1 && char.IsAsciiLetter(Text[0]) && !IsOptional;
}

/// <summary>Typed text as words. Which number is the door's is left open: "19 rue du 19 mars 1962" is settled street by street.</summary>
internal static class AddressQuery
{
    const int MostWords = 16;

    public static IReadOnlyList<QueryWord> Read(string text)
    {
        var split = WithoutMailRoom(AddressWords.Split(text.Length > 200 ? text[..200] : text));
        var typing = text.Length > 0 && char.IsLetterOrDigit(text[^1]);
        var words = new List<QueryWord>();
        for (var i = 0; i < split.Count && words.Count < MostWords; i++)
        {
            var word = split[i];
            var last = typing && i == split.Count - 1;
            if (word.Length == 5 && int.TryParse(word, out var postcode)) words.Add(new QueryWord(word, [word]) { Postcode = postcode });
            else if (HouseNumber.TryRead(word, out var house))
            {
                if (house.Suffix.Length == 0 && SuffixAt(split, i + 1)) house = house with { Suffix = split[++i] };
                words.Add(new QueryWord(word, [word]) { House = house, IsUnfinished = last && i > 0 });
            }
            else if (word == "nd") words.AddRange([new QueryWord("notre", ["notre"]), new QueryWord("dame", ["dame"])]);
            else
            {
                var full = Abbreviations.InFull(word, first: true).First();
                words.Add(new QueryWord(word, full == word ? [word] : [full, word]) { IsUnfinished = last, IsOptional = AddressWords.IsSmall(word) });
            }
        }
        return BuildingAside(words);
    }

    // 12 bis rue…, 31 B rue…; but not 12 D… of "12 d'Artagnan": a letter counts only before a kind of street.
    static bool SuffixAt(List<string> split, int i) =>
        i < split.Count && HouseNumber.IsSuffix(split[i])
        && (split[i].Length > 1 || (i + 1 < split.Count && AddressWords.IsKind(Abbreviations.InFull(split[i + 1], true).First())));

    // BP 62, CS 50539, Cedex 1: boxes and sorting offices, on no street.
    static List<string> WithoutMailRoom(List<string> split)
    {
        var kept = new List<string>(split.Count);
        for (var i = 0; i < split.Count; i++)
        {
            if (split[i] is "bp" or "cs" or "tsa" && i + 1 < split.Count && char.IsAsciiDigit(split[i + 1][0])) i++;
            else if (split[i] is "cedex")
            {
                if (i + 1 < split.Count && split[i + 1].Length <= 2 && char.IsAsciiDigit(split[i + 1][0])) i++;
            }
            else kept.Add(split[i]);
        }
        return kept;
    }

    // "Maison des associations 27, rue d'Arras": what stands before the number names a building; its own numbers are not the door's.
    static List<QueryWord> BuildingAside(List<QueryWord> words)
    {
        for (var i = 1; i + 1 < words.Count; i++)
        {
            if (words[i].House is null || !AddressWords.IsKind(words[i + 1].Forms[0])) continue;
            var before = words.Take(i).ToList();
            if (before.All(word => word.IsNumber) || before.Any(word => AddressWords.IsKind(word.Forms[0]))) continue;
            return [.. before.Select(word => word with { IsOptional = true, House = null }), .. words.Skip(i)];
        }
        return words;
    }
}
