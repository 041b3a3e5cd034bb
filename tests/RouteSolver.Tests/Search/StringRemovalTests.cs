using static RouteSolver.Tests.Search.SearchStreet;
using static RouteSolver.Tests.Street;

namespace RouteSolver.Tests.Search;

public sealed class StringRemovalTests
{
    [Fact]
    public void Every_request_is_taken_out_whole_and_what_is_done_stays()
    {
        var halves = 0;
        for (var seed = 0; seed < 800; seed++)
        {
            var town = seed % 2 == 0 ? RiddenTown.Plain(seed, shipments: 10, several: true) : RiddenTown.Rich(seed);
            if (Ruin(town, seed) is not { } before) continue;
            foreach (var v in town.Vehicles)
            {
                var (stops, frozen) = (town.Draft[v].ToStops(), town.Problem.Frozen(v).Count);
                stops.Take(frozen).ShouldBe(before[v].Take(frozen));
                stops.Skip(frozen).ShouldBe(before[v].Skip(frozen).Where(stop => town.Draft.VehicleOf[town.Problem.ShipmentOf(stop)] == v));
                foreach (var request in stops.Skip(frozen).Select(town.Problem.ShipmentOf)) town.Model.Stops[request].Except(stops).ShouldBeEmpty();
                if (stops.Length < before[v].Length && frozen > 0) halves++;
            }
        }
        halves.ShouldBeGreaterThan(50, "routes that have begun are hardly tried");
    }

    [Fact]
    public void The_figures_of_what_it_touched_are_true_again()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var town = seed % 2 == 0 ? RiddenTown.Plain(seed, shipments: 10) : RiddenTown.Rich(seed);
            if (Ruin(town, seed) is null) continue;
            foreach (var v in town.Vehicles) town.Draft[v].Cost.ShouldBe(town.Price(v, town.Draft[v].ToStops()) ?? RouteRefresh.Broken, $"seed {seed}");
            town.Draft.RouteCost.ShouldBe(town.Vehicles.Sum(v => town.Draft[v].Cost));
        }
    }

    [Fact]
    public void The_route_of_the_seed_always_loses_something_and_far_ones_more_rarely_than_near_ones()
    {
        var lost = new int[20];
        Ruined(0, draft =>
        {
            for (var v = 0; v < 20; v++)
                if (draft[v].Length < 10) lost[v]++;
        });
        lost[0].ShouldBe(2_000);
        lost[1].ShouldBeGreaterThan(lost[2]);
        lost[2].ShouldBeGreaterThan(0);
        lost[3..].ShouldAllBe(times => times == 0, "three strings of ten at most");
    }

    [Fact]
    public void It_takes_ten_stops_on_average_and_never_more_than_three_strings_of_ten()
    {
        var taken = new List<int>();
        Ruined(100, draft => taken.Add(2 * draft.AbsentList.Count));
        taken.Sort();
        taken[0].ShouldBeGreaterThan(0);
        taken.Average().ShouldBeInRange(8, 14, "what goes with a stop comes on top");
        taken[^1].ShouldBeInRange(26, 30);
    }

    /// <summary>Twenty bikes, each with the five parcels of its own two doors, are ruined near one stop two thousand times.</summary>
    private static void Ruined(int stop, Action<Draft> look)
    {
        var shipments = Enumerable.Range(0, 100).Select(s => Carry(At(s / 5 * 2), At(s / 5 * 2 + 1)));
        var (model, draft, _) = Ridden(Town([.. Enumerable.Repeat(Bike(), 20)], [.. shipments]), [.. Enumerable.Range(0, 20).Select(v => Enumerable.Range(10 * v, 10).ToArray())]);
        var neighbours = new Neighbours(model);
        for (var seed = 0; seed < 2_000; seed++)
        {
            draft.Begin();
            new StringRemoval(model, neighbours, new Dice(seed, 0)).Ruin(draft, stop, 20, 200);
            look(draft);
            draft.Undo();
        }
    }

    private static int[][]? Ruin(RiddenTown town, int seed)
    {
        int[] planned = [.. town.Vehicles.SelectMany(v => town.Draft[v].ToStops().Skip(town.Problem.Frozen(v).Count))];
        if (planned.Length == 0) return null;
        int[][] before = [.. town.Vehicles.Select(v => town.Draft[v].ToStops())];
        var stop = planned[seed % planned.Length];
        town.Draft.Begin();
        new StringRemoval(town.Model, new Neighbours(town.Model), new Dice(seed, 0)).Ruin(town.Draft, stop, town.Vehicles.Count(v => town.Draft[v].Own > 0), planned.Length);
        town.Draft.AbsentList.Count.ShouldBeGreaterThan(town.Board.Absent.Count);
        return before;
    }
}
