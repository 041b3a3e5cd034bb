using CsCheck;
using static RouteSolver.Tests.Search.SearchStreet;
using static RouteSolver.Tests.Street;

namespace RouteSolver.Tests.Search;

public sealed class TrialTests
{
    [Fact]
    public void In_every_gap_a_request_costs_what_riding_the_route_through_costs_more()
    {
        var (possible, impossible) = (0, 0);
        Gen.Int[0, int.MaxValue - 1].Sample(seed =>
        {
            var town = RiddenTown.Rich(seed);
            if (!town.Model.IsRich) return;
            var trial = new Trial(town.Model);
            foreach (var request in town.Draft.AbsentList)
                foreach (var v in town.Vehicles.Where(v => town.Model.MayServe(v, request)))
                {
                    var route = town.Draft[v];
                    for (var first = route.Frozen; first <= route.Length; first++)
                    {
                        if (town.Model.Kind[request] == RequestKind.Single) Check(town, route, request, new Spot(0, first, first), trial.Single(route, request, first));
                        for (var last = first; last <= route.Length && town.Model.Kind[request] == RequestKind.Pair; last++)
                            Check(town, route, request, new Spot(0, first, last), trial.Pair(route, request, first, last));
                    }
                }
        }, iter: 1_000, threads: 2);
        possible.ShouldBeGreaterThan(1_000);
        impossible.ShouldBeGreaterThan(1_000);

        void Check(RiddenTown town, Route route, int request, Spot spot, long told)
        {
            var more = town.Price(route.Vehicle, town.With(route.Vehicle, request, spot)) - town.Price(route.Vehicle, route.ToStops());
            told.ShouldBe(more ?? long.MaxValue);
            Interlocked.Increment(ref more is null ? ref impossible : ref possible);
        }
    }

    [Fact]
    public void Where_vehicles_are_counted_first_using_one_more_costs_its_riding_alone()
    {
        var (model, draft, _) = Ridden(Town([Bike() with { FixedCost = 1_000_000 }], Carry(At(1), At(3)) with { LastInFirstOut = true }), []);
        new Trial(model).Pair(draft[0], 0, 0, 0).ShouldBe(180);
        (model, draft, _) = Ridden(Town([Bike() with { FixedCost = 20 }], Carry(At(1), At(3)) with { LastInFirstOut = true }), []);
        new Trial(model).Pair(draft[0], 0, 0, 0).ShouldBe(200);
    }

    [Fact]
    public void A_request_on_its_way_in_is_priced_by_what_is_there_and_by_no_other_rule_broken()
    {
        var (model, draft, _) = Ridden(Town([Bike()], new Shipment { Pickups = [At(2), At(4)], Deliveries = [At(6).Between(0, 400)] }), []);
        var trial = new Trial(model);
        trial.Unfinished(draft[0], [1, 2]).ShouldBe(360);
        trial.More(draft[0], [1, 2]).ShouldBe(long.MaxValue, "one of its stops is missing");
        trial.Unfinished(draft[0], [1, 0, 2]).ShouldBe(RouteSimulation.Infeasible, "4 + 2 + 4 minutes are too long");
        trial.More(draft[0], [0, 1, 2]).ShouldBe(360);
    }
}
