namespace Couree.Modules.Places.Streets.Search;

/// <summary>
/// A Dijkstra that only climbs. Nodes that are reached better from above are stalled: no fastest way passes them. The arrays are as long
/// as the graph and are cleaned by undoing, so a search costs what it touches.
/// </summary>
sealed class UpwardSearch(int nodes)
{
    readonly long[] costs = NewCosts(nodes);
    readonly int[] parentLink = new int[nodes];
    readonly int[] parentNode = new int[nodes];
    readonly CostHeap heap = new();
    int[] touched = new int[1024];
    int touchedCount;
    int[] settled = new int[1024];
    int settledCount;

    /// <summary>The nodes that may be the top of a fastest way, nearest first.</summary>
    public ReadOnlySpan<int> Settled => settled.AsSpan(0, settledCount);
    public long CostOf(int node) => costs[node];
    /// <summary>The link by which a node was reached, -1 where the search began.</summary>
    public (int Link, int Node) ParentOf(int node) => (parentLink[node], parentNode[node]);

    public void Run(Hierarchy hierarchy, in Ends ends, bool forward)
    {
        Clear();
        var (first, links) = forward ? (hierarchy.UpFirst, hierarchy.Up) : (hierarchy.DownFirst, hierarchy.Down);
        var (stallFirst, stallLinks) = forward ? (hierarchy.DownFirst, hierarchy.Down) : (hierarchy.UpFirst, hierarchy.Up);
        Reach(hierarchy.Rank[ends.FirstNode], ends.FirstCost, -1, -1);
        Reach(hierarchy.Rank[ends.SecondNode], ends.SecondCost, -1, -1);
        while (heap.Count > 0)
        {
            var (cost, node) = heap.Pop();
            if (cost > costs[node] || IsStalled(node, cost, stallFirst, stallLinks)) continue;
            if (settledCount == settled.Length) Array.Resize(ref settled, settledCount * 2);
            settled[settledCount++] = node;
            for (var i = first[node]; i < first[node + 1]; i++) Reach(links[i].Node, cost + links[i].Cost, i, node);
        }
    }

    bool IsStalled(int node, long cost, int[] first, Link[] links)
    {
        for (var i = first[node]; i < first[node + 1]; i++)
            if (costs[links[i].Node] + links[i].Cost < cost) return true;
        return false;
    }

    void Reach(int node, long cost, int link, int from)
    {
        ref var known = ref costs[node];
        if (cost >= known) return;
        if (known == Cost.Unreachable)
        {
            if (touchedCount == touched.Length) Array.Resize(ref touched, touchedCount * 2);
            touched[touchedCount++] = node;
        }
        (known, parentLink[node], parentNode[node]) = (cost, link, from);
        heap.Push(cost, node);
    }

    void Clear()
    {
        for (var i = 0; i < touchedCount; i++) costs[touched[i]] = Cost.Unreachable;
        touchedCount = settledCount = 0;
        heap.Clear();
    }

    static long[] NewCosts(int nodes)
    {
        var costs = new long[nodes];
        Array.Fill(costs, Cost.Unreachable);
        return costs;
    }
}
