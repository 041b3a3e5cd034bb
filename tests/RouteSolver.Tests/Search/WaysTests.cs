namespace RouteSolver.Tests.Search;

public sealed class WaysTests
{
    [Fact]
    public void They_take_and_cost_what_the_problem_says_and_the_same_looked_up_backwards()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var problem = World.Random(seed).Problem();
            for (var v = 0; v < problem.Vehicles.Count; v++)
            {
                var (ways, bike) = (Ways.Of(problem, v), problem.Vehicles[v]);
                for (var from = 0; from < problem.Matrix.Size; from++)
                    for (var to = 0; to < problem.Matrix.Size; to++)
                    {
                        var (there, back, seconds) = (from * ways.Size + to, to * ways.Size + from, problem.TravelSeconds(v, from, to));
                        var hasWay = problem.Matrix.Seconds(from, to) != TravelMatrix.Unreachable;
                        ways.Seconds[there].ShouldBe(hasWay ? (int)seconds : Ways.Far);
                        ways.Cost[there].ShouldBe(hasWay ? (int)(seconds * bike.CostPerSecond + problem.Matrix.Metres(from, to) * bike.CostPerMetre) : Ways.Far);
                        (ways.SecondsTo[back], ways.CostTo[back]).ShouldBe((ways.Seconds[there], ways.Cost[there]));
                    }
            }
        }
    }

    [Fact]
    public void To_nowhere_and_from_nowhere_nothing_is_ridden()
    {
        var ways = Ways.Of(Two(10, 20), 0);
        for (var place = 0; place < ways.Size; place++)
            foreach (var at in new[] { place * ways.Size + ways.Nowhere, ways.Nowhere * ways.Size + place })
                (ways.Seconds[at], ways.Cost[at], ways.SecondsTo[at], ways.CostTo[at]).ShouldBe((0, 0, 0, 0));
    }

    [Fact]
    public void Where_every_way_back_is_like_the_way_there_memory_is_spent_once()
    {
        var (even, hilly) = (Ways.Of(Two(10, 10), 0), Ways.Of(Two(10, 20), 0));
        even.CostTo.ShouldBeSameAs(even.Cost);
        hilly.CostTo.ShouldNotBeSameAs(hilly.Cost);
        hilly.CostTo[1].ShouldBe(20);
    }

    [Fact]
    public void Where_a_metre_is_a_second_and_one_of_them_costs_one_they_are_kept_once()
    {
        var problem = Two(new TravelMatrix(2, [0, 10, 20, 0]), new Vehicle { Shift = new Window(0, 100), CostPerSecond = 0, CostPerMetre = 1 });
        var ways = Ways.Of(problem, 0);
        ways.Cost.ShouldBeSameAs(ways.Seconds);
        ways.CostTo.ShouldBeSameAs(ways.SecondsTo);
    }

    [Fact]
    public void A_way_dearer_than_can_be_counted_is_refused_by_name()
    {
        var bike = new Vehicle { Shift = new Window(0, 100), CostPerSecond = 1_000_000 };
        Ways.Of(Two(999, 0, bike), 0).Cost[1].ShouldBe(999_000_000);
        Should.Throw<ProblemException>(() => Ways.Of(Two(1000, 0, bike), 0)).Field.ShouldBe("vehicles.costPerSecond");
    }

    [Fact]
    public void A_way_longer_than_can_be_counted_is_refused_by_name_and_not_shortened()
    {
        var bike = new Vehicle { Shift = new Window(0, 100), CostPerSecond = 0, SpeedPercent = 50 };
        Ways.Of(Two(499_999_999, 0, bike), 0).Seconds[1].ShouldBe(999_999_998);
        var refused = Should.Throw<ProblemException>(() => Ways.Of(Two(500_000_000, 0, bike), 0));
        (refused.Field, refused.Index).ShouldBe(("matrix.seconds", 1));
    }

    private static Problem Two(int there, int back, Vehicle? bike = null) =>
        Two(new TravelMatrix(2, [0, there, back, 0], [0, 0, 0, 0]), bike ?? new Vehicle { Shift = new Window(0, 100) });

    private static Problem Two(TravelMatrix matrix, Vehicle bike)
    {
        var builder = new ProblemBuilder(matrix, 0);
        builder.AddVehicle(bike);
        return builder.Build();
    }
}
