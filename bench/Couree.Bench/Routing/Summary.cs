using System.Globalization;

namespace Couree.Bench.Routing;

/// <summary>What the instances of one size say together.</summary>
internal sealed class Summary
{
    private readonly List<(Instance Instance, int Extra, double Gap)> _all = [];

    public void Add(Attempt attempt, (int Vehicles, double Distance)? best)
    {
        if (best is var (vehicles, distance))
            _all.Add((attempt.Instance, attempt.Routes.Count - vehicles, 100 * (attempt.Distance / distance - 1)));
    }

    /// <summary>Gaps count only where the vehicles are those of the best known: a shorter way with one more is no comparison.</summary>
    public void Write(TextWriter output)
    {
        output.WriteLine();
        foreach (var size in _all.GroupBy(one => (one.Instance.Family, one.Instance.Size)).OrderBy(size => size.Key))
        {
            var equal = size.Where(one => one.Extra == 0).ToList();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{size.Key.Family} {size.Key.Size}: {size.Count()} instances, extra vehicles mean {size.Average(one => one.Extra):0.000} (in all {size.Sum(one => one.Extra)}, worst {size.Max(one => one.Extra)}); " +
                $"gap at equal vehicles mean {(equal.Count > 0 ? equal.Average(one => one.Gap) : double.NaN):0.000} % (worst {(equal.Count > 0 ? equal.Max(one => one.Gap) : double.NaN):0.00} %, {equal.Count} instances)"));
        }
    }
}
