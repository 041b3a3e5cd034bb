using static RouteSolver.Tests.Search.SearchStreet;
using static RouteSolver.Tests.Street;

namespace RouteSolver.Tests.Search;

public sealed class NeighboursTests
{
    [Fact]
    public void On_a_street_they_stand_by_the_number_of_doors_between()
    {
        var model = new SearchModel(Town([Bike()], Carry(At(10), At(12)), Carry(At(17), At(9))).Build());
        new Neighbours(model).Of(0).ToArray().ShouldBe([0, 3, 1, 2]);
    }

    [Fact]
    public void The_way_there_and_the_way_back_count_together()
    {
        var matrix = new TravelMatrix(3, [0, 1, 5, 20, 0, 1, 5, 20, 0], [0, 0, 0, 0, 0, 0, 0, 0, 0]);
        var builder = new ProblemBuilder(matrix, 0);
        builder.AddVehicle(Bike());
        for (var place = 0; place < 3; place++) builder.AddShipment(new Shipment { Deliveries = [At(place)] });
        new Neighbours(new SearchModel(builder.Build())).Of(0).ToArray().ShouldBe([0, 2, 1], "5 + 5 is less than 1 + 20");
    }

    [Fact]
    public void All_stops_still_to_plan_are_there_once_from_the_nearest_to_the_farthest()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var model = RiddenTown.Plain(seed, several: true).Model;
            var (neighbours, ways) = (new Neighbours(model), model.Ways[0]);
            int[] movable = [.. model.Stops.SelectMany(stops => stops)];
            foreach (var stop in movable)
            {
                var of = neighbours.Of(stop).ToArray();
                of.Order().ShouldBe(movable.Order());
                of.Select(other => Far(ways, model.Place[stop], model.Place[other])).ShouldBeInOrder();
            }
        }
    }

    [Fact]
    public void Of_many_stops_each_knows_the_nearest_ones_and_of_two_as_near_the_one_numbered_first()
    {
        var dice = new Random(5);
        var model = new SearchModel(Town([Bike()], [.. Enumerable.Range(0, 350).Select(_ => Carry(At(dice.Next(40)), At(dice.Next(40))))]).Build());
        var (neighbours, ways) = (new Neighbours(model), model.Ways[0]);
        for (var stop = 0; stop < model.StopCount; stop += 7)
            neighbours.Of(stop).ToArray().ShouldBe(Enumerable.Range(0, model.StopCount)
                .OrderBy(other => Far(ways, model.Place[stop], model.Place[other])).ThenBy(other => other).Take(Neighbours.Most));
    }

    private static long Far(Ways ways, int a, int b) => (long)ways.Cost[a * ways.Size + b] + ways.Cost[b * ways.Size + a];
}
