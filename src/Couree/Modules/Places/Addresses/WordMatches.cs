using System.Text;

namespace Couree.Modules.Places.Addresses;

/// <summary>
/// The words of an index that a typed word may mean, each with a likeness from 0 to 1: the same, a continuation of it, or within
/// a typo (Damerau-Levenshtein 1 from four letters, 2 from eight). The sorted words are walked like a trie: what two neighbours
/// share is not computed twice, and a prefix already too far is skipped with all that starts with it.
/// </summary>
internal sealed class WordMatches
{
    const float OneTypo = 0.76f, TwoTypos = 0.56f, Unfinished = 0.80f, Initial = 0.5f;

    readonly AddressIndex index;
    readonly byte initial;
    readonly Dictionary<int, float> likeness = [];

    public QueryWord Word { get; }

    /// <summary>How telling the word is: what a street loses by not having it.</summary>
    public double Weight { get; private set; }

    public IReadOnlyDictionary<int, float> All => likeness;

    public WordMatches(AddressIndex index, QueryWord word)
    {
        (this.index, Word) = (index, word);
        initial = word.IsInitial ? (byte)word.Text[0] : (byte)0;
        foreach (var form in word.Forms)
        {
            var letters = Encoding.ASCII.GetBytes(form);
            var at = Find(letters);
            if (at < index.Words && index.Word(at).SequenceEqual(letters)) Note(at, 1);
            if (word.IsUnfinished) Continuations(at, letters);
        }
        if (word.Text.Length >= 3 && !word.IsNumber && !word.Text.Any(char.IsAsciiDigit)) Typos(Encoding.ASCII.GetBytes(word.Text));
        Weight = word.IsOptional ? 0 : word.IsNumber ? 0 : TypicalWeight();
    }

    /// <summary>0 when the index's word is something else.</summary>
    public float Likeness(int word) =>
        likeness.TryGetValue(word, out var value) ? value : initial != 0 && index.Word(word)[0] == initial ? Initial : 0;

    double TypicalWeight()
    {
        var (weight, best) = (Word.Text.Length <= 2 ? 0.1 : 0.5, 0f);
        foreach (var (word, like) in likeness)
        {
            var here = Math.Max(index.StreetsNamed(word).Length > 0 ? index.NameWeight(word) : 0, index.CitiesNamed(word).Length > 0 ? index.CityWeight(word) : 0);
            if (like > best || (like == best && here > weight)) (weight, best) = (here, like);
        }
        return weight;
    }

    void Note(int word, float like)
    {
        if (!likeness.TryGetValue(word, out var known) || known < like) likeness[word] = like;
    }

    void Continuations(int at, byte[] letters)
    {
        for (; at < index.Words && index.Word(at).StartsWith(letters); at++)
            Note(at, Unfinished + 0.19f * letters.Length / index.Word(at).Length);
    }

    /// <summary>The first word not before these letters.</summary>
    int Find(ReadOnlySpan<byte> letters)
    {
        int low = 0, high = index.Words;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (index.Word(middle).SequenceCompareTo(letters) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    void Typos(byte[] typed)
    {
        var allowed = typed.Length >= 8 ? 2 : 1;
        var width = typed.Length + 1;
        var deepest = typed.Length + allowed;
        Span<byte> rows = stackalloc byte[(deepest + 2) * width];
        Span<byte> ends = stackalloc byte[deepest + 2]; // the least distance of the whole typed word to a prefix so far
        for (var j = 0; j < width; j++) rows[j] = (byte)j;
        ends[0] = (byte)typed.Length;
        var shared = index.Raw(Part.WordShared);
        var (done, dead, deadEnd) = (0, int.MaxValue, byte.MaxValue);
        for (var w = 0; w < index.Words; w++)
        {
            if (shared[w] < dead)
            {
                dead = int.MaxValue;
                var word = index.Word(w);
                var depth = Math.Min(shared[w], done);
                while (depth < word.Length && dead == int.MaxValue)
                {
                    depth++;
                    var least = depth > deepest ? byte.MaxValue : Row(rows, width, depth, word, typed);
                    if (least <= allowed) ends[depth] = Math.Min(ends[depth - 1], rows[depth * width + typed.Length]);
                    else (dead, deadEnd) = (depth, ends[depth - 1]);
                }
                done = dead == int.MaxValue ? depth : dead - 1;
                if (dead == int.MaxValue)
                {
                    Grade(w, word.Length, rows[depth * width + typed.Length], ends[depth]);
                    continue;
                }
            }
            Grade(w, index.Word(w).Length, byte.MaxValue, deadEnd);
        }

        void Grade(int word, int length, int whole, int prefix)
        {
            if (length < 4) return;
            if (whole == 1) Note(word, OneTypo);
            else if (whole == 2 && allowed == 2 && length >= 7) Note(word, TwoTypos);
            else if (Word.IsUnfinished && typed.Length >= 4 && prefix <= allowed && length > typed.Length)
                Note(word, (prefix <= 1 ? OneTypo : TwoTypos) - 0.08f);
        }
    }

    /// <summary>One row of the optimal-string-alignment table; returns its least value.</summary>
    static byte Row(Span<byte> rows, int width, int depth, ReadOnlySpan<byte> word, byte[] typed)
    {
        var row = rows.Slice(depth * width, width);
        var above = rows.Slice((depth - 1) * width, width);
        var letter = word[depth - 1];
        var least = row[0] = (byte)depth;
        for (var j = 1; j < width; j++)
        {
            var cost = Math.Min(Math.Min(above[j], row[j - 1]) + 1, above[j - 1] + (typed[j - 1] == letter ? 0 : 1));
            if (depth > 1 && j > 1 && typed[j - 1] == word[depth - 2] && typed[j - 2] == letter)
                cost = Math.Min(cost, rows[(depth - 2) * width + j - 2] + 1);
            row[j] = (byte)cost;
            if (row[j] < least) least = row[j];
        }
        return least;
    }
}
