namespace Couree.Modules.Places.Streets.Search;

/// <summary>
/// The way between two snapped places, accesses excluded: it leaves the first edge through <paramref name="Start"/>, rides the arcs, and
/// enters the last edge through <paramref name="End"/> (nodes of the graph). Both are -1 when it stays on one edge.
/// </summary>
readonly record struct Way(long Cost, int Start, int End);

/// <summary>One origin, one destination. One workspace serves one question at a time.</summary>
sealed class PathSearch(Hierarchy hierarchy)
{
    readonly UpwardSearch forward = new(hierarchy);
    readonly UpwardSearch backward = new(hierarchy);
    readonly List<int> climb = [];

    /// <summary>The arc codes between start and end, in riding order, of the last way.</summary>
    public List<int> Codes { get; } = [];

    public Way Run(StreetGraph graph, in Snap from, in Snap to)
    {
        Codes.Clear();
        var (leaving, arriving) = (from.Leaving(graph), to.Arriving(graph));
        forward.Run(leaving, forward: true);
        backward.Run(arriving, forward: false);
        var best = from.Along(graph, to);
        var top = -1;
        foreach (var node in forward.Reached)
        {
            var cost = forward.CostOf(node) + backward.CostOf(node);
            if (cost < best) (best, top) = (cost, node);
        }
        if (top < 0) return new(best, -1, -1);
        var start = Follow(forward, top);
        for (var i = climb.Count - 1; i >= 0; i--) hierarchy.Unpack(hierarchy.Up[climb[i]], Codes);
        var end = Follow(backward, top);
        foreach (var link in climb) hierarchy.Unpack(hierarchy.Down[link], Codes);
        return new(best, leaving.At(start, hierarchy.Rank), arriving.At(end, hierarchy.Rank));
    }

    // From the top down to where the search began; the links in between go to climb.
    int Follow(UpwardSearch search, int node)
    {
        climb.Clear();
        while (search.ParentOf(node) is { Link: >= 0 } parent)
        {
            climb.Add(parent.Link);
            node = parent.Node;
        }
        return node;
    }
}
