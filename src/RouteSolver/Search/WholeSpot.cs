namespace RouteSolver;

/// <summary>The cheapest place on a route whose frozen prefix breaks its end already (too late, or no way home): each is ridden through by the
/// whole rules, which know how far that is tolerated.</summary>
internal sealed class WholeSpot(SearchModel model, Trial trial)
{
    /// <inheritdoc cref="PairSpot.Find"/>
    public Spot Find(Route route, int request, long limit)
    {
        var best = new Spot(limit, -1, -1);
        for (var g = route.Frozen; g <= route.Length; g++)
        {
            if (model.Kind[request] == RequestKind.Single) Keep(trial.Single(route, request, g), g, g);
            else
                for (var h = g; h <= route.Length; h++) Keep(trial.Pair(route, request, g, h), g, h);
        }
        return best.First < 0 ? Spot.None : best;

        void Keep(long cost, int first, int last)
        {
            if (cost < best.Cost) best = new Spot(cost, first, last);
        }
    }
}
