using static RouteSolver.Tests.Search.SearchStreet;
using static RouteSolver.Tests.Street;

namespace RouteSolver.Tests.Search;

public sealed class AnnealingTests
{
    [Fact]
    public void The_best_is_never_dearer_than_the_plan_taken_over_and_can_be_ridden_at_its_price()
    {
        var better = 0;
        for (var seed = 0; seed < 200; seed++)
        {
            var town = seed % 2 == 0 ? RiddenTown.Plain(seed, several: true) : RiddenTown.Rich(seed);
            var search = Begun(town, seed);
            for (var step = 0; step < 100; step++) search.Step(Cooling.Temperature(30, 1, step / 100.0));
            var best = new Board(town.Model);
            search.WriteBest(best);
            search.Best.Cost.ShouldBeLessThanOrEqualTo(search.CostBefore);
            search.Best.Cost.ShouldBe(town.Vehicles.Sum(v => town.Price(v, best.Routes[v])!.Value) + best.Absent.Sum(town.Problem.CostOfLeavingOut), $"seed {seed}");
            foreach (var v in town.Vehicles) best.Routes[v].Take(town.Problem.Frozen(v).Count).ShouldBe(town.Problem.Frozen(v).Select(done => done.Stop));
            search.Iterations.ShouldBe(100);
            if (search.Best.Cost < search.CostBefore) better++;
        }
        better.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void The_same_seed_goes_the_same_way_and_another_another()
    {
        static string Way(int seed)
        {
            var town = RiddenTown.Plain(3, shipments: 12);
            var search = Begun(town, seed);
            var costs = new List<long>();
            for (var step = 0; step < 200; step++)
            {
                search.Step(Cooling.Temperature(30, 30, 0));
                costs.Add(search.Draft.Cost);
            }
            return string.Join(' ', costs);
        }
        Way(1).ShouldBe(Way(1));
        Way(1).ShouldNotBe(Way(2));
    }

    [Fact]
    public void A_tangle_of_four_parcels_is_ridden_in_the_order_of_the_street()
    {
        var (model, _, board) = Ridden(Town([Bike()], Carry(At(7), At(8)), Carry(At(1), At(2)), Carry(At(5), At(6)), Carry(At(3), At(4))), [0, 1, 2, 3, 4, 5, 6, 7]);
        var search = new Annealing(model, new Neighbours(model), 1, 0);
        search.SetPrices(60);
        search.TakeOver(board, [0], board.Absent);
        for (var step = 0; step < 500; step++) search.Step(Cooling.Temperature(60, 1, step / 500.0));
        search.WriteBest(board);
        board.Routes[0].ShouldBe([2, 3, 6, 7, 4, 5, 0, 1]);
    }

    [Fact]
    public void What_it_was_not_given_it_leaves_alone()
    {
        var (model, _, board) = Ridden(Town([Bike(), Bike()], Carry(At(7), At(8)), Carry(At(1), At(2)), Carry(At(5), At(6)), Carry(At(3), At(4)), Carry(At(9), At(10))), [0, 1, 2, 3], [4, 5, 6, 7]);
        var (search, foreign) = (new Annealing(model, new Neighbours(model), 1, 0), board.Routes[1]);
        search.SetPrices(60);
        search.TakeOver(board, [0], []);
        for (var step = 0; step < 200; step++) search.Step(0);
        search.WriteBest(board);
        board.Routes[0].ShouldBe([2, 3, 0, 1]);
        board.Routes[1].ShouldBeSameAs(foreign);
        board.Absent.ShouldBe([4]);
    }

    [Fact]
    public void Filling_puts_in_all_that_fits()
    {
        var (model, _, board) = Ridden(Town([Bike(), Bike()], Carry(At(1), At(2)), Carry(At(3), At(4)), Carry(At(9), At(10)) with { UnplannedCost = 0 }), []);
        var search = new Annealing(model, new Neighbours(model), 1, 0);
        search.TakeOver(board, [0, 1], board.Absent);
        search.Fill(default);
        search.WriteBest(board);
        board.Absent.ShouldBe([2]);
        search.Best.Cost.ShouldBeInRange(4 * 60, 6 * 60, "both on one bike, or a bike each");
    }

    [Fact]
    public void A_vehicle_less_is_found_where_one_can_do_the_work_of_two()
    {
        var (model, _, board) = Ridden(Town([.. Enumerable.Repeat(Bike() with { FixedCost = 1_000_000 }, 3)], Carry(At(1), At(2)), Carry(At(3), At(4)), Carry(At(5), At(6))), [0, 1], [2, 3], [4, 5]);
        var search = new Annealing(model, new Neighbours(model), 1, 0);
        for (var vehicles = 2; vehicles >= 1; vehicles--)
        {
            search.TakeOver(board, [0, 1, 2], board.Absent);
            search.CloseOne().ShouldBeTrue();
            var found = false;
            for (var step = 0; step < 200 && !found; step++) found = search.StepForFewerAbsent(Cooling.Temperature(6, 6, 0), 0);
            found.ShouldBeTrue();
            search.WriteBest(board);
            board.Vehicles().ShouldBe(vehicles);
            board.Absent.ShouldBeEmpty();
        }
        search.TakeOver(board, [0, 1, 2], board.Absent);
        search.CloseOne().ShouldBeTrue();
        for (var step = 0; step < 200; step++) search.StepForFewerAbsent(Cooling.Temperature(6, 6, 0), 0).ShouldBeFalse("somebody must ride");
    }

    [Fact]
    public void A_vehicle_that_has_begun_is_never_given_up()
    {
        var town = Town([Bike()], Carry(At(1), At(2)), Carry(At(3), At(4)));
        town.Freeze(0, [new FrozenStop(0, 60, 60, 60), new FrozenStop(1, 120, 120, 120)], 120);
        var (model, _, board) = Ridden(town, [0, 1, 2, 3]);
        var search = new Annealing(model, new Neighbours(model), 1, 0);
        search.TakeOver(board, [0], []);
        search.CloseOne().ShouldBeFalse();
    }

    private static Annealing Begun(RiddenTown town, int seed)
    {
        var search = new Annealing(town.Model, new Neighbours(town.Model), seed, 0);
        search.SetPrices(30);
        search.TakeOver(town.Board, town.Vehicles, town.Board.Absent);
        return search;
    }
}
