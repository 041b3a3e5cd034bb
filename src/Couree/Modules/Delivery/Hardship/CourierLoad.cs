using Couree.Kernel;

namespace Couree.Modules.Delivery;

/// <summary>What one courier carried over a day or some weeks, beside the minutes they worked: on shift, and at chores.</summary>
internal sealed record CourierLoad(PersonId Courier, Ridden Ridden, decimal Points, int WorkedMinutes)
{
    /// <summary>Points per worked hour; 0 for who did not work.</summary>
    public decimal PerHour => WorkedMinutes == 0 ? 0 : Points * 60 / WorkedMinutes;

    public static CourierLoad operator +(CourierLoad a, CourierLoad b) => new(a.Courier, a.Ridden + b.Ridden, a.Points + b.Points, a.WorkedMinutes + b.WorkedMinutes);
}

/// <summary>
/// How evenly something is spread, by three measures that see different things. Gini: 0 is even, 1 − 1/n is all on one. Jain's index
/// (Σx)² / (n·Σx²): 1 is even, 1/n is all on one. Least over mean: 1 is even, 0 when someone has nothing. All blind to the unit.
/// </summary>
/// <remarks>C. Gini, Variabilità e mutabilità, 1912; R. Jain, D.-M. Chiu, W. Hawe, A quantitative measure of fairness, DEC-TR-301, 1984.</remarks>
internal sealed record Spread(decimal Gini, decimal Jain, decimal LeastOverMean)
{
    /// <summary>Nobody, or nothing to spread: even.</summary>
    public static readonly Spread Even = new(0, 1, 1);

    public static Spread Of(IReadOnlyCollection<decimal> amounts)
    {
        var sum = amounts.Sum();
        if (amounts.Count == 0 || sum == 0) return Even;
        var n = amounts.Count;
        var ascending = amounts.Order().ToList();
        // Σᵢⱼ|xᵢ−xⱼ| = 2·Σ (2i−n−1)·xᵢ over ascending x, i from 1.
        var differences = ascending.Select((x, i) => (2 * (i + 1) - n - 1) * x).Sum();
        return new Spread(differences / (n * sum), sum * sum / (n * amounts.Sum(x => x * x)), ascending[0] * n / sum);
    }

    /// <summary>Of the loads per hour of those who worked.</summary>
    public static Spread Of(IEnumerable<CourierLoad> loads) => Of([.. loads.Where(l => l.WorkedMinutes > 0).Select(l => l.PerHour)]);
}
