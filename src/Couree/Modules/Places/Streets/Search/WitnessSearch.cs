using System.Runtime.CompilerServices;

namespace Couree.Modules.Places.Streets.Search;

/// <summary>
/// Is there a way around a node that is as good as the way through it? A Dijkstra from one in-neighbour, bounded in settled nodes:
/// a witness missed costs a superfluous shortcut, never a wrong answer.
/// </summary>
sealed class WitnessSearch(Remaining remaining)
{
    readonly long[] costs = NewCosts(remaining.Outs.Length);
    readonly int[] touched = new int[remaining.Outs.Length];
    readonly long[] bound = new long[remaining.Outs.Length];
    readonly CostHeap heap = new();
    int touchedCount;

    public long CostTo(int node) => costs[node];

    /// <summary>Leaves in <see cref="CostTo"/> an upper bound of the cost of each out-neighbour of <paramref name="around"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int source, long toAround, int around, int limit)
    {
        for (var i = 0; i < touchedCount; i++) costs[touched[i]] = Cost.Unreachable;
        touchedCount = 0;
        heap.Clear();
        var targets = remaining.Outs[around].Span;
        var (farthest, waiting) = (0L, 0);
        foreach (ref readonly var target in targets)
        {
            if (target.Node == source) continue;
            farthest = Math.Max(farthest, bound[target.Node] = toAround + target.Cost);
            waiting++;
        }
        if (waiting > 0) Search(source, around, limit, farthest, waiting);
        foreach (ref readonly var target in targets) bound[target.Node] = 0;
    }

    // Stops as soon as every out-neighbour has its witness.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Search(int source, int around, int limit, long farthest, int waiting)
    {
        var (outs, known, wanted) = (remaining.Outs, costs, bound);
        known[source] = 0;
        touched[touchedCount++] = source;
        heap.Push(0, source);
        while (heap.Count > 0 && limit > 0)
        {
            var (cost, node) = heap.Pop();
            if (cost > farthest) return;
            if (cost > known[node]) continue;
            limit--;
            foreach (ref readonly var half in outs[node].Span)
            {
                var reached = cost + half.Cost;
                ref var before = ref known[half.Node];
                if (reached >= before || reached > farthest || half.Node == around) continue;
                var limitOf = wanted[half.Node];
                if (reached <= limitOf && before > limitOf && --waiting == 0)
                {
                    Note(half.Node, ref before, reached);
                    return;
                }
                Note(half.Node, ref before, reached);
                heap.Push(reached, half.Node);
            }
        }
    }

    void Note(int node, ref long known, long reached)
    {
        if (known == Cost.Unreachable) touched[touchedCount++] = node;
        known = reached;
    }

    static long[] NewCosts(int nodes)
    {
        var costs = new long[nodes];
        Array.Fill(costs, Cost.Unreachable);
        return costs;
    }
}
