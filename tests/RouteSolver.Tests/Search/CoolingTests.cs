namespace RouteSolver.Tests.Search;

public sealed class CoolingTests
{
    [Fact]
    public void It_falls_by_the_same_share_in_the_same_time()
    {
        var (begun, half, over) = (Cooling.Temperature(400, 4, 0), Cooling.Temperature(400, 4, 0.5), Cooling.Temperature(400, 4, 1));
        begun.ShouldBe(400 * 1024);
        over.ShouldBe(4 * 1024);
        half.ShouldBeInRange(40 * 1024 - 1, 40 * 1024 + 1);
    }

    [Fact]
    public void What_costs_as_much_as_before_always_passes_however_cold_it_is()
    {
        var dice = new Dice(1, 0);
        for (var i = 0; i < 10_000; i++) Cooling.Allowance(0, dice).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void What_is_allowed_is_on_average_the_temperature()
    {
        var (dice, sum) = (new Dice(7, 0), 0.0);
        for (var i = 0; i < 200_000; i++) sum += Cooling.Allowance(100 * 1024, dice);
        (sum / 200_000).ShouldBeInRange(99, 102.5);
    }

    [Fact]
    public void A_longer_search_begins_hotter_and_never_beyond_its_bounds()
    {
        double[] hot = [.. new[] { 1.0, 1500, 2000, 3000, 6000, 1e9 }.Select(iterations => Cooling.Beginning(0.5, 3, iterations))];
        hot.ShouldBe(hot.Order());
        hot[0].ShouldBe(0.5);
        hot[1].ShouldBe(0.5, 1e-9);
        hot[3].ShouldBe(Math.Sqrt(1.5), 1e-9);
        hot[4].ShouldBe(3, 1e-9);
        hot[5].ShouldBe(3, 1e-9);
    }
}
