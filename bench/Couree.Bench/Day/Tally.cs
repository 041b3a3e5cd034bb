using System.Globalization;

namespace Couree.Bench.Day;

/// <summary>What became of the runs of one replay.</summary>
internal sealed class Tally
{
    private readonly List<(Run Run, long Late, long OnBoard)> _delivered = [];

    public int Count => _delivered.Count;

    public void Delivered(Run run, long at, long onBoard) => _delivered.Add((run, Math.Max(0, at - run.Announced.To), onBoard));

    /// <summary>Runs by the hour their window ends: how many, and how many minutes late on average.</summary>
    public IEnumerable<(int Hour, int Runs, double MinutesLate)> ByHour() => _delivered.GroupBy(d => (int)(d.Run.Announced.To / 3600))
        .OrderBy(hour => hour.Key).Select(hour => (hour.Key, hour.Count(), hour.Average(d => d.Late / 60.0)));

    public string Lateness()
    {
        var late = _delivered.Where(d => d.Late > 60).Select(d => d.Late / 60.0).Order().ToArray();
        var all = _delivered.Select(d => d.Late / 60.0).Order().ToArray();
        return string.Create(CultureInfo.InvariantCulture,
            $"late {late.Length} of {all.Length}; minutes late: mean over all {all.DefaultIfEmpty().Average():0.0}, over the late {late.DefaultIfEmpty().Average():0.0}, p95 {Percentile(all, 0.95):0.0}, worst {all.DefaultIfEmpty().Max():0.0}");
    }

    public string OnBoard()
    {
        var meals = _delivered.Where(d => d.Run.LongestOnBoard is not null).ToList();
        return string.Create(CultureInfo.InvariantCulture,
            $"on board: mean {_delivered.Select(d => d.OnBoard / 60.0).DefaultIfEmpty().Average():0.0} min; meals {meals.Select(d => d.OnBoard / 60.0).DefaultIfEmpty().Average():0.0} min, {meals.Count(d => d.OnBoard > d.Run.LongestOnBoard)} of {meals.Count} longer than promised");
    }

    public static double Percentile(double[] ordered, double share) => ordered.Length == 0 ? 0 : ordered[Math.Min(ordered.Length - 1, (int)(ordered.Length * share))];
}
