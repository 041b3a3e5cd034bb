using System.Runtime.CompilerServices;

namespace Couree.Modules.Places.Streets.Search;

/// <summary>
/// Puts costs on the completed graph (customizable contraction hierarchies: Dibbelt, Strasser, Wagner 2016). Bottom up, each link gets the cheapest
/// way through earlier junctions; top down, a link that a way through later junctions beats is dropped. Both are passes over triangles of
/// flat arrays: what they take depends on the map, not on the speeds.
/// </summary>
sealed class HierarchyBuilder
{
    /// <summary>Stands for the parts of a link that nothing needs.</summary>
    const int Dropped = -2;

    /// <summary>Of each link: the cost towards the later junction (up) or from it (down), and the two links or the arc code it stands for.</summary>
    sealed class Side(int links)
    {
        public long[] Cost { get; } = Filled(links);
        public int[] Left { get; } = new int[links];
        public int[] Right { get; } = new int[links];

        public void Offer(int link, long cost, int left, int right)
        {
            if (cost >= Cost[link]) return;
            (Cost[link], Left[link], Right[link]) = (cost, left, right);
        }

        public bool Has(int link) => Cost[link] < Streets.Cost.Unreachable && Right[link] != Dropped;

        static long[] Filled(int links)
        {
            var costs = new long[links];
            Array.Fill(costs, Streets.Cost.Unreachable);
            return costs;
        }
    }

    readonly int[] order;
    readonly Completion all;
    readonly Side up, down;

    HierarchyBuilder(StreetGraph graph)
    {
        order = Dissection.Order(graph);
        var place = new int[order.Length];
        for (var n = 0; n < order.Length; n++) place[order[n]] = n;
        all = new(graph, place);
        (up, down) = (new(all.Head.Length), new(all.Head.Length));
        for (var e = 0; e < graph.Edges; e++)
        {
            var (a, b) = (place[graph.From[e]], place[graph.To[e]]);
            if (a == b) continue;
            var link = all.Link(Math.Min(a, b), Math.Max(a, b));
            if (graph.Ahead[e] != StreetGraph.Closed) (a < b ? up : down).Offer(link, Cost.Of(graph.Ahead[e], graph.Decimetres[e]), 2 * e, -1);
            if (graph.Back[e] != StreetGraph.Closed) (a < b ? down : up).Offer(link, Cost.Of(graph.Back[e], graph.Decimetres[e]), 2 * e + 1, -1);
        }
    }

    public static Hierarchy Build(StreetGraph graph)
    {
        var builder = new HierarchyBuilder(graph);
        builder.Shorten();
        builder.Drop();
        return builder.Arrange();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Shorten()
    {
        var (head, ups, downs) = (all.Head, up.Cost, down.Cost);
        for (var n = 0; n < all.Nodes; n++)
            for (int i = all.First[n], end = all.First[n + 1]; i < end; i++)
            {
                var (climb, descend, across) = (ups[i], downs[i], all.First[head[i]]);
                for (var j = i + 1; j < end; j++)
                {
                    while (head[across] != head[j]) across++;
                    if (descend + ups[j] < ups[across]) up.Offer(across, descend + ups[j], i, j);
                    if (downs[j] + climb < downs[across]) down.Offer(across, downs[j] + climb, j, i);
                }
            }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Drop()
    {
        var (head, ups, downs) = (all.Head, up.Cost, down.Cost);
        for (var n = all.Nodes - 1; n >= 0; n--)
            for (int i = all.First[n], end = all.First[n + 1]; i < end; i++)
            {
                var (climb, descend, across) = (ups[i], downs[i], all.First[head[i]]);
                for (var j = i + 1; j < end; j++)
                {
                    while (head[across] != head[j]) across++;
                    climb = Math.Min(climb, ups[j] + downs[across]);
                    descend = Math.Min(descend, ups[across] + downs[j]);
                    if (climb + ups[across] < ups[j]) (ups[j], up.Right[j]) = (climb + ups[across], Dropped);
                    if (downs[across] + descend < downs[j]) (downs[j], down.Right[j]) = (downs[across] + descend, Dropped);
                }
                if (climb < ups[i]) (ups[i], up.Right[i]) = (climb, Dropped);
                if (descend < downs[i]) (downs[i], down.Right[i]) = (descend, Dropped);
            }
    }

    Hierarchy Arrange()
    {
        var last = all.Nodes - 1;
        var (rank, parent) = (new int[all.Nodes], new int[all.Nodes]);
        for (var n = 0; n <= last; n++)
        {
            rank[order[n]] = last - n;
            parent[last - n] = all.First[n] < all.First[n + 1] ? last - all.Head[all.First[n]] : -1;
        }
        var (upFirst, upPlace) = Places(up);
        var (downFirst, downPlace) = Places(down);
        return new(rank, parent, upFirst, Links(up, upFirst[^1], upPlace), downFirst, Links(down, downFirst[^1], downPlace));

        (int[] First, int[] Place) Places(Side side)
        {
            var (first, place, next) = (new int[all.Nodes + 1], new int[all.Head.Length], 0);
            for (var r = 0; r <= last; r++)
            {
                for (var link = all.First[last - r]; link < all.First[last - r + 1]; link++)
                    if (side.Has(link)) place[link] = next++;
                first[r + 1] = next;
            }
            return (first, place);
        }

        Link[] Links(Side side, int count, int[] place)
        {
            var links = new Link[count];
            for (var link = 0; link < place.Length; link++)
                if (side.Has(link))
                    links[place[link]] = side.Right[link] < 0
                        ? new(side.Cost[link], last - all.Head[link], side.Left[link], -1)
                        : new(side.Cost[link], last - all.Head[link], downPlace[side.Left[link]], upPlace[side.Right[link]]);
            return links;
        }
    }
}
