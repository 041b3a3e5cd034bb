using System.Numerics;
using System.Runtime.CompilerServices;

namespace RouteSolver;

/// <summary>The stops to insert into one route and what binds them: which must come before which, between which gaps of the
/// route each may stand (its family may be there already), and the load carried for every subset inserted so far.</summary>
internal sealed class NewStops
{
    public readonly int Count, Full;
    public readonly int[] Stop, Needs, LowestGap, HighestGap, Family;
    public readonly int[] Shipments, SincePosition;
    public readonly long[] SinceBefore;
    public readonly long[] BroughtAlong;
    public readonly bool HasLimitOnRoute, ChangesStartLoad;
    private readonly long[] _carried;

    public NewStops(RouteSlack route, ReadOnlySpan<int> stops)
    {
        var problem = route.Problem;
        Count = stops.Length;
        Full = (1 << Count) - 1;
        Stop = stops.ToArray();
        Shipments = [.. Stop.Select(problem.ShipmentOf).Distinct()];
        (Needs, LowestGap, HighestGap, Family) = (new int[Count], new int[Count], new int[Count], new int[Count]);
        (SincePosition, SinceBefore) = (new int[Shipments.Length], new long[Shipments.Length]);
        Array.Fill(SincePosition, -1);
        for (var g = 0; g < Shipments.Length; g++) SinceBefore[g] = problem.Shipments[Shipments[g]].OnBoard?.Since ?? Problem.NoLimit;
        for (var c = 0; c < Count; c++) Family[c] = Array.IndexOf(Shipments, problem.ShipmentOf(Stop[c]));
        for (var c = 0; c < Count; c++)
        {
            (LowestGap[c], HighestGap[c]) = (route.Frozen, route.Length);
            if (problem.IsPickup(Stop[c])) continue;
            for (var other = 0; other < Count; other++)
                if (Family[other] == Family[c] && problem.IsPickup(Stop[other])) Needs[c] |= 1 << other;
        }
        for (var i = 0; i < route.Length; i++) HasLimitOnRoute |= Present(route, i);
        BroughtAlong = new long[route.Dimensions];
        _carried = Carried(problem, route.Dimensions);
        foreach (var load in BroughtAlong) ChangesStartLoad |= load != 0;
    }

    /// <summary>Whether this stop may stand in this gap once these are in: each once, after what it needs, before or after its kin on the route.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayEnter(int candidate, int inserted, int gap) =>
        (inserted & (1 << candidate)) == 0 && (Needs[candidate] & ~inserted) == 0 && gap >= LowestGap[candidate] && gap <= HighestGap[candidate];

    /// <summary>Load added to the route's own once this subset of the new stops is behind, per dimension.</summary>
    public long Carried(int subset, int dimension) => _carried[subset * BroughtAlong.Length + dimension];

    /// <summary>Ways to interleave the new stops with the rest of the route, at most <paramref name="limit"/>.</summary>
    public long Interleavings(int gaps, long limit)
    {
        double ways = 1;
        for (var c = 0; c < Count; c++) ways *= (double)(gaps + c) / (c + 1);
        var orders = new double[Full + 1];
        orders[0] = 1;
        for (var subset = 0; subset < Full; subset++)
            for (var c = 0; c < Count; c++)
                if ((subset & (1 << c)) == 0 && (Needs[c] & ~subset) == 0) orders[subset | (1 << c)] += orders[subset];
        return ways * orders[Full] >= limit ? limit : (long)(ways * orders[Full]);
    }

    private bool Present(RouteSlack route, int position)
    {
        var stop = route.Stops[position];
        var family = Array.IndexOf(Shipments, route.Problem.ShipmentOf(stop));
        if (family < 0) return false;
        var isPickup = route.Problem.IsPickup(stop);
        if (isPickup && SincePosition[family] < 0) SincePosition[family] = position;
        for (var c = 0; c < Count; c++)
        {
            if (Family[c] != family || route.Problem.IsPickup(Stop[c]) == isPickup) continue;
            if (isPickup) LowestGap[c] = Math.Max(LowestGap[c], position + 1);
            else HighestGap[c] = Math.Min(HighestGap[c], position);
        }
        return !isPickup && route.Limit[position] != Problem.NoLimit;
    }

    private long[] Carried(Problem problem, int dimensions)
    {
        var carried = new long[(Full + 1) * dimensions];
        for (var d = 0; d < dimensions; d++)
        {
            for (var c = 0; c < Count; c++)
                if (RouteSchedule.IsBroughtAlong(problem, Stop[c])) BroughtAlong[d] -= problem.Change(Stop[c])[d];
            carried[d] = BroughtAlong[d];
            for (var subset = 1; subset <= Full; subset++)
            {
                var last = BitOperations.TrailingZeroCount(subset);
                carried[subset * dimensions + d] = carried[(subset & (subset - 1)) * dimensions + d] + problem.Change(Stop[last])[d];
            }
        }
        return carried;
    }
}
