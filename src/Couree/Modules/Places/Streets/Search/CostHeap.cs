using System.Runtime.CompilerServices;

namespace Couree.Modules.Places.Streets.Search;

/// <summary>A four-way heap of (cost, node). A node may be in it several times; who pops it decides whether the entry is stale.</summary>
sealed class CostHeap
{
    long[] costs = new long[256];
    int[] nodes = new int[256];

    public int Count { get; private set; }

    public void Clear() => Count = 0;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Push(long cost, int node)
    {
        if (Count == costs.Length)
        {
            Array.Resize(ref costs, Count * 2);
            Array.Resize(ref nodes, Count * 2);
        }
        var (c, n) = (costs, nodes);
        var at = Count++;
        while (at > 0)
        {
            var parent = (at - 1) >> 2;
            if (c[parent] <= cost) break;
            (c[at], n[at]) = (c[parent], n[parent]);
            at = parent;
        }
        (c[at], n[at]) = (cost, node);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (long Cost, int Node) Pop()
    {
        var (c, n) = (costs, nodes);
        var top = (c[0], n[0]);
        var count = --Count;
        var (cost, node) = (c[count], n[count]);
        var at = 0;
        while (true)
        {
            var child = 4 * at + 1;
            if (child >= count) break;
            var last = Math.Min(child + 4, count);
            for (var other = child + 1; other < last; other++)
                if (c[other] < c[child]) child = other;
            if (c[child] >= cost) break;
            (c[at], n[at]) = (c[child], n[child]);
            at = child;
        }
        (c[at], n[at]) = (cost, node);
        return top;
    }
}
