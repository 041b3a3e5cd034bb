namespace Couree.Modules.Places.Streets.Search;

/// <summary>
/// The yardstick: Dijkstra over the street graph, without any preparation. An import is accepted only if the hierarchy answers like this;
/// tests and the bench hold every pair against it.
/// </summary>
sealed class PlainDijkstra(StreetGraph graph)
{
    readonly Arcs arcs = new(graph);
    readonly long[] costs = new long[graph.Nodes];
    readonly CostHeap heap = new();

    /// <summary>The cost from one snapped place to others, accesses excluded.</summary>
    public long[] From(Snap from, IReadOnlyList<Snap> to)
    {
        var row = new long[to.Count];
        Array.Fill(row, Cost.Unreachable);
        if (!from.IsOnNetwork) return row;
        Settle(from.Leaving(graph));
        for (var i = 0; i < to.Count; i++)
        {
            if (!to[i].IsOnNetwork) continue;
            var ends = to[i].Arriving(graph);
            var first = costs[ends.FirstNode] + ends.FirstCost;
            var second = costs[ends.SecondNode] + ends.SecondCost;
            row[i] = Math.Min(Math.Min(Cost.Unreachable, from.Along(graph, to[i])), Math.Min(first, second));
        }
        return row;
    }

    void Settle(in Ends ends)
    {
        Array.Fill(costs, Cost.Unreachable);
        heap.Clear();
        Reach(ends.FirstNode, ends.FirstCost);
        Reach(ends.SecondNode, ends.SecondCost);
        while (heap.Count > 0)
        {
            var (cost, node) = heap.Pop();
            if (cost > costs[node]) continue;
            for (var a = arcs.First[node]; a < arcs.First[node + 1]; a++)
            {
                var edge = arcs.Code[a] >> 1;
                var seconds = (arcs.Code[a] & 1) == 0 ? graph.Ahead[edge] : graph.Back[edge];
                Reach(arcs.Head[a], cost + Cost.Of(seconds, graph.Decimetres[edge]));
            }
        }
    }

    void Reach(int node, long cost)
    {
        if (cost >= costs[node]) return;
        costs[node] = cost;
        heap.Push(cost, node);
    }
}
