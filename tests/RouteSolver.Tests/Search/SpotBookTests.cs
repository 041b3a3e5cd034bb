using CsCheck;
using static RouteSolver.Tests.Search.SearchStreet;
using static RouteSolver.Tests.Street;

namespace RouteSolver.Tests.Search;

public sealed class SpotBookTests
{
    [Fact]
    public void What_it_knows_is_what_looking_anew_would_find_however_often_routes_change_and_change_back()
    {
        var known = 0;
        Gen.Int[0, int.MaxValue - 1].Sample(seed =>
        {
            var town = seed % 2 == 0 ? RiddenTown.Plain(seed, several: true) : RiddenTown.Rich(seed);
            var (book, dice) = (new SpotBook(town.Model), new Random(seed));
            for (var round = 0; round < 12; round++)
            {
                town.Draft.Begin();
                for (var change = dice.Next(3); change > 0; change--) town.Change(dice, book);
                foreach (var request in town.Draft.AbsentList)
                    foreach (var v in town.Vehicles.Where(v => town.Model.MayServe(v, request)))
                    {
                        var limit = dice.Next(3) == 0 ? long.MaxValue : dice.Next(200);
                        var anew = new SpotBook(town.Model).Find(town.Draft[v], request, limit);
                        if (!book.Knows(v, town.Draft.Stamps[v], request, limit, out var spot)) spot = book.Find(town.Draft[v], request, limit);
                        else Interlocked.Increment(ref known);
                        spot.ShouldBe(anew, $"seed {seed}, vehicle {v}, request {request}, below {limit}");
                    }
                if (dice.Next(2) == 0) town.Draft.Undo();
            }
        }, iter: 400, threads: 2);
        known.ShouldBeGreaterThan(2_000);
    }

    [Fact]
    public void What_was_found_before_a_change_that_is_undone_is_known_after()
    {
        var (model, draft, _) = Ridden(Town([Bike()], Carry(At(1), At(5)), Carry(At(2), At(4)), Carry(At(3), At(4))), [0, 1]);
        var book = new SpotBook(model);
        var first = book.Find(draft[0], 1, long.MaxValue);
        draft.Begin();
        draft.Insert(2, 0, book.Find(draft[0], 2, long.MaxValue));
        book.Find(draft[0], 1, long.MaxValue);
        book.Knows(0, draft.Stamps[0], 1, long.MaxValue, out _).ShouldBeTrue();
        draft.Undo();
        book.Knows(0, draft.Stamps[0], 1, long.MaxValue, out var again).ShouldBeTrue();
        again.ShouldBe(first);
    }

    [Fact]
    public void That_nothing_costs_less_than_a_limit_answers_no_question_about_more()
    {
        var (model, draft, _) = Ridden(Town([Bike()], Carry(At(1), At(5))), []);
        var book = new SpotBook(model);
        book.Find(draft[0], 0, 300).IsNone.ShouldBeTrue();
        book.Knows(0, draft.Stamps[0], 0, 300, out var spot).ShouldBeTrue();
        spot.IsNone.ShouldBeTrue();
        book.Knows(0, draft.Stamps[0], 0, 301, out _).ShouldBeFalse();
    }

    [Fact]
    public void Vehicles_that_share_a_place_push_each_other_out_and_are_never_taken_for_each_other()
    {
        var town = Town([.. Enumerable.Range(0, 300).Select(v => Bike(v % 40))], Carry(At(39), At(38)));
        var (model, draft, _) = Ridden(town, []);
        var book = new SpotBook(model);
        for (var v = 0; v < 300; v++) book.Find(draft[v], 0, long.MaxValue).Cost.ShouldBe((39 - v % 40 + 1) * 60);
        for (var v = 0; v < 300; v++)
            if (book.Knows(v, draft.Stamps[v], 0, long.MaxValue, out var spot)) spot.Cost.ShouldBe((39 - v % 40 + 1) * 60, $"vehicle {v}");
        book.Knows(299, draft.Stamps[299], 0, long.MaxValue, out _).ShouldBeTrue();
    }

    [Fact]
    public void All_that_taking_it_costs_is_in_the_price()
    {
        var town = Town([Bike() with { FixedCost = 50, HardshipSoFar = 3, HardshipShare = 2 }, Bike()], Carry(At(1), At(5)) with { Hardship = 4, Keep = new Kept(1, 7) });
        town.Fairness = 10;
        var (model, draft, _) = Ridden(town, []);
        new SpotBook(model).Find(draft[0], 0, long.MaxValue).Cost.ShouldBe(300 + 50 + 7 + (10 * 49 / 2 - 10 * 9 / 2));
    }

    [Fact]
    public void A_broken_route_takes_nothing()
    {
        var (model, draft, _) = Ridden(Town([Bike()], Carry(At(1), At(4).Between(0, 239)), Carry(At(5), At(6))), [0, 1]);
        new SpotBook(model).Find(draft[0], 1, long.MaxValue).IsNone.ShouldBeTrue();
    }
}
