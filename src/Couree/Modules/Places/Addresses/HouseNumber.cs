namespace Couree.Modules.Places.Addresses;

/// <summary>A number on a door: 12, 12 bis, 12B. <paramref name="Suffix"/> is lower case, empty when there is none.</summary>
internal readonly record struct HouseNumber(int Number, string Suffix)
{
    /// <summary>Larger ones in the national file are made-up numbers of places without any.</summary>
    public const int Largest = 9_999;

    static readonly string[] Words = ["bis", "ter", "quater", "quinquies", "sexies"];

    /// <summary>Reads <c>12</c>, <c>12b</c>, <c>12bis</c> (folded); false for anything else, such as <c>1er</c> or a postcode.</summary>
    public static bool TryRead(string word, out HouseNumber house)
    {
        var digits = 0;
        while (digits < word.Length && char.IsAsciiDigit(word[digits])) digits++;
        house = default;
        if (digits is 0 or > 4 || (digits < word.Length && !IsSuffix(word[digits..]))) return false;
        house = new HouseNumber(int.Parse(word.AsSpan(0, digits), provider: null), word[digits..]);
        return house.Number > 0;
    }

    public static bool IsSuffix(string word) => word.Length == 1 ? char.IsAsciiLetter(word[0]) : Words.Contains(word);

    /// <summary>B is how most files write bis, and T ter.</summary>
    public static bool SameSuffix(string one, string other) => one == other || (one.Length > 0 && other.Length > 0 && Short(one) == Short(other));

    static string Short(string suffix) => suffix switch { "bis" => "b", "ter" => "t", "quater" => "q", _ => suffix };

    public override string ToString() => Suffix.Length == 0 ? $"{Number}" : Suffix.Length == 1 ? $"{Number}{Suffix.ToUpperInvariant()}" : $"{Number} {Suffix}";
}
