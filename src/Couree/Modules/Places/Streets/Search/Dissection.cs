namespace Couree.Modules.Places.Streets.Search;

/// <summary>
/// The order in which a hierarchy takes the junctions, by nested dissection (George 1973): of twelve straight cuts through the town, in four directions
/// and through its middle or near it, the one that fewest junctions touch; both sides are ordered the same way, and the junctions of the cut come
/// last. So whatever leaves a quarter passes the few junctions of the cuts around it, whatever the speeds are.
/// </summary>
sealed class Dissection
{
    /// <summary>So few junctions are taken as they come.</summary>
    const int Quarter = 3;
    const int Free = -1;

    static readonly (double East, double North)[] Directions = [(1, 0), (0, 1), (1, 1), (1, -1)];
    /// <summary>The share of the junctions that lies before the cut.</summary>
    static readonly double[] Shares = [0.4, 0.5, 0.6];

    readonly StreetGraph graph;
    readonly Arcs ways;
    readonly double flat;
    /// <summary>Of each junction: which piece of the town it is in; junctions of a cut are in none.</summary>
    readonly int[] piece;
    readonly int[] partner;
    readonly int[] seen, askedBy;
    readonly Queue<int> asking = new();
    int pieces, looks;
    readonly List<int> order;

    Dissection(StreetGraph graph)
    {
        this.graph = graph;
        // Every street both ways: a cut counts them, whoever may ride them.
        ways = new(graph.Nodes, graph.From, graph.To, new int[graph.Edges], new int[graph.Edges]);
        flat = graph.Nodes == 0 ? 1 : Math.Cos(graph.Lat[graph.Nodes / 2] / Geodesy.Unit * Math.PI / 180);
        piece = new int[graph.Nodes];
        partner = new int[graph.Nodes];
        Array.Fill(partner, Free);
        seen = new int[graph.Nodes];
        askedBy = new int[graph.Nodes];
        order = new(graph.Nodes);
    }

    /// <summary>All junctions, the least important first.</summary>
    public static int[] Order(StreetGraph graph)
    {
        var dissection = new Dissection(graph);
        dissection.Take([.. Enumerable.Range(0, graph.Nodes)]);
        return [.. dissection.order];
    }

    void Take(int[] nodes)
    {
        if (nodes.Length <= Quarter)
        {
            order.AddRange(nodes);
            return;
        }
        var (sorted, middle, cut) = (nodes, 0, nodes);
        foreach (var (east, north) in Directions)
        {
            var along = (int[])nodes.Clone();
            Array.Sort(Array.ConvertAll(nodes, n => east * flat * graph.Lon[n] + north * graph.Lat[n]), along);
            foreach (var share in Shares)
            {
                var at = (int)(along.Length * share);
                if (Cut(along, at) is var found && found.Length < cut.Length) (sorted, middle, cut) = (along, at, found);
            }
        }
        foreach (var node in cut) piece[node] = Free;
        foreach (var side in (int[][])[sorted[..middle], sorted[middle..]]) Take(Array.FindAll(side, n => piece[n] != Free));
        order.AddRange(cut);
    }

    /// <summary>Gives each side a number of its own; answers that of the far one.</summary>
    int Split(int[] sorted, int middle)
    {
        pieces += 2;
        for (var i = 0; i < sorted.Length; i++) piece[sorted[i]] = i < middle ? pieces - 1 : pieces;
        return pieces;
    }

    /// <summary>The fewest junctions that touch every street across the middle: as many as a largest matching has pairs (Kőnig 1931).</summary>
    int[] Cut(int[] sorted, int middle)
    {
        var far = Split(sorted, middle);
        var border = Array.FindAll(sorted[..middle], n => Touches(n, far));
        foreach (var node in border)
        {
            looks++;
            Pair(node, far);
        }
        looks++;
        foreach (var node in border)
            if (partner[node] == Free) Pair(node, far);
        List<int> cut = [];
        foreach (var node in border)
        {
            if (partner[node] == Free) continue;
            // Of a pair, the end across when who stayed alone comes there, else the end here.
            cut.Add(seen[partner[node]] == looks ? partner[node] : node);
        }
        foreach (var node in border)
        {
            if (partner[node] != Free) partner[partner[node]] = Free;
            partner[node] = Free;
        }
        return [.. cut];
    }

    ReadOnlySpan<int> Neighbours(int node) => ways.Head.AsSpan(ways.First[node], ways.First[node + 1] - ways.First[node]);

    bool Touches(int node, int far)
    {
        foreach (var other in Neighbours(node))
            if (piece[other] == far) return true;
        return false;
    }

    /// <summary>Finds a junction a partner across, others changing theirs where that helps; marks whom it asked.</summary>
    void Pair(int alone, int far)
    {
        asking.Clear();
        asking.Enqueue(alone);
        while (asking.TryDequeue(out var node))
            foreach (var other in Neighbours(node))
            {
                if (piece[other] != far || seen[other] == looks) continue;
                (seen[other], askedBy[other]) = (looks, node);
                if (partner[other] != Free)
                {
                    asking.Enqueue(partner[other]);
                    continue;
                }
                for (var end = other; end != Free;)
                {
                    var asker = askedBy[end];
                    (partner[end], partner[asker], end) = (asker, end, partner[asker]);
                }
                return;
            }
    }
}
