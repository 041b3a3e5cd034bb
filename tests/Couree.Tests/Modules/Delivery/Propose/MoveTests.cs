using Couree.Kernel;
using Couree.Modules.Delivery;
using CsCheck;

namespace Couree.Tests.Modules.Delivery.Propose;

public sealed class MoveTests
{
    private static readonly PersonId[] People = [.. Enumerable.Range(1, 5).Select(i => new PersonId(Guid.Parse($"{i:x8}-0000-7000-8000-000000000000")))];

    /// <summary>Stop 10·r + k belongs to run r.</summary>
    private static StopId S(int n) => new(Guid.Parse($"{n:x8}-0000-7000-8000-000000000001"));
    private static RunId R(int n) => new(Guid.Parse($"{n:x8}-0000-7000-8000-000000000002"));
    private static RunId RunOf(StopId stop) => R(Convert.ToInt32(stop.Value.ToString()[..8], 16) / 10);

    private static Dictionary<PersonId, IReadOnlyList<StopId>> Rounds(params int[][] rounds) => rounds.Select((r, i) => (r, i)).ToDictionary(x => People[x.i], x => (IReadOnlyList<StopId>)[.. x.r.Select(S)]);

    private static IReadOnlyList<Move> Between(int[][] now, int[][] then) => Moves.Between(Rounds(now), Rounds(then), RunOf);

    [Fact]
    public void The_same_rounds_are_no_move() => Between([[10, 11], [20, 21]], [[10, 11], [20, 21]]).ShouldBeEmpty();

    [Fact]
    public void A_run_that_changes_hands_is_one_move_whatever_its_stops() =>
        Between([[10, 11, 20, 21], []], [[20, 21], [10, 11]]).ShouldBe([new Move(MoveKind.Passed, R(1), null, People[0], People[1])]);

    [Fact]
    public void A_waiting_run_is_given() => Between([[10, 11], []], [[10, 11], [30, 31]]).ShouldBe([new Move(MoveKind.Given, R(3), null, null, People[1])]);

    [Fact]
    public void One_stop_that_overtakes_the_others_is_one_move() =>
        Between([[10, 11, 20, 21]], [[10, 21, 11, 20]]).ShouldBe([new Move(MoveKind.Earlier, R(2), S(21), People[0], People[0])]);

    [Fact]
    public void A_run_put_in_between_moves_nobody_else() =>
        Between([[10, 11, 20, 21]], [[10, 30, 11, 20, 31, 21]]).ShouldBe([new Move(MoveKind.Given, R(3), null, null, People[0])]);

    [Fact]
    public void Moves_between_two_rounds_go_together_and_the_others_by_themselves()
    {
        Move[] moves =
        [
            new(MoveKind.Passed, R(1), null, People[0], People[1]),
            new(MoveKind.Given, R(2), null, null, People[2]),
            new(MoveKind.Earlier, R(3), S(31), People[1], People[1]),
            new(MoveKind.Passed, R(4), null, People[3], People[4]),
        ];
        var parts = Parts.Of(moves);
        parts.Select(p => (p.Number, string.Join(',', p.Moves))).ShouldBe([(0, "0,2"), (1, "1"), (2, "3")]);
        parts[0].Couriers.ShouldBe([People[0], People[1]], ignoreOrder: true);
        parts[1].Couriers.ShouldBe([People[2]]);
    }

    [Fact]
    public void Parts_share_no_round_and_hold_every_move_once() => Gen.Select(Gen.Int[-1, 4], Gen.Int[0, 4]).Array[0, 12].Sample(pairs =>
    {
        var moves = pairs.Select((p, i) => p.Item1 < 0 ? new Move(MoveKind.Given, R(i), null, null, People[p.Item2]) : new Move(MoveKind.Passed, R(i), null, People[p.Item1], People[p.Item2])).ToList();
        var parts = Parts.Of(moves);
        parts.SelectMany(p => p.Moves).Order().ShouldBe(Enumerable.Range(0, moves.Count));
        parts.SelectMany(p => p.Couriers).ShouldBeUnique();
        foreach (var part in parts)
            foreach (var move in part.Moves.Select(i => moves[i])) (part.Couriers.Contains(move.To) && (move.From is null || part.Couriers.Contains(move.From.Value))).ShouldBeTrue();
    });

    [Fact]
    public void Stops_that_are_not_told_keep_their_order_among_themselves() => Gen.Shuffle(Enumerable.Range(0, 8).ToArray()).Sample(order =>
    {
        int[] stops = [.. Enumerable.Range(0, 8).Select(i => 10 * i)];
        var moved = Between([stops], [[.. order.Select(i => stops[i])]]).Select(m => m.Stop!.Value).ToHashSet();
        List<StopId> still = [.. order.Select(i => S(stops[i])).Where(s => !moved.Contains(s))];
        still.ShouldBe(stops.Select(S).Where(s => !moved.Contains(s)));
    });
}
