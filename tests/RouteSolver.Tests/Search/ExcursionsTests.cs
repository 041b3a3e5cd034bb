using static RouteSolver.Tests.Search.SearchStreet;
using static RouteSolver.Tests.Street;

namespace RouteSolver.Tests.Search;

public sealed class ExcursionsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_search_goes_out_and_comes_home_and_its_best_is_a_home_that_can_be_ridden_at_its_price(bool wanders)
    {
        var journeys = 0;
        for (var seed = 0; seed < 12; seed++)
        {
            var (model, search) = Begun(seed, wanders);
            var (atHome, wasOut) = (search.Draft.AbsentList.Count, false);
            for (var step = 0; step < 8_000; step++)
            {
                search.Step(Cooling.Temperature(30, 1, step / 8_000.0));
                var isOut = search.Draft.AbsentList.Count > atHome;
                if (wasOut && !isOut) journeys++;
                wasOut = isOut;
            }
            search.StayAtHome(true);
            var best = new Board(model);
            search.WriteBest(best);
            best.Absent.Count.ShouldBeLessThanOrEqualTo(atHome, $"seed {seed}");
            search.Best.Cost.ShouldBeLessThanOrEqualTo(search.CostBefore);
            var evaluation = PlanEvaluation.Of(model.Problem, Plan.Of(model.Problem, best.Routes));
            search.Best.Cost.ShouldBe(evaluation.Cost, $"seed {seed}");
            evaluation.IsFeasible.ShouldBeTrue();
        }
        journeys.ShouldBeGreaterThan(30);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Near_the_end_it_begins_from_its_best_and_goes_out_no_more(bool wanders)
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var (_, search) = Begun(seed, wanders);
            for (var step = 0; step < 1_000; step++) search.Step(Cooling.Temperature(30, 30, 0));
            search.StayAtHome(true);
            search.Draft.Cost.ShouldBe(search.Best.Cost);
            var atHome = search.Draft.AbsentList.Count;
            for (var step = 0; step < 2_500; step++)
            {
                search.Step(Cooling.Temperature(30, 1, step / 2_500.0));
                search.Draft.AbsentList.Count.ShouldBeLessThanOrEqualTo(atHome, $"seed {seed}, step {step}");
            }
        }
    }

    [Fact]
    public void Settling_brings_home_who_is_out()
    {
        var (_, search) = Begun(1, wanders: false);
        var atHome = search.Draft.AbsentList.Count;
        for (var step = 0; step < 8_000 && search.Draft.AbsentList.Count <= atHome; step++) search.Step(Cooling.Temperature(30, 30, 0));
        search.Draft.AbsentList.Count.ShouldBeGreaterThan(atHome);
        search.Settle();
        search.Draft.AbsentList.Count.ShouldBeLessThanOrEqualTo(atHome);
    }

    /// <summary>Two bikes with room for two and fourteen parcels, each in a quarter of the day: not all of them find a place at once. Leaving out begins cheap.</summary>
    private static (SearchModel, Annealing) Begun(int seed, bool wanders)
    {
        var dice = new Random(seed);
        Shipment Parcel()
        {
            var from = dice.Next(4) * 900;
            return Carry(At(dice.Next(40), 1).Between(from, from + 900), At(dice.Next(40), 1).Between(from, from + 1_800));
        }
        var (model, _, board) = Ridden(Town([Bike(0, 2), Bike(0, 2)], [.. Enumerable.Range(0, 14).Select(_ => Parcel())]), [], []);
        var search = new Annealing(model, new Neighbours(model), seed, 0) { Wanders = wanders };
        search.TakeOver(board, [0, 1], board.Absent);
        search.Fill(default);
        search.WriteBest(board);
        search.SetPrices(10);
        search.TakeOver(board, [0, 1], board.Absent);
        return (model, search);
    }
}
