using CsCheck;
using static RouteSolver.Tests.Search.SearchStreet;
using static RouteSolver.Tests.Street;

namespace RouteSolver.Tests.Search;

public sealed class SingleSpotTests
{
    private static readonly Gen<int> Seeds = Gen.Int[0, int.MaxValue - 1];

    [Fact]
    public void A_door_on_the_way_costs_nothing()
    {
        var (model, draft, _) = Ridden(Town([Bike()], Carry(At(1), At(5)), new Shipment { Deliveries = [At(3)] }), [0, 1]);
        Find(model, draft, 1).ShouldBe(new Spot(0, 1, 1));
    }

    [Fact]
    public void What_is_brought_along_fills_the_bike_until_it_is_delivered()
    {
        var (model, draft, _) = Ridden(Town([Bike(0, 2)], Carry(At(1, 2), At(5, 2)), new Shipment { Deliveries = [At(3, 1)] }), [0, 1]);
        Find(model, draft, 1).ShouldBe(new Spot(4 * 60, 0, 0), "to door 3 first, then back to door 1");
    }

    [Fact]
    public void What_rides_to_the_end_fills_the_bike_from_its_door_on()
    {
        var (model, draft, _) = Ridden(Town([Bike(0, 2)], Carry(At(1, 2), At(5, 2)), new Shipment { Pickups = [At(3, 1)] }), [0, 1]);
        Find(model, draft, 1).ShouldBe(new Spot(2 * 60, 2, 2), "only when the bike is empty");
    }

    [Fact]
    public void It_finds_what_trying_every_gap_finds()
    {
        var (found, impossible) = (0, 0);
        Seeds.Sample(seed => Each(RiddenTown.Plain(seed), (town, route, request) =>
        {
            var (spot, least) = (new SpotBook(town.Model).Find(route, request, long.MaxValue), town.Least(route.Vehicle, request));
            (spot.IsNone ? (long?)null : spot.Cost).ShouldBe(least, $"seed {seed}, vehicle {route.Vehicle}, request {request}");
            Interlocked.Increment(ref spot.IsNone ? ref impossible : ref found);
            if (spot.IsNone) return;
            (town.Price(route.Vehicle, town.With(route.Vehicle, request, spot)) - town.Price(route.Vehicle, route.ToStops())).ShouldBe(spot.Cost);
            new SpotBook(town.Model).Find(route, request, spot.Cost).IsNone.ShouldBeTrue("it does not cost less than itself");
        }), iter: 2_000, threads: 2);
        found.ShouldBeGreaterThan(1_000);
        impossible.ShouldBeGreaterThan(200);
    }

    [Fact]
    public void Under_every_rule_it_promises_only_what_can_be_ridden_at_that_price_and_rarely_misses_the_best()
    {
        var (tried, missed) = (0, 0);
        Seeds.Sample(seed => Each(RiddenTown.Rich(seed), (town, route, request) =>
        {
            var (spot, least) = (new SpotBook(town.Model).Find(route, request, long.MaxValue), town.Least(route.Vehicle, request));
            Interlocked.Increment(ref tried);
            if (spot.IsNone ? least is not null : spot.Cost > least) Interlocked.Increment(ref missed);
            if (!spot.IsNone) (town.Price(route.Vehicle, town.With(route.Vehicle, request, spot)) - town.Price(route.Vehicle, route.ToStops())).ShouldBe(spot.Cost, $"seed {seed}");
        }), iter: 2_000, threads: 2);
        tried.ShouldBeGreaterThan(1_000);
        missed.ShouldBeLessThan(tried / 50, $"{missed} of {tried}");
    }

    private static void Each(RiddenTown town, Action<RiddenTown, Route, int> test)
    {
        foreach (var request in town.Draft.AbsentList.Where(r => town.Model.Kind[r] == RequestKind.Single))
            foreach (var v in town.Vehicles.Where(v => town.Model.MayServe(v, request))) test(town, town.Draft[v], request);
    }

    private static Spot Find(SearchModel model, Draft draft, int request) => new SpotBook(model).Find(draft[0], request, long.MaxValue);
}
