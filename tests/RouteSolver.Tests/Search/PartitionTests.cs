using static RouteSolver.Tests.Search.SearchStreet;
using static RouteSolver.Tests.Street;

namespace RouteSolver.Tests.Search;

public sealed class PartitionTests
{
    [Fact]
    public void Every_vehicle_is_in_one_part_and_used_ones_are_shared_out_by_their_stops()
    {
        for (var turn = 0; turn < 60; turn++)
        {
            var (model, board) = Rides(bikes: 15, used: 12, each: 4);
            var parts = Of(model, turn).Divide(board, 3, 500, turn);
            parts.SelectMany(part => part).Order().ShouldBe(Enumerable.Range(0, 15));
            foreach (var part in parts)
            {
                part.Count(v => v < 12).ShouldBe(4, "48 stops, 4 on each route, among three");
                part.Count(v => v >= 12).ShouldBe(1, "idle ones are shared out in turn");
                part.ShouldBeInOrder();
            }
        }
    }

    [Fact]
    public void What_lies_far_apart_falls_into_different_parts()
    {
        for (var turn = 0; turn < 60; turn++)
        {
            var (model, _, board) = Ridden(Town([.. Enumerable.Repeat(Bike(), 4)], Carry(At(1), At(2)), Carry(At(37), At(38)), Carry(At(3), At(2)), Carry(At(36), At(39))), [0, 1], [2, 3], [4, 5], [6, 7]);
            var parts = Of(model, turn).Divide(board, 2, 500, turn);
            parts.OrderBy(part => part[0]).ShouldBe([[0, 2], [1, 3]]);
        }
    }

    [Fact]
    public void Beyond_the_most_a_part_may_have_routes_stand_aside_another_one_each_turn()
    {
        var aside = new HashSet<int>();
        for (var turn = 0; turn < 60; turn++)
        {
            var (model, board) = Rides(bikes: 12, used: 12, each: 4);
            var parts = Of(model, turn).Divide(board, 2, 16, turn);
            foreach (var part in parts) part.Count.ShouldBe(4, "16 stops");
            parts[0].Intersect(parts[1]).ShouldBeEmpty();
            aside.UnionWith(Enumerable.Range(0, 12).Except(parts[0]).Except(parts[1]));
        }
        aside.Count.ShouldBe(12);
    }

    [Fact]
    public void An_idle_vehicle_moves_on_to_the_next_part_every_turn()
    {
        var (model, board) = Rides(bikes: 3, used: 2, each: 2);
        for (var turn = 0L; turn < 6; turn++)
            Of(model, 1).Divide(board, 2, 500, turn)[(int)((2 + turn) % 2)].ShouldContain(2);
    }

    [Fact]
    public void What_is_left_out_goes_where_its_nearest_planned_stop_is_or_stands_aside_with_it()
    {
        var (model, _, board) = Ridden(Town([Bike(), Bike(), Bike()], Carry(At(1), At(2)), Carry(At(37), At(38)), Carry(At(20), At(20)), Carry(At(4), At(39)), Carry(At(36), At(0)), Carry(At(21), At(1))),
            [0, 1], [2, 3], [4, 5]);
        Of(model, 1).Absent(board, [[0], [1]]).ShouldBe([[3], [4]], "request 5 waits beside the route that stands aside");
    }

    [Fact]
    public void Of_a_plan_without_any_stop_each_request_goes_to_one_part()
    {
        var (model, _, board) = Ridden(Town([Bike(), Bike()], Carry(At(1), At(2)), Carry(At(37), At(38))), [], []);
        Of(model, 1).Absent(board, [[0], [1]]).SelectMany(part => part).Order().ShouldBe([0, 1]);
    }

    private static Partition Of(SearchModel model, int seed) => new(model, new Neighbours(model), new Dice(seed, -1));

    private static (SearchModel, Board) Rides(int bikes, int used, int each)
    {
        var shipments = Enumerable.Range(0, used * each / 2).Select(s => Carry(At(s % 40), At((s + 3) % 40)));
        var (model, _, board) = Ridden(Town([.. Enumerable.Repeat(Bike(), bikes)], [.. shipments]), [.. Enumerable.Range(0, used).Select(v => Enumerable.Range(v * each, each).ToArray())]);
        return (model, board);
    }
}
