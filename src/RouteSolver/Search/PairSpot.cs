using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RouteSolver;

/// <summary>The cheapest feasible gaps of one route for a pickup and its delivery. All n²/2 pairs of gaps, but most are passed over at once: a
/// pickup's gap is only looked into when its own way round and the least that any delivery behind it adds could still be the best.</summary>
internal sealed class PairSpot(SearchModel model)
{
    private long[] _delivery = [];
    private long[] _least = [];

    /// <param name="route">With its figures true.</param>
    /// <param name="request">A <see cref="RequestKind.Pair"/> that is not on the route.</param>
    /// <param name="apart">The least that it costs on this vehicle besides the ways.</param>
    /// <param name="limit">Only a spot that costs less in all is of interest.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Spot Find(Route route, int request, long apart, long limit)
    {
        var (p, d, n, f) = (model.First[request], model.Last[request], route.Length, route.Frozen);
        if (_delivery.Length < n + 2) (_delivery, _least) = (new long[2 * n + 16], new long[2 * n + 16]);
        var ways = model.Ways[route.Vehicle];
        var (pPlace, dPlace) = (model.Place[p], model.Place[d]);
        ref var secondsFromP = ref Row(ways.Seconds, pPlace * ways.Size);
        var (closeP, closeD, openP, openD, serveP, serveD) = (model.To[p], model.To[d], model.From[p], model.From[d], model.Service[p], model.Service[d]);
        var pToDSeconds = Unsafe.Add(ref secondsFromP, dPlace);
        ref var nodes = ref MemoryMarshal.GetArrayDataReference(route.Nodes);

        // Times only grow along a route: the delivery's gaps lie between lo and hi, the pickup's from first on.
        ref var begin = ref Unsafe.Add(ref nodes, f);
        var soonestP = Math.Max(begin.Leave, openP) + serveP;
        var soonestD = Math.Max(soonestP + pToDSeconds, openD) + serveD;
        var (lo, hi, first) = (f, n, f);
        while (hi >= f && Unsafe.Add(ref nodes, hi).Leave > closeD) hi--;
        while (lo <= hi && Unsafe.Add(ref nodes, lo + 1).Latest < soonestD) lo++;
        if (lo > hi || begin.Leave > closeP) return Spot.None;
        while (Unsafe.Add(ref nodes, first + 1).Latest < soonestP) first++;

        ref var fromD = ref Row(ways.Cost, dPlace * ways.Size);
        ref var toD = ref Row(ways.CostTo, dPlace * ways.Size);
        ref var delivery = ref MemoryMarshal.GetArrayDataReference(_delivery);
        ref var least = ref MemoryMarshal.GetArrayDataReference(_least);
        var min = Unsafe.Add(ref least, hi + 1) = long.MaxValue / 2;
        var next = Unsafe.Add(ref nodes, hi + 1).Place;
        for (var h = hi; h >= lo; h--)
        {
            ref var node = ref Unsafe.Add(ref nodes, h);
            var more = (long)Unsafe.Add(ref toD, node.Place) + Unsafe.Add(ref fromD, next) - node.LegCost;
            next = node.Place;
            Unsafe.Add(ref delivery, h) = more;
            if (more < min) min = more;
            Unsafe.Add(ref least, h) = min;
        }

        ref var fromP = ref Row(ways.Cost, pPlace * ways.Size);
        ref var toP = ref Row(ways.CostTo, pPlace * ways.Size);
        ref var secondsToP = ref Row(ways.SecondsTo, pPlace * ways.Size);
        ref var secondsFromD = ref Row(ways.Seconds, dPlace * ways.Size);
        ref var secondsToD = ref Row(ways.SecondsTo, dPlace * ways.Size);
        var pToD = (long)Unsafe.Add(ref fromP, dPlace);
        var (best, bestFirst, bestLast) = (limit, -1, -1);
        for (var g = first; g <= hi; g++)
        {
            ref var here = ref Unsafe.Add(ref nodes, g);
            if (here.Leave > closeP) break;
            ref var there = ref Unsafe.Add(ref here, 1);
            var around = apart + Unsafe.Add(ref toP, here.Place) - here.LegCost;
            var pickup = around + Unsafe.Add(ref fromP, there.Place);
            var both = g < lo ? long.MaxValue : around + pToD + Unsafe.Add(ref fromD, there.Place);
            var behindIt = pickup + Unsafe.Add(ref least, Math.Max(lo, g + 1));
            if (both >= best && behindIt >= best) continue;
            var time = here.Leave + Unsafe.Add(ref secondsToP, here.Place);
            if (time > closeP || !Fits(route, g, p)) continue;
            time = Math.Max(time, openP) + serveP;
            if (both < best)
            {
                var at = time + pToDSeconds;
                if (at <= closeD && Math.Max(at, openD) + serveD + Unsafe.Add(ref secondsFromD, there.Place) <= there.Latest)
                    (best, bestFirst, bestLast) = (both, g, g);
            }
            if (behindIt >= best) continue;
            time += Unsafe.Add(ref secondsFromP, there.Place);
            for (var h = g + 1; h <= hi && time <= there.Latest; h++)
            {
                time = Math.Max(time, there.From) + there.Service;
                if (time > closeD || !Fits(route, h, p)) break;
                ref var behind = ref Unsafe.Add(ref there, 1);
                if (h >= lo)
                {
                    if (pickup + Unsafe.Add(ref least, h) >= best) break;
                    var cost = pickup + Unsafe.Add(ref delivery, h);
                    if (cost < best)
                    {
                        var at = time + Unsafe.Add(ref secondsToD, there.Place);
                        if (at <= closeD && Math.Max(at, openD) + serveD + Unsafe.Add(ref secondsFromD, behind.Place) <= behind.Latest)
                            (best, bestFirst, bestLast) = (cost, g, h);
                    }
                }
                time += there.LegSeconds;
                there = ref behind;
            }
        }
        return bestFirst < 0 ? Spot.None : new Spot(best, bestFirst, bestLast);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref int Row(int[] ways, int at) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(ways), at);

    /// <summary>What the stop takes aboard fits beside what is aboard behind this node.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Fits(Route route, int node, int stop)
    {
        var dimensions = model.Dimensions;
        if (dimensions == 1) return route.Load[node] + model.Change[stop] <= model.Capacity[route.Vehicle];
        for (var d = 0; d < dimensions; d++)
            if (route.Load[node * dimensions + d] + model.Change[stop * dimensions + d] > model.Capacity[route.Vehicle * dimensions + d]) return false;
        return true;
    }
}
