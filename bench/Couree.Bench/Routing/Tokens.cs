using System.Globalization;

namespace Couree.Bench.Routing;

/// <summary>Words of a text one after the other, nothing copied: a matrix of 25 million numbers is read in one pass.</summary>
internal ref struct Tokens(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text;

    /// <summary>The next word; empty at the end.</summary>
    public ReadOnlySpan<char> Next()
    {
        var from = 0;
        while (from < _rest.Length && _rest[from] <= ' ') from++;
        var to = from;
        while (to < _rest.Length && _rest[to] > ' ') to++;
        var word = _rest[from..to];
        _rest = _rest[to..];
        return word;
    }

    /// <summary>What is left of the line.</summary>
    public ReadOnlySpan<char> Line()
    {
        var end = _rest.IndexOf('\n');
        var line = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? [] : _rest[(end + 1)..];
        return line.Trim();
    }

    public int Whole()
    {
        var word = Next();
        return int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : (int)Decimal(word);
    }

    public double Number() => Decimal(Next());

    private static double Decimal(ReadOnlySpan<char> word) => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        ? value
        : throw new FormatException(word.IsEmpty ? "the file ends too early" : $"'{word}' is not a number");
}
