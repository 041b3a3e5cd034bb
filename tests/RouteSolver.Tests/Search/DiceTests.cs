namespace RouteSolver.Tests.Search;

public sealed class DiceTests
{
    /// <summary>As the authors' published code of splitmix64 and xoroshiro128+ gives them.</summary>
    [Fact]
    public void The_first_numbers_are_those_of_the_paper_on_every_machine()
    {
        var dice = new Dice(1, 0);
        ulong[] first = [dice.Bits(), dice.Bits(), dice.Bits(), dice.Bits()];
        first.ShouldBe([8447903541665901379, 17830721883939391081, 8933901063137194646, 12820150571890605776]);
    }

    [Fact]
    public void They_are_at_least_nothing_below_the_bound_and_each_as_often()
    {
        var (dice, counts) = (new Dice(7, 3), new int[10]);
        for (var i = 0; i < 100_000; i++) counts[dice.Next(10)]++;
        foreach (var count in counts) count.ShouldBeInRange(9_600, 10_400);
        dice.Next(1).ShouldBe(0);
    }

    [Fact]
    public void Once_in_twenty_is_true_once_in_twenty()
    {
        var (dice, times) = (new Dice(7, 3), 0);
        for (var i = 0; i < 100_000; i++)
            if (dice.OnceIn(20)) times++;
        times.ShouldBeInRange(4_700, 5_300);
    }

    [Fact]
    public void Another_seed_and_another_search_throw_other_dice()
    {
        var first = new HashSet<ulong>();
        for (var seed = -5; seed < 5; seed++)
            for (var stream = -1; stream < 64; stream++) first.Add(new Dice(seed, stream).Bits()).ShouldBeTrue($"seed {seed}, stream {stream}");
    }
}
