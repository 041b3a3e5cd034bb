namespace Couree.Modules.Places.Streets.Search;

/// <summary>
/// Many to many (Knopp, Sanders, Schultes, Schulz, Wagner 2007): each destination climbs once and leaves its cost in a bucket at every node
/// it reaches; then each origin climbs once and reads the buckets it meets. One workspace serves one matrix at a time.
/// </summary>
sealed class BucketMatrix(StreetGraph graph, Hierarchy hierarchy)
{
    /// <summary>Below this many points a second thread costs more than it brings.</summary>
    const int ParallelFrom = 24;

    record struct Drop(int Node, int Target, long Cost);

    sealed class Worker(Hierarchy hierarchy)
    {
        public UpwardSearch Search { get; } = new(hierarchy);
        public Drop[] Drops = new Drop[4096];
        public int DropCount;

        public ReadOnlySpan<Drop> Span => Drops.AsSpan(0, DropCount);

        public void Add(in Drop drop)
        {
            if (DropCount == Drops.Length) Array.Resize(ref Drops, DropCount * 2);
            Drops[DropCount++] = drop;
        }
    }

    static readonly int MostWorkers = Math.Clamp(Environment.ProcessorCount, 1, 4);

    readonly Worker?[] workers = new Worker?[MostWorkers];
    readonly int[] bucketSize = new int[hierarchy.Rank.Length];
    readonly int[] bucketEnd = Enumerable.Repeat(-1, hierarchy.Rank.Length).ToArray();
    (int Target, long Cost)[] buckets = new (int, long)[4096];

    /// <summary>Fills <paramref name="costs"/> row by row; cells of points off the network stay <see cref="Cost.Unreachable"/>.</summary>
    public void Fill(Door[] from, Door[] to, Memory<long> costs)
    {
        costs.Span.Fill(Cost.Unreachable);
        var count = from.Length + to.Length >= ParallelFrom ? MostWorkers : 1;
        for (var w = 0; w < count; w++) (workers[w] ??= new(hierarchy)).DropCount = 0;
        Share(count, to.Length, (worker, target) => DropFrom(worker, to[target].Snap, target));
        SortDrops(count);
        Share(count, from.Length, (worker, source) =>
        {
            var row = costs.Span.Slice(source * to.Length, to.Length);
            ScanFrom(worker, from[source].Snap, row);
            for (var target = 0; target < to.Length; target++) StayOnEdge(from[source].Snap, to[target].Snap, ref row[target]);
        });
        Clean(count);
    }

    void Share(int count, int items, Action<Worker, int> work)
    {
        if (count == 1)
        {
            for (var i = 0; i < items; i++) work(workers[0]!, i);
            return;
        }
        var next = -1;
        Parallel.For(0, count, w =>
        {
            for (int i; (i = Interlocked.Increment(ref next)) < items;) work(workers[w]!, i);
        });
    }

    void StayOnEdge(in Snap from, in Snap to, ref long cell)
    {
        if (from.Edge == to.Edge && from.IsOnNetwork) cell = Math.Min(cell, from.Along(graph, to));
    }

    void DropFrom(Worker worker, in Snap to, int target)
    {
        if (!to.IsOnNetwork) return;
        var search = worker.Search;
        search.Run(to.Arriving(graph), forward: false);
        foreach (var node in search.Reached) worker.Add(new(node, target, search.CostOf(node)));
    }

    // Counting sort by node. Afterwards bucketEnd is where a node's bucket ends.
    void SortDrops(int count)
    {
        var total = 0;
        for (var w = 0; w < count; w++)
        {
            total += workers[w]!.DropCount;
            foreach (ref readonly var drop in workers[w]!.Span) bucketSize[drop.Node]++;
        }
        if (buckets.Length < total) buckets = new (int, long)[Math.Max(total, buckets.Length * 2)];
        var next = 0;
        for (var w = 0; w < count; w++)
            foreach (ref readonly var drop in workers[w]!.Span)
            {
                ref var end = ref bucketEnd[drop.Node];
                if (end < 0)
                {
                    end = next;
                    next += bucketSize[drop.Node];
                }
                buckets[end++] = (drop.Target, drop.Cost);
            }
    }

    void ScanFrom(Worker worker, in Snap from, Span<long> row)
    {
        if (!from.IsOnNetwork) return;
        var search = worker.Search;
        search.Run(from.Leaving(graph), forward: true);
        foreach (var node in search.Reached)
        {
            var size = bucketSize[node];
            if (size == 0) continue;
            var cost = search.CostOf(node);
            foreach (ref readonly var drop in buckets.AsSpan(bucketEnd[node] - size, size))
            {
                ref var cell = ref row[drop.Target];
                if (cost + drop.Cost < cell) cell = cost + drop.Cost;
            }
        }
    }

    void Clean(int count)
    {
        for (var w = 0; w < count; w++)
            foreach (ref readonly var drop in workers[w]!.Span) (bucketSize[drop.Node], bucketEnd[drop.Node]) = (0, -1);
    }
}
