namespace Couree.Modules.Places.Streets;

/// <summary>The directed arcs of a graph, grouped by tail. <c>Code</c> is edge × 2, plus 1 when ridden back.</summary>
sealed class Arcs
{
    public int[] First { get; }
    public int[] Head { get; }
    public int[] Code { get; }

    public Arcs(StreetGraph graph) : this(graph.Nodes, graph.From, graph.To, graph.Ahead, graph.Back) { }

    public Arcs(int nodes, int[] from, int[] to, int[] ahead, int[] back)
    {
        First = new int[nodes + 1];
        for (var e = 0; e < from.Length; e++)
        {
            if (ahead[e] != StreetGraph.Closed) First[from[e] + 1]++;
            if (back[e] != StreetGraph.Closed) First[to[e] + 1]++;
        }
        for (var n = 0; n < nodes; n++) First[n + 1] += First[n];
        Head = new int[First[nodes]];
        Code = new int[First[nodes]];
        var free = First.AsSpan(0, nodes).ToArray();
        for (var e = 0; e < from.Length; e++)
        {
            if (ahead[e] != StreetGraph.Closed) Put(free[from[e]]++, to[e], 2 * e);
            if (back[e] != StreetGraph.Closed) Put(free[to[e]]++, from[e], 2 * e + 1);
        }
    }

    void Put(int at, int head, int code) => (Head[at], Code[at]) = (head, code);
}
