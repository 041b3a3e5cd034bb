namespace RouteSolver;

/// <summary>Tries every way to thread the new stops into one route, in order, left to right. The part between the first and
/// the last new stop is ridden through step by step as the last one moves on; the part behind is judged at once by
/// <see cref="RouteSlack"/>. For one pickup and one delivery that is O(n²) with constant work per pair and no allocation.</summary>
internal sealed partial class InsertionSearch
{
    private readonly RouteSlack _route;
    private readonly NewStops _new;
    private readonly bool _soft;
    private readonly long[] _departure;
    private readonly long[] _since;
    private readonly int[] _order, _gap;

    private InsertionSearch(RouteSlack route, NewStops stops, bool soft)
    {
        (_route, _new, _soft) = (route, stops, soft);
        _departure = (long[])route.Departure.Clone();
        _since = new long[stops.Shipments.Length];
        Array.Fill(_since, Problem.NoLimit);
        (_order, _gap) = (new int[stops.Count], new int[stops.Count]);
        (BestOrder, BestGap) = (new int[stops.Count], new int[stops.Count]);
    }

    private bool _found;
    private Detour Best { get; set; } = Detour.None;
    private long SecondCost { get; set; } = Problem.NoLimit;
    private long BestPenalty { get; set; } = long.MaxValue;
    private int[] BestOrder { get; }
    private int[] BestGap { get; }

    /// <summary>The cheapest place where nothing gets worse: least extra cost, then seconds, then metres, then earliest on the route.</summary>
    public static Thread? Feasible(RouteSlack route, NewStops stops)
    {
        var search = new InsertionSearch(route, stops, soft: false);
        search.Explore(0, 0, route.Frozen, search.At(route.Frozen));
        return search._found ? search.Found() : null;
    }

    /// <summary>The place that misses by least: seconds late at the worst stop, plus an hour per whole capacity exceeded.</summary>
    public static Thread Closest(RouteSlack route, NewStops stops)
    {
        var search = new InsertionSearch(route, stops, soft: true);
        search.Explore(0, 0, route.Frozen, search.At(route.Frozen));
        return search.Found();
    }

    private Thread Found() => new(_route.With(_new, BestOrder, BestGap, new int[_route.Length + _new.Count]), Best.Cost, SecondCost, BestPenalty);

    /// <summary>Where the bike is after some of the route: all that the rest depends on.</summary>
    private struct Point
    {
        public long Time, Late, Over;
        public Detour Detour;
        public int Place;
        public bool AtStop, Earlier;
        public readonly long Penalty => Late + Over;
    }

    private Point At(int gap) => new()
    {
        Time = _route.Leave[gap],
        Place = _route.Before(gap),
        AtStop = gap > 0,
        Earlier = _new.HasLimitOnRoute,
        Over = _new.ChangesStartLoad ? OverBefore(gap) : 0,
    };

    private void Explore(int depth, int inserted, int gap, Point here)
    {
        if (depth == _new.Count)
        {
            Close(gap, in here);
            return;
        }
        for (var at = gap; ; at++)
        {
            if (depth == 0 && here.Over > 0 && !_soft) return;
            for (var c = 0; c < _new.Count; c++)
            {
                var bit = 1 << c;
                if (!_new.MayEnter(c, inserted, at)) continue;
                var after = here;
                if (!Place(c, at, inserted | bit, ref after)) continue;
                (_order[depth], _gap[depth]) = (c, at);
                var (family, since) = (_new.Family[c], _since[_new.Family[c]]);
                if (_route.Problem.IsPickup(_new.Stop[c])) _since[family] = Math.Min(since, after.Time);
                Explore(depth + 1, inserted | bit, at, after);
                _since[family] = since;
            }
            if (at == _route.Length) return;
            if (depth > 0)
            {
                if (!Pass(at, inserted, ref here)) return;
                continue;
            }
            _departure[at] = _route.Departure[at];
            here = At(at + 1);
        }
    }

    private void Keep(in Point here, in Detour detour)
    {
        SecondCost = Best.Cost;
        (_found, Best, BestPenalty) = (true, detour, here.Penalty);
        _order.CopyTo(BestOrder, 0);
        _gap.CopyTo(BestGap, 0);
    }
}
