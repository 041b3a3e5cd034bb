namespace Couree.Modules.Places.Streets.Search;

/// <summary>
/// One link of a hierarchy, stored at its less important end. <see cref="Node"/> is the more important end.
/// <see cref="Left"/> and <see cref="Right"/> are the two links a shortcut stands for (a link down, then a link up, both stored at the node it
/// skips), or the arc code (edge × 2, plus 1 when ridden back) and -1.
/// </summary>
readonly record struct Link(long Cost, int Node, int Left, int Right)
{
    public bool IsShortcut => Right >= 0;
}

/// <summary>
/// A contraction hierarchy (Geisberger, Sanders, Schultes, Delling 2008). Nodes are renumbered by importance, 0 the most important;
/// every fastest way climbs from its start to some node and descends to its end, so both halves are searched upwards only.
/// </summary>
/// <param name="Rank">The number of each node of the street graph.</param>
/// <param name="Parent">The elimination tree: whatever a node is linked up to is among its parent, its parent's parent and so on; -1 at a root.</param>
/// <param name="UpFirst">Links that leave node <c>n</c> for a more important one: <c>Up[UpFirst[n]..UpFirst[n + 1]]</c>.</param>
/// <param name="Up">The links up.</param>
/// <param name="DownFirst">Links that enter node <c>n</c> from a more important one.</param>
/// <param name="Down">The links down; <see cref="Link.Node"/> is where they come from.</param>
sealed record Hierarchy(int[] Rank, int[] Parent, int[] UpFirst, Link[] Up, int[] DownFirst, Link[] Down)
{
    /// <summary>Writes the arc codes of a link up (or down) in riding order.</summary>
    public void Unpack(Link link, List<int> codes)
    {
        var open = new Stack<Link>();
        open.Push(link);
        while (open.TryPop(out var next))
        {
            if (!next.IsShortcut)
            {
                codes.Add(next.Left);
                continue;
            }
            open.Push(Up[next.Right]);
            open.Push(Down[next.Left]);
        }
    }
}
