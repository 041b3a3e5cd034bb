using Couree.Modules.Delivery;
using CsCheck;

namespace Couree.Tests.Modules.Delivery.Hardship;

public sealed class SpreadTests
{
    private const decimal Hair = 0.0000001m;
    private static readonly Gen<decimal[]> Amounts = Gen.Int[0, 10_000].Select(x => x / 100m).Array[1, 30];

    [Fact]
    public void Three_measures_agree_with_a_hand()
    {
        // 1, 2, 3, 4: Σ|xᵢ−xⱼ| over pairs = 10, mean 2.5 → Gini 2·10/(2·16·2.5) = 0.25; Jain 100/(4·30); min/mean 0.4.
        var spread = Spread.Of([3m, 1m, 4m, 2m]);
        spread.Gini.ShouldBe(0.25m);
        spread.Jain.ShouldBe(100m / 120m);
        spread.LeastOverMean.ShouldBe(0.4m);
        // 0, 6: Gini 1 − 1/2, Jain 1/2, nothing for the least.
        Spread.Of([0m, 6m]).ShouldBe(new Spread(0.5m, 0.5m, 0m));
    }

    [Fact]
    public void Nobody_or_nothing_is_even()
    {
        Spread.Of(Array.Empty<decimal>()).ShouldBe(Spread.Even);
        Spread.Of([0m, 0m, 0m]).ShouldBe(Spread.Even);
    }

    [Fact]
    public void The_same_for_everyone_is_even() => Gen.Select(Gen.Int[1, 10_000], Gen.Int[1, 30]).Sample((amount, count) =>
    {
        var spread = Spread.Of([.. Enumerable.Repeat(amount / 100m, count)]);
        return spread.Gini == 0 && Math.Abs(spread.Jain - 1) < Hair && Math.Abs(spread.LeastOverMean - 1) < Hair;
    });

    [Fact]
    public void All_on_one_is_as_uneven_as_it_gets() => Gen.Select(Gen.Int[1, 10_000], Gen.Int[2, 30]).Sample((amount, count) =>
    {
        var spread = Spread.Of([.. Enumerable.Repeat(0m, count - 1), amount]);
        return Math.Abs(spread.Gini - (1 - 1m / count)) < Hair && Math.Abs(spread.Jain - 1m / count) < Hair && spread.LeastOverMean == 0;
    });

    [Fact]
    public void Each_measure_stays_within_its_bounds() => Amounts.Sample(amounts =>
    {
        var (spread, n) = (Spread.Of(amounts), amounts.Length);
        return spread.Gini >= 0 && spread.Gini <= 1 - 1m / n + Hair && spread.Jain >= 1m / n - Hair && spread.Jain <= 1 + Hair && spread.LeastOverMean >= 0 && spread.LeastOverMean <= 1 + Hair;
    });

    [Fact]
    public void The_unit_does_not_matter() => Gen.Select(Amounts, Gen.Int[1, 1000]).Sample((amounts, factor) => IsNear(Spread.Of(amounts), Spread.Of([.. amounts.Select(a => a * factor)])));

    [Fact]
    public void Who_is_counted_first_does_not_matter() => Amounts.Sample(amounts => IsNear(Spread.Of(amounts), Spread.Of([.. amounts.Reverse()])));

    [Fact]
    public void Giving_from_who_has_more_to_who_has_less_evens_out() => Gen.Select(Gen.Int[0, 100], Gen.Int[0, 100], Amounts).Sample((least, more, others) =>
    {
        var (low, high) = ((decimal)Math.Min(least, more), (decimal)Math.Max(least, more) + 2);
        var (before, after) = (Spread.Of([low, high, .. others]), Spread.Of([low + 1, high - 1, .. others]));
        return after.Gini <= before.Gini + Hair && after.Jain >= before.Jain - Hair;
    });

    [Fact]
    public void Gini_is_the_mean_difference_over_twice_the_mean() => Amounts.Where(a => a.Sum() > 0).Sample(amounts =>
        Math.Abs(Spread.Of(amounts).Gini - (from a in amounts from b in amounts select Math.Abs(a - b)).Sum() / (2 * amounts.Length * amounts.Sum())) < Hair);

    private static bool IsNear(Spread a, Spread b) => Math.Abs(a.Gini - b.Gini) < Hair && Math.Abs(a.Jain - b.Jain) < Hair && Math.Abs(a.LeastOverMean - b.LeastOverMean) < Hair;
}
