namespace RouteSolver;

/// <summary>Rebuilds a plan: in an order drawn by lot, each absent request goes where it costs least at that moment; now and then a route
/// is overlooked, so that the second best has its chance too (blinks, after the same paper).</summary>
internal sealed class GreedyInsertion(SearchModel model, Neighbours neighbours, SpotBook book, Dice dice)
{
    /// <summary>One route in so many is overlooked.</summary>
    private const int BlinkOnceIn = 100;

    /// <summary>With more routes than this, those near the request come first, so many by stop.</summary>
    private const int ManyRoutes = 48, NearRoutes = 16;

    private readonly List<int> _unknown = [], _near = [];
    private readonly int[] _seen = new int[model.VehicleCount];
    private int _look, _untilBlink = 1;
    private long[] _keys = new long[64];
    private int[] _sorted = new int[64];
    private readonly long[] _far = Far(model);

    /// <summary>Puts in what fits on the vehicles in use and on one empty vehicle of each class among <paramref name="empty"/>, where that costs
    /// no more than leaving it out.</summary>
    public void Rebuild(Draft draft, List<int> used, List<int> empty, CancellationToken cancellation = default)
    {
        var count = Order(draft);
        for (var i = 0; i < count && !cancellation.IsCancellationRequested; i++)
        {
            var request = _sorted[i];
            var (best, vehicle) = (Spot.None, -1);
            if (used.Count > ManyRoutes)
            {
                Near(draft, request);
                Look(draft, request, _near, ref best, ref vehicle);
            }
            if (vehicle < 0) Look(draft, request, used, ref best, ref vehicle);
            foreach (var v in empty)
            {
                if (!model.MayServe(v, request)) continue;
                if (!book.Knows(v, draft.Stamps[v], request, best.Cost, out var spot)) spot = book.Find(draft[v], request, best.Cost);
                if (spot.Cost < best.Cost) (best, vehicle) = (spot, v);
            }
            if (vehicle < 0 || best.Cost > model.LeftOut[request]) continue;
            if (model.Kind[request] == RequestKind.Several) draft.Insert(request, vehicle, book.Several(draft[vehicle], request));
            else draft.Insert(request, vehicle, best);
            if (empty.Contains(vehicle)) MoveToUsed(draft, vehicle, used, empty);
        }
    }

    private void Look(Draft draft, int request, List<int> vehicles, ref Spot best, ref int vehicle)
    {
        _unknown.Clear();
        foreach (var v in vehicles)
        {
            if (--_untilBlink == 0)
            {
                _untilBlink = 1 + dice.Next(2 * BlinkOnceIn - 1);
                continue;
            }
            if (!model.MayServe(v, request)) continue;
            if (!book.Knows(v, draft.Stamps[v], request, best.Cost, out var spot)) _unknown.Add(v);
            else if (spot.Cost < best.Cost) (best, vehicle) = (spot, v);
        }
        foreach (var v in _unknown)
        {
            var spot = book.Find(draft[v], request, best.Cost);
            if (spot.Cost < best.Cost) (best, vehicle) = (spot, v);
        }
    }

    /// <summary>Routes that pass near the request's stops.</summary>
    private void Near(Draft draft, int request)
    {
        _near.Clear();
        _look++;
        foreach (var stop in model.Stops[request])
        {
            var enough = _near.Count + NearRoutes;
            foreach (var other in neighbours.Of(stop))
            {
                var v = draft.VehicleOf[model.RequestOf[other]];
                if (v < 0 || _seen[v] == _look) continue;
                _seen[v] = _look;
                _near.Add(v);
                if (_near.Count == enough) break;
            }
        }
    }

    private void MoveToUsed(Draft draft, int vehicle, List<int> used, List<int> empty)
    {
        empty.Remove(vehicle);
        used.Add(vehicle);
        foreach (var v in draft.Vehicles)
            if (model.Class[v] == model.Class[vehicle] && draft[v].Own == 0 && !draft.IsClosed(v))
            {
                empty.Add(v);
                return;
            }
    }

    private int Order(Draft draft)
    {
        var count = draft.AbsentList.Count;
        if (_keys.Length < count) (_keys, _sorted) = (new long[count * 2], new int[count * 2]);
        var kind = dice.Next(17);
        for (var i = 0; i < count; i++)
        {
            var request = draft.AbsentList[i];
            _sorted[i] = request;
            var (first, last) = (model.First[request], model.Last[request]);
            _keys[i] = kind switch
            {
                < 4 => (long)(dice.Bits() >> 2),
                < 8 => -Math.Abs(model.Dimensions > 0 ? model.Change[first * model.Dimensions] : 0),
                < 10 => -_far[request],
                < 11 => _far[request],
                < 13 => model.To[last] - model.From[first],
                < 15 => model.From[first],
                _ => -model.To[last],
            };
        }
        Array.Sort(_keys, _sorted, 0, count);
        return count;
    }

    private static long[] Far(SearchModel model)
    {
        var far = new long[model.RequestCount];
        if (model.VehicleCount == 0) return far;
        var ways = model.Ways[0];
        var start = model.Problem.Vehicles[0].Start ?? ways.Nowhere;
        for (var r = 0; r < far.Length; r++)
            foreach (var stop in model.Stops[r]) far[r] = Math.Max(far[r], ways.Cost[start * ways.Size + model.Place[stop]]);
        return far;
    }
}
