namespace RouteSolver;

/// <summary>As <see cref="SingleSpot"/>, where routes must be ridden through.</summary>
internal sealed class RichSingle(SearchModel model, RichRide ride, Trial trial)
{
    /// <inheritdoc cref="PairSpot.Find"/>
    public Spot Find(Route route, int request, long apart, long limit)
    {
        var (stop, ways, nodes, rich) = (model.First[request], model.Ways[route.Vehicle], route.Nodes, route.Rich);
        ride.Begin(route);
        var place = model.Place[stop];
        var at = place * ways.Size;
        var latest = model.To[stop];
        if (model.Facts[stop].Limit != Problem.NoLimit && model.SinceBefore[request] != Problem.NoLimit) latest = Math.Min(latest, model.SinceBefore[request] + model.Facts[stop].Limit);
        var (first, last) = SingleSpot.Room(model, route, stop);
        var (best, gap) = (Math.Min(limit, long.MaxValue / 2), -1);
        for (var g = first; g <= last; g++)
        {
            var (here, next) = (nodes[g].Place, nodes[g + 1].Place);
            var more = apart - rich[g].LateBehind + ways.CostTo[at + here] + ways.Cost[at + next] - nodes[g].LegCost;
            if (more >= best) continue;
            var clock = RichRide.At(in rich[g]);
            if (!ride.Visit(stop, ref clock, ways.SecondsTo[at + here], g > 0 && here == place) || clock.Start > latest) continue;
            var late = ride.After(g, in clock, place, ways.Seconds[at + next], g, best - more);
            if (late < best - more && (!model.Problem.HasGoodsRules || trial.Single(route, request, g) != RichRide.Impossible)) (best, gap) = (more + late, g);
        }
        return gap < 0 ? Spot.None : new Spot(best, gap, gap);
    }
}
