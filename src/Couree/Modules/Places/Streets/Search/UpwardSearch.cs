using System.Runtime.CompilerServices;

namespace Couree.Modules.Places.Streets.Search;

/// <summary>
/// The cheapest climbs from a place. Whatever it may reach stands on the way from its two ends up the elimination tree, and a node comes after all that
/// lead to it: each is looked at once, without a heap. The arrays are as long as the graph and are cleaned by undoing, so a search costs what it touches.
/// </summary>
sealed class UpwardSearch(Hierarchy hierarchy)
{
    readonly long[] costs = NewCosts(hierarchy.Rank.Length);
    readonly int[] parentLink = new int[hierarchy.Rank.Length];
    readonly int[] parentNode = new int[hierarchy.Rank.Length];
    int[] reached = new int[256];
    int count;

    /// <summary>The nodes that were reached, the least important first.</summary>
    public ReadOnlySpan<int> Reached => reached.AsSpan(0, count);
    public long CostOf(int node) => costs[node];
    /// <summary>The link by which a node was reached, -1 where the search began.</summary>
    public (int Link, int Node) ParentOf(int node) => (parentLink[node], parentNode[node]);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(in Ends ends, bool forward)
    {
        foreach (var node in Reached) costs[node] = Cost.Unreachable;
        count = 0;
        var (first, links) = forward ? (hierarchy.UpFirst, hierarchy.Up) : (hierarchy.DownFirst, hierarchy.Down);
        var (known, parent) = (costs, hierarchy.Parent);
        var (one, two) = (hierarchy.Rank[ends.FirstNode], hierarchy.Rank[ends.SecondNode]);
        Begin(one, ends.FirstCost);
        Begin(two, ends.SecondCost);
        while (Math.Max(one, two) is var node and >= 0)
        {
            if (one == node) one = parent[one];
            if (two == node) two = parent[two];
            var cost = known[node];
            if (cost >= Cost.Unreachable) continue;
            if (count == reached.Length) Array.Resize(ref reached, count * 2);
            reached[count++] = node;
            var end = first[node + 1];
            for (var i = first[node]; i < end; i++)
            {
                ref readonly var link = ref links[i];
                ref var before = ref known[link.Node];
                if (cost + link.Cost >= before) continue;
                (before, parentLink[link.Node], parentNode[link.Node]) = (cost + link.Cost, i, node);
            }
        }
    }

    void Begin(int node, long cost)
    {
        if (cost < costs[node]) (costs[node], parentLink[node]) = (cost, -1);
    }

    static long[] NewCosts(int nodes)
    {
        var costs = new long[nodes];
        Array.Fill(costs, Cost.Unreachable);
        return costs;
    }
}
