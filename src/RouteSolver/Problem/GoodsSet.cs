namespace RouteSolver;

/// <summary>A set of kinds of goods numbered 0 to 63 (food, laundry, flowers…).</summary>
public readonly record struct GoodsSet(ulong Bits)
{
    public static readonly GoodsSet None;

    /// <exception cref="ArgumentOutOfRangeException">A kind is not between 0 and 63.</exception>
    public static GoodsSet Of(params ReadOnlySpan<int> kinds)
    {
        var bits = 0UL;
        foreach (var kind in kinds)
        {
            if (kind is < 0 or > 63) throw new ArgumentOutOfRangeException(nameof(kinds), kind, "A kind of goods is a number between 0 and 63.");
            bits |= 1UL << kind;
        }
        return new GoodsSet(bits);
    }

    public bool Overlaps(GoodsSet others) => (Bits & others.Bits) != 0;
    public bool IsEmpty => Bits == 0;
}
