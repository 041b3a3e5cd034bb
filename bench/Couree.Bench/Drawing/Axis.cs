namespace Couree.Bench.Drawing;

/// <summary>Where values fall between 0 and 1, and which round ones are written.</summary>
internal sealed record Axis(double From, double To, bool Logarithmic, IReadOnlyList<double> Ticks)
{
    public static Axis Of(IEnumerable<double> values, bool logarithmic, bool fromZero)
    {
        var finite = values.Where(double.IsFinite).DefaultIfEmpty(0).ToList();
        var (from, to) = (fromZero ? Math.Min(0, finite.Min()) : finite.Min(), Math.Max(finite.Max(), finite.Min() + 1e-9));
        if (logarithmic)
            return new(from, to, true, [.. Enumerable.Range(0, 24).Select(i => Math.Pow(10, i / 3) * ((int[])[1, 2, 5])[i % 3]).Where(tick => tick >= from * 0.999 && tick <= to * 1.001)]);
        var step = Step((to - from) / 5);
        if (fromZero) to = Math.Ceiling(to / step - 1e-9) * step;
        var first = Math.Ceiling(from / step - 1e-9);
        return new(from, to, false, [.. Enumerable.Range(0, 12).Select(i => (first + i) * step).TakeWhile(tick => tick <= to + step * 1e-6)]);
    }

    public double Share(double value) => Logarithmic
        ? Math.Log(value / From) / Math.Log(To / From)
        : (value - From) / (To - From);

    /// <summary>1, 2 or 5 times a power of ten.</summary>
    private static double Step(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return ((double[])[1, 2, 5, 10]).First(times => times * power >= least * 0.999) * power;
    }
}
