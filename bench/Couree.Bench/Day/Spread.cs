namespace Couree.Bench.Day;

/// <summary>How evenly something is shared: Gini (0 is even), Jain (1 is even), least over mean.</summary>
internal static class Spread
{
    public static string Of(IReadOnlyList<double> values)
    {
        var (mean, squares) = (values.Average(), values.Sum(value => value * value));
        var apart = values.Sum(a => values.Sum(b => Math.Abs(a - b)));
        var gini = mean == 0 ? 0 : apart / (2 * values.Count * values.Count * mean);
        var jain = squares == 0 ? 1 : Math.Pow(values.Sum(), 2) / (values.Count * squares);
        return FormattableString.Invariant($"mean {mean:0.0}, Gini {gini:0.000}, Jain {jain:0.000}, min/mean {(mean == 0 ? 0 : values.Min() / mean):0.00}");
    }
}
