using System.Numerics;
using System.Runtime.CompilerServices;

namespace RouteSolver;

/// <summary>The cheapest spot of every request in every route, looked up as long as the route is still the same. What was only found to cost
/// at least so much is remembered as that.</summary>
internal sealed class SpotBook
{
    /// <summary>A spot found, or none below a cost: then First is negative. 16 bytes, four to a cache line.</summary>
    private struct Entry
    {
        public long Cost;
        public int Stamp;
        public short First, Last;
    }

    /// <summary>More vehicles than this share places: a stamp is never another vehicle's, so they only push each other out.</summary>
    private const int MostSlots = 256;

    private readonly SearchModel _model;
    private readonly PairSpot _pair;
    private readonly SingleSpot _single;
    private readonly RichPair _richPair;
    private readonly RichSingle _richSingle;
    private readonly WholeSpot _whole;
    private readonly SeveralSpot _several;
    private readonly Entry[] _entries;
    private readonly int _slots;

    public SpotBook(SearchModel model)
    {
        _model = model;
        var (trial, ride) = (new Trial(model), new RichRide(model));
        (_pair, _single, _several) = (new PairSpot(model), new SingleSpot(model), new SeveralSpot(model, trial));
        (_richPair, _richSingle, _whole) = (new RichPair(model, ride, trial), new RichSingle(model, ride, trial), new WholeSpot(model, trial));
        _slots = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(model.VehicleCount, 1, MostSlots));
        _entries = new Entry[2 * model.RequestCount * _slots];
    }

    /// <summary>What is known of the spot that costs less than the limit: true and the spot, or none; false when it has to be looked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Knows(int vehicle, int stamp, int request, long limit, out Spot spot)
    {
        var at = 2 * (request * _slots + (vehicle & (_slots - 1)));
        ref var entry = ref _entries[at];
        if (entry.Stamp != stamp) entry = ref _entries[at + 1];
        if (entry.Stamp == stamp)
        {
            if (entry.Cost >= limit)
            {
                spot = Spot.None;
                return true;
            }
            if (entry.First >= 0)
            {
                spot = new Spot(entry.Cost, entry.First, entry.Last);
                return true;
            }
        }
        spot = Spot.None;
        return false;
    }

    /// <summary>Looks for the cheapest spot that costs less than the limit; <see cref="Spot.None"/> when there is none. All costs are in it.</summary>
    public Spot Find(Route route, int request, long limit)
    {
        var spot = route.Cost < RouteRefresh.Broken ? Look(route, request, limit) : Spot.None;
        var at = 2 * (request * _slots + (route.Vehicle & (_slots - 1)));
        // What is known of the route as it was before this change stays: most changes are undone.
        if (_entries[at].Stamp != route.Stamp && (_entries[at].Stamp == route.Base || _entries[at + 1].Stamp == route.Stamp)) at++;
        _entries[at] = new Entry { Stamp = route.Stamp, First = (short)spot.First, Last = (short)spot.Last, Cost = spot.IsNone ? limit : spot.Cost };
        return spot;
    }

    private Spot Look(Route route, int request, long limit) => _model.Kind[request] switch
    {
        RequestKind.Several => _several.Find(route, request, limit),
        _ when _model.IsStretched[route.Vehicle] => _whole.Find(route, request, limit),
        RequestKind.Pair => _model.IsRich ? _richPair.Find(route, request, Apart(route, request), limit) : _pair.Find(route, request, Apart(route, request), limit),
        _ => _model.IsRich ? _richSingle.Find(route, request, Apart(route, request), limit) : _single.Find(route, request, Apart(route, request), limit),
    };

    /// <summary>What taking the request costs this vehicle wherever it goes. Who has begun it bears the rest of it already.</summary>
    private long Apart(Route route, int request) =>
        (route.Own == 0 ? _model.FixedCost[route.Vehicle] : 0) + (_model.IsBegun[request] ? 0 : Borne(route, request));

    private long Borne(Route route, int request) =>
        _model.Problem.MoveCost(route.Vehicle, request)
        + (_model.Problem.Fairness == 0 ? 0
            : _model.Problem.FairnessCost(route.Vehicle, route.Hardship + _model.Hardship[request]) - _model.Problem.FairnessCost(route.Vehicle, route.Hardship));

    /// <summary>The route with a request of several stops at its best places.</summary>
    public ReadOnlySpan<int> Several(Route route, int request) => _several.Best(route, request);
}
