using System.Runtime.CompilerServices;

namespace RouteSolver;

/// <summary>As <see cref="PairSpot"/>, where routes must be ridden through: a pickup's gap is ridden on from once, as long as a delivery behind it
/// could still be the best, and from each delivery only until it is known what the rest costs.</summary>
internal sealed class RichPair(SearchModel model, RichRide ride, Trial trial)
{
    private long[] _delivery = [], _least = [], _later = [], _leastLater = [];

    /// <inheritdoc cref="PairSpot.Find"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Spot Find(Route route, int request, long apart, long limit)
    {
        var (p, d, n, f) = (model.First[request], model.Last[request], route.Length, route.Frozen);
        if (_delivery.Length < n + 2) (_delivery, _least, _later, _leastLater) = (new long[2 * n + 16], new long[2 * n + 16], new long[2 * n + 16], new long[2 * n + 16]);
        ride.Begin(route);
        var (ways, nodes, rich) = (model.Ways[route.Vehicle], route.Nodes, route.Rich);
        var (pPlace, dPlace, longest, since) = (model.Place[p], model.Place[d], model.Facts[d].Limit, model.SinceBefore[request]);
        var secondsFromP = ways.Seconds.AsSpan(pPlace * ways.Size, ways.Size);
        var (closeP, closeD) = (model.To[p], model.To[d]);

        // Times only grow along a route: the delivery's gaps lie between lo and hi, the pickup's from first on.
        var soonestP = Math.Max(nodes[f].Leave, model.From[p]) + model.Service[p];
        var soonestD = Math.Max(soonestP + secondsFromP[dPlace], model.From[d]) + model.Service[d];
        var (lo, hi, first) = (f, n, f);
        while (hi >= f && nodes[hi].Leave > closeD) hi--;
        while (lo <= hi && nodes[lo + 1].Latest < soonestD) lo++;
        if (lo > hi || nodes[f].Leave > closeP) return Spot.None;
        while (nodes[first + 1].Latest < soonestP) first++;
        var isNeverSooner = Deliveries(route, d, lo, hi);

        var toP = ways.CostTo.AsSpan(pPlace * ways.Size, ways.Size);
        var fromP = ways.Cost.AsSpan(pPlace * ways.Size, ways.Size);
        var secondsToP = ways.SecondsTo.AsSpan(pPlace * ways.Size, ways.Size);
        var fromD = ways.Cost.AsSpan(dPlace * ways.Size, ways.Size);
        var secondsFromD = ways.Seconds.AsSpan(dPlace * ways.Size, ways.Size);
        var secondsToD = ways.SecondsTo.AsSpan(dPlace * ways.Size, ways.Size);
        var (best, bestFirst, bestLast) = (Math.Min(limit, Nowhere / 2), -1, -1);
        for (var g = first; g <= hi; g++)
        {
            ref readonly var here = ref nodes[g];
            if (here.Leave > closeP) break;
            var there = nodes[g + 1].Place;
            var around = apart - rich[g].LateBehind + toP[here.Place] - here.LegCost;
            var pickup = around + fromP[there];
            var both = g < lo ? long.MaxValue : around + fromP[dPlace] + fromD[there];
            var behindIt = pickup + _least[Math.Max(lo, g + 1)];
            if ((both >= best && behindIt >= best) || !Fits(route, g, p)) continue;
            var clock = RichRide.At(in rich[g]);
            if (!ride.Visit(p, ref clock, secondsToP[here.Place], g > 0 && here.Place == pPlace)) continue;
            var isLater = ride.IsLater(g, in clock, pPlace, secondsFromP[there], out var sure) && isNeverSooner;
            if (isLater)
            {
                if (sure == RichRide.Impossible) continue;
                behindIt = pickup + _leastLater[Math.Max(lo, g + 1)] + sure;
                if (behindIt >= best && (both >= best || both + sure >= best)) continue;
            }
            var left = Math.Min(clock.Time, since);
            if (both < best)
            {
                var way = clock;
                if (ride.Visit(d, ref way, secondsFromP[dPlace], pPlace == dPlace) && way.Start - left <= longest
                    && ride.After(g, in way, dPlace, secondsFromD[there], g, best - both) is var late && late < best - both
                    && Holds(route, request, g, g)) (best, bestFirst, bestLast) = (both + late, g, g);
            }
            if (behindIt >= best) continue;
            var (seconds, isAtDoor) = ((long)secondsFromP[there], pPlace == there);
            for (var h = g + 1; h <= hi && ride.Pass(h, ref clock, seconds, isAtDoor, g); h++)
            {
                if (clock.Time > closeD || clock.Time - left > longest || !Fits(route, h, p)) break;
                ref readonly var behind = ref rich[h];
                if (h >= lo)
                {
                    sure = isLater ? clock.Late + behind.Late(clock.Time) : clock.Late + (isNeverSooner ? ride.AtLeast(in behind, in clock) : 0);
                    if (pickup + (isLater ? _leastLater[h] : _least[h]) + sure >= best) break;
                    var cost = pickup + _delivery[h];
                    if ((isLater ? pickup + _later[h] : cost) + sure < best)
                    {
                        var way = clock;
                        if (ride.Visit(d, ref way, secondsToD[nodes[h].Place], nodes[h].Place == dPlace) && way.Start - left <= longest
                            && ride.After(h, in way, dPlace, secondsFromD[nodes[h + 1].Place], g, best - cost) is var late && late < best - cost
                            && Holds(route, request, g, h)) (best, bestFirst, bestLast) = (cost + late, g, h);
                    }
                }
                (seconds, isAtDoor) = (behind.LegSeconds, h < n && rich[h + 1].IsAtDoor);
            }
        }
        return bestFirst < 0 ? Spot.None : new Spot(best, bestFirst, bestLast);
    }

