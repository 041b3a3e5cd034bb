namespace RouteSolver;

/// <summary>A way to put a request of three stops or more on a route: stop by stop, each where it costs least, once pickups first and once
/// deliveries first; the cheaper of the two. Not every way is tried: the search asks again and again, with other routes.</summary>
internal sealed class SeveralSpot(SearchModel model, Trial trial)
{
    private int[] _best = [], _stops = [];
    private int _bestLength;

    /// <inheritdoc cref="PairSpot.Find"/>
    public Spot Find(Route route, int request, long limit)
    {
        var best = limit;
        for (var deliveriesFirst = 0; deliveriesFirst < 2; deliveriesFirst++)
        {
            var cost = Thread(route, request, deliveriesFirst == 1);
            if (cost >= best) continue;
            best = cost;
            (_best, _stops) = (_stops, _best);
            _bestLength = route.Length + model.Stops[request].Length;
        }
        return best == limit ? Spot.None : new Spot(best, 0, 0);
    }

    /// <summary>The route with the request, found again.</summary>
    public ReadOnlySpan<int> Best(Route route, int request)
    {
        Find(route, request, long.MaxValue);
        return _best.AsSpan(0, _bestLength);
    }

    private long Thread(Route route, int request, bool deliveriesFirst)
    {
        var own = model.Stops[request];
        if (_stops.Length < route.Length + own.Length) _stops = new int[2 * (route.Length + own.Length)];
        for (var i = 0; i < route.Length; i++) _stops[i] = route.Nodes[i + 1].Stop;
        var length = route.Length;
        for (var k = 0; k < own.Length; k++)
        {
            var stop = deliveriesFirst ? own[^(1 + k)] : own[k];
            if (!Enter(route, request, stop, length, k == own.Length - 1)) return long.MaxValue;
            length++;
        }
        return trial.More(route, _stops.AsSpan(0, length));
    }

    /// <summary>Puts one stop at its cheapest place between those of its request that must come before and those that must come after.</summary>
    private bool Enter(Route route, int request, int stop, int length, bool last)
    {
        var (from, to) = (route.Frozen, length);
        for (var i = route.Frozen; i < length; i++)
        {
            if (model.RequestOf[_stops[i]] != request || model.Problem.IsPickup(_stops[i]) == model.Problem.IsPickup(stop)) continue;
            if (model.Problem.IsPickup(stop)) to = Math.Min(to, i);
            else from = i + 1;
        }
        var (best, place) = (long.MaxValue, -1);
        for (var at = from; at <= to; at++)
        {
            Array.Copy(_stops, at, _stops, at + 1, length - at);
            _stops[at] = stop;
            var stops = _stops.AsSpan(0, length + 1);
            var cost = last ? trial.More(route, stops) : trial.Unfinished(route, stops);
            if (cost < best && cost != RouteSimulation.Infeasible) (best, place) = (cost, at);
            Array.Copy(_stops, at + 1, _stops, at, length - at);
        }
        if (place < 0) return false;
        Array.Copy(_stops, place, _stops, place + 1, length - place);
        _stops[place] = stop;
        return true;
    }
}
