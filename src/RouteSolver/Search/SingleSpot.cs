namespace RouteSolver;

/// <summary>The cheapest feasible gap of one route for one stop.</summary>
internal sealed class SingleSpot(SearchModel model)
{
    /// <inheritdoc cref="PairSpot.Find"/>
    public Spot Find(Route route, int request, long apart, long limit)
    {
        var (stop, n, ways) = (model.First[request], route.Length, model.Ways[route.Vehicle]);
        var at = model.Place[stop] * ways.Size;
        var (first, last) = Room(model, route, stop);
        var (best, gap) = (limit, -1);
        for (var g = first; g <= last; g++)
        {
            var (here, next) = (route.Nodes[g], route.Nodes[g + 1]);
            var more = apart + ways.CostTo[at + here.Place] + ways.Cost[at + next.Place] - here.LegCost;
            if (more >= best) continue;
            var time = here.Leave + ways.SecondsTo[at + here.Place];
            if (time > model.To[stop]) continue;
            if (Math.Max(time, model.From[stop]) + model.Service[stop] + ways.Seconds[at + next.Place] > next.Latest) continue;
            (best, gap) = (more, g);
        }
        return gap < 0 ? Spot.None : new Spot(best, gap, gap);
    }

    /// <summary>The gaps from first to last between which the stop fits: what is brought along rides from the start, what stays rides to the
    /// end, and what is aboard already only makes room.</summary>
    public static (int First, int Last) Room(SearchModel model, Route route, int stop)
    {
        var (first, last) = (route.Frozen, route.Length);
        if (model.IsBroughtAlong[stop])
        {
            for (var i = 0; i <= route.Length; i++)
                if (!Fits(model, route, i, stop, -1)) return (first, i - 1);
        }
        else if (model.Problem.IsPickup(stop))
        {
            for (var i = route.Length; i >= first; i--)
                if (!Fits(model, route, i, stop, +1)) return (i + 1, last);
        }
        return (first, last);
    }

    private static bool Fits(SearchModel model, Route route, int position, int stop, int sign)
    {
        for (var d = 0; d < model.Dimensions; d++)
            if (route.Load[position * model.Dimensions + d] + sign * model.Change[stop * model.Dimensions + d] > model.Capacity[route.Vehicle * model.Dimensions + d]) return false;
        return true;
    }
}