    /// <summary>What the delivery adds to the way in each gap, what it adds at least with what is then later behind it (where no break is to come), and the
    /// least of both from each gap on.</summary>
    /// <returns>Whether it makes whatever is behind it later wherever it goes, or no sooner.</returns>
    private bool Deliveries(Route route, int d, int lo, int hi)
    {
        var (ways, nodes, rich, place) = (model.Ways[route.Vehicle], route.Nodes, route.Rich, model.Place[d]);
        var row = place * ways.Size;
        var isNeverSooner = true;
        ref readonly var facts = ref model.Facts[d];
        var (min, minLater) = (_least[hi + 1], _leastLater[hi + 1]) = (Nowhere, Nowhere);
        for (var h = hi; h >= lo; h--)
        {
            ref readonly var node = ref nodes[h];
            var next = nodes[h + 1].Place;
            var cost = (long)ways.CostTo[row + node.Place] + ways.Cost[row + next] - node.LegCost;
            var (there, back) = (ways.SecondsTo[row + node.Place], ways.Seconds[row + next]);
            var handling = facts.Service + (h > 0 && node.Place == place ? 0 : facts.Door);
            var isAtDoor = h < route.Length && next == place;
            var more = there + handling + back - node.LegSeconds;
            // Who waits at the next door with its seconds paid for leaves it sooner.
            isNeverSooner &= more >= 0 && !(isAtDoor && !rich[h + 1].IsAtDoor && rich[h + 1].Facts.Door > 0);
            min = Math.Min(min, _delivery[h] = cost);
            _least[h] = min;
            ref readonly var here = ref rich[h];
            if (here.Break == model.Breaks[route.Vehicle].Length && isAtDoor == (h < route.Length && rich[h + 1].IsAtDoor))
            {
                var start = Math.Max(here.Leave + there, facts.From);
                if (start > facts.To || start + handling + back - node.LegSeconds > here.LatestLeave) cost = Nowhere;
                else
                {
                    cost += here.Late(here.Leave + Math.Max(0, more)) - here.LateBehind;
                    if (start > facts.Close) cost += (start - facts.Close) * facts.LateCost;
                }
            }
            minLater = Math.Min(minLater, _later[h] = cost);
            _leastLater[h] = minLater;
        }
        return isNeverSooner;
    }

    /// <summary>More than twice what any place costs.</summary>
    private const long Nowhere = long.MaxValue / 4;

    private bool Holds(Route route, int request, int first, int last) => !model.Problem.HasGoodsRules || trial.Pair(route, request, first, last) != RichRide.Impossible;

    /// <summary>What the stop takes aboard fits beside what is aboard behind this node.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Fits(Route route, int node, int stop)
    {
        var dimensions = model.Dimensions;
        for (var d = 0; d < dimensions; d++)
            if (route.Load[node * dimensions + d] + model.Change[stop * dimensions + d] > model.Capacity[route.Vehicle * dimensions + d]) return false;
        return true;
    }
}
