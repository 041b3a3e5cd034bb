using System.Buffers;
using System.Collections.Concurrent;
using Couree.Kernel;
using Couree.Modules.Places.Streets.Search;

namespace Couree.Modules.Places.Streets;

/// <summary>A street graph that is ready to answer: its hierarchy, the grid that finds streets, and workspaces lent to one question at a time.</summary>
sealed class StreetNetwork(StreetGraph graph, Hierarchy hierarchy)
{
    readonly SnapIndex index = new(graph);
    readonly ConcurrentBag<PathSearch> paths = [];
    readonly ConcurrentBag<BucketMatrix> matrices = [];

    public StreetGraph Graph => graph;
    public Hierarchy Hierarchy => hierarchy;
    public GeoBox? Bounds { get; } = graph.Box();

    public static StreetNetwork Empty { get; } = Prepare(StreetGraph.Empty);

    public static StreetNetwork Prepare(StreetGraph graph) => new(graph, HierarchyBuilder.Build(graph));

    public Door Find(GeoPoint point) => new(point, index.Nearest(point));

    public string? StreetAt(GeoPoint point) =>
        index.Nearest(point) is { IsOnNetwork: true } snap && graph.Names[graph.Name[snap.Edge]] is { Length: > 0 } name ? name : null;

    public Leg Route(GeoPoint from, GeoPoint to)
    {
        var (start, end) = (Find(from), Find(to));
        if (!start.Snap.IsOnNetwork || !end.Snap.IsOnNetwork) return Straight(start, end, Cost.Unreachable);
        if (start.IsNextTo(end)) return Straight(start, end, 0);
        if (!paths.TryTake(out var search)) search = new(hierarchy);
        try
        {
            var way = search.Run(graph, start.Snap, end.Snap);
            if (way.Cost >= Cost.Unreachable) return Straight(start, end, way.Cost);
            var (cost, _) = start.To(end, way.Cost);
            return new(Cost.Seconds(cost), Cost.Metres(cost), PathShape.Draw(graph, start, end, way, search.Codes), false);
        }
        finally
        {
            paths.Add(search);
        }
    }

    static Leg Straight(in Door start, in Door end, long onNetwork)
    {
        var (cost, isEstimate) = start.To(end, onNetwork);
        return new(Cost.Seconds(cost), Cost.Metres(cost), [start.Point, end.Point], isEstimate);
    }

    public TravelMatrix Matrix(IReadOnlyList<GeoPoint> from, IReadOnlyList<GeoPoint> to)
    {
        var starts = Doors(from);
        var ends = ReferenceEquals(from, to) ? starts : Doors(to);
        var cells = starts.Length * ends.Length;
        var costs = ArrayPool<long>.Shared.Rent(cells);
        try
        {
            Fill(starts, ends, costs.AsMemory(0, cells));
            var (seconds, metres, hasEstimates) = (new int[cells], new int[cells], false);
            for (int i = 0, cell = 0; i < starts.Length; i++)
                for (var j = 0; j < ends.Length; j++, cell++)
                {
                    var (cost, isEstimate) = starts[i].To(ends[j], costs[cell]);
                    (seconds[cell], metres[cell]) = (Cost.Seconds(cost), Cost.Metres(cost));
                    hasEstimates |= isEstimate;
                }
            return new(starts.Length, ends.Length, seconds, metres, hasEstimates);
        }
        finally
        {
            ArrayPool<long>.Shared.Return(costs);
        }
    }

    Door[] Doors(IReadOnlyList<GeoPoint> points)
    {
        var doors = new Door[points.Count];
        for (var i = 0; i < doors.Length; i++) doors[i] = Find(points[i]);
        return doors;
    }

    /// <summary>Costs between places on the network, row by row; <see cref="Cost.Unreachable"/> off the network.</summary>
    public void Fill(Door[] from, Door[] to, Memory<long> costs)
    {
        if (!matrices.TryTake(out var matrix)) matrix = new(graph, hierarchy);
        try
        {
            matrix.Fill(from, to, costs);
        }
        finally
        {
            matrices.Add(matrix);
        }
    }
}
