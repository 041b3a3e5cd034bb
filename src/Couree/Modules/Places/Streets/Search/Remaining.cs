namespace Couree.Modules.Places.Streets.Search;

/// <summary>An arc of the graph that is being contracted, as one of its ends sees it.</summary>
record struct Half(long Cost, int Node, int Arc, int Hops);

/// <summary>A short list of arcs, one per neighbour.</summary>
struct Halves()
{
    Half[] items = [];
    public int Count { get; private set; }

    public readonly ReadOnlySpan<Half> Span => items.AsSpan(0, Count);

    /// <summary>Adds an arc, or replaces a dearer one to the same neighbour. False when a cheaper one is there already.</summary>
    public bool Put(in Half half)
    {
        for (var i = 0; i < Count; i++)
        {
            if (items[i].Node != half.Node) continue;
            if (items[i].Cost <= half.Cost) return false;
            items[i] = half;
            return true;
        }
        if (Count == items.Length) Array.Resize(ref items, Math.Max(4, Count * 2));
        items[Count++] = half;
        return true;
    }

    public void Remove(int node)
    {
        for (var i = 0; i < Count; i++)
        {
            if (items[i].Node != node) continue;
            items[i] = items[--Count];
            return;
        }
    }
}

/// <summary>What is left of the graph while it is contracted; the arcs of a contracted node stay as they were at that moment.</summary>
sealed class Remaining
{
    public Halves[] Outs { get; }
    public Halves[] Ins { get; }
    /// <summary>Of each arc: the arcs it stands for, or its code and -1.</summary>
    public List<(int Left, int Right)> Parts { get; } = [];

    public Remaining(StreetGraph graph)
    {
        Outs = new Halves[graph.Nodes];
        Ins = new Halves[graph.Nodes];
        for (var n = 0; n < graph.Nodes; n++) (Outs[n], Ins[n]) = (new(), new());
        for (var e = 0; e < graph.Edges; e++)
        {
            if (graph.From[e] == graph.To[e]) continue;
            if (graph.Ahead[e] != StreetGraph.Closed)
                Put(graph.From[e], graph.To[e], Cost.Of(graph.Ahead[e], graph.Decimetres[e]), 1, 2 * e, -1);
            if (graph.Back[e] != StreetGraph.Closed)
                Put(graph.To[e], graph.From[e], Cost.Of(graph.Back[e], graph.Decimetres[e]), 1, 2 * e + 1, -1);
        }
    }

    public void Put(int tail, int head, long cost, int hops, int left, int right)
    {
        if (!Outs[tail].Put(new(cost, head, Parts.Count, hops))) return;
        Ins[head].Put(new(cost, tail, Parts.Count, hops));
        Parts.Add((left, right));
    }

    public void Detach(int node)
    {
        foreach (var half in Ins[node].Span) Outs[half.Node].Remove(node);
        foreach (var half in Outs[node].Span) Ins[half.Node].Remove(node);
    }
}
