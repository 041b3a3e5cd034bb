using System.Runtime.CompilerServices;

namespace Couree.Modules.Places.Streets.Search;

/// <summary>
/// Contracts the nodes of a graph one by one, the least important first. Importance is that of RoutingKit (Dibbelt, Strasser, Wagner):
/// the level, plus how many shortcuts come for each arc that goes, plus the same in hops. A node whose neighbourhood changed
/// is weighed again when its turn comes.
/// </summary>
sealed class HierarchyBuilder
{
    // Nodes a witness search may settle. Looking long before contracting pays: every shortcut avoided makes all later searches shorter.
    const int WeighLimit = 30, ContractLimit = 500;

    readonly Remaining remaining;
    readonly WitnessSearch witness;
    readonly long[] importance;
    readonly int[] level, weighedLevel;
    readonly bool[] gone;
    readonly bool[] stale;
    readonly CostHeap heap = new();
    readonly List<(int Tail, int Head, long Cost, int Hops, int Left, int Right)> shortcuts = [];

    HierarchyBuilder(StreetGraph graph)
    {
        remaining = new(graph);
        witness = new(remaining);
        importance = new long[graph.Nodes];
        level = new int[graph.Nodes];
        weighedLevel = new int[graph.Nodes];
        gone = new bool[graph.Nodes];
        stale = new bool[graph.Nodes];
    }

    public static Hierarchy Build(StreetGraph graph) => new HierarchyBuilder(graph).Contract();

    Hierarchy Contract()
    {
        var nodes = gone.Length;
        for (var n = 0; n < nodes; n++) Weigh(n);
        var rank = new int[nodes];
        var neighbours = new HashSet<int>();
        var next = nodes;
        while (heap.Count > 0)
        {
            var (weight, node) = heap.Pop();
            if (gone[node] || weight != importance[node]) continue;
            if (stale[node])
            {
                if (level[node] > weighedLevel[node]) Lift(node);
                else Weigh(node);
                continue;
            }
            Contract(node, neighbours);
            rank[node] = --next;
            foreach (var neighbour in neighbours) stale[neighbour] = true;
        }
        return Arrange(rank);
    }

    void Contract(int node, HashSet<int> neighbours)
    {
        FindShortcuts(node, ContractLimit);
        gone[node] = true;
        remaining.Detach(node);
        foreach (var s in shortcuts) remaining.Put(s.Tail, s.Head, s.Cost, s.Hops, s.Left, s.Right);
        neighbours.Clear();
        foreach (var half in remaining.Ins[node].Span) neighbours.Add(half.Node);
        foreach (var half in remaining.Outs[node].Span) neighbours.Add(half.Node);
        foreach (var neighbour in neighbours) level[neighbour] = Math.Max(level[neighbour], level[node] + 1);
    }

    // Its neighbours rose: it waits for its turn at the new level before it is worth weighing.
    void Lift(int node)
    {
        importance[node] += 1000L * (level[node] - weighedLevel[node]);
        weighedLevel[node] = level[node];
        heap.Push(importance[node], node);
    }

    void Weigh(int node)
    {
        FindShortcuts(node, WeighLimit);
        long arcs = 0, hops = 0, addedHops = 0;
        foreach (var half in remaining.Ins[node].Span) (arcs, hops) = (arcs + 1, hops + half.Hops);
        foreach (var half in remaining.Outs[node].Span) (arcs, hops) = (arcs + 1, hops + half.Hops);
        foreach (var s in shortcuts) addedHops += s.Hops;
        (stale[node], weighedLevel[node]) = (false, level[node]);
        importance[node] = arcs == 0 ? 0 : 1 + 1000L * level[node] + 1000L * shortcuts.Count / arcs + 1000 * addedHops / hops;
        heap.Push(importance[node], node);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void FindShortcuts(int node, int limit)
    {
        shortcuts.Clear();
        var leaves = remaining.Outs[node].Span;
        witness.Enter(node);
        foreach (ref readonly var enter in remaining.Ins[node].Span)
        {
            witness.Run(enter, limit);
            for (var t = 0; t < leaves.Length; t++)
            {
                if (witness.IsWitnessed(t)) continue;
                shortcuts.Add((enter.Node, leaves[t].Node, enter.Cost + leaves[t].Cost, enter.Hops + leaves[t].Hops, enter.Arc, leaves[t].Arc));
            }
        }
        witness.Leave();
    }

    Hierarchy Arrange(int[] rank)
    {
        var nodes = rank.Length;
        var byRank = new int[nodes];
        for (var n = 0; n < nodes; n++) byRank[rank[n]] = n;
        var place = new int[remaining.Parts.Count];
        var (upFirst, ups) = Order(remaining.Outs);
        var (downFirst, downs) = Order(remaining.Ins);
        return new(rank, upFirst, Array.ConvertAll(ups, ToLink), downFirst, Array.ConvertAll(downs, ToLink));

        (int[] First, Half[] Halves) Order(Halves[] lists)
        {
            var first = new int[nodes + 1];
            for (var r = 0; r < nodes; r++) first[r + 1] = first[r] + lists[byRank[r]].Count;
            var halves = new Half[first[nodes]];
            for (var r = 0; r < nodes; r++)
            {
                lists[byRank[r]].Span.CopyTo(halves.AsSpan(first[r]));
                for (var i = first[r]; i < first[r + 1]; i++) place[halves[i].Arc] = i;
            }
            return (first, halves);
        }

        Link ToLink(Half half)
        {
            var (left, right) = remaining.Parts[half.Arc];
            return right < 0 ? new(half.Cost, rank[half.Node], left, -1) : new(half.Cost, rank[half.Node], place[left], place[right]);
        }
    }
}
