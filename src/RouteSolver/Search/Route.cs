namespace RouteSolver;

/// <summary>One vehicle's route while searching. Node 0 is where it begins, 1 to <see cref="Length"/> its stops (the frozen ones first),
/// <see cref="Length"/> + 1 where it ends; gap <c>g</c> lies behind node <c>g</c>.</summary>
internal sealed class Route(int vehicle, int frozen)
{
    public readonly int Vehicle = vehicle;
    public readonly int Frozen = frozen;
    public int Length = frozen;

    /// <summary>Names the content: two routes of this vehicle with one stamp are the same. Never reused.</summary>
    public int Stamp;

    /// <summary>The stamp it had when the present change began, and will have again if that is undone.</summary>
    public int Base;

    /// <summary>All it costs: riding, vehicle, lateness, hardship, moves. <see cref="Riding"/> is the part of the ways.</summary>
    public long Cost, Riding;

    /// <summary>Points of whoever rides it, and what its requests cost for being moved here.</summary>
    public long Hardship, Moved;
    public Node[] Nodes = [];

    /// <summary>Beside the nodes from the last frozen one on, where the problem needs its routes ridden through; otherwise empty.</summary>
    public RichNode[] Rich = [];

    /// <summary>Something on it may not be long on board.</summary>
    public bool IsLimited;

    /// <summary>Aboard behind each node, by dimension.</summary>
    public long[] Load = [];

    public int Own => Length - Frozen;

    public void Grow(int length, SearchModel model)
    {
        if (Nodes.Length >= length + 2) return;
        var size = Math.Max(16, length + 2 + length / 2);
        Array.Resize(ref Nodes, size);
        Array.Resize(ref Load, size * model.Dimensions);
        if (model.IsRich) Array.Resize(ref Rich, size);
    }

    public void CopyFrom(Route other, SearchModel model)
    {
        Grow(other.Length, model);
        (Length, Stamp, Cost, Riding, Hardship, Moved) = (other.Length, other.Stamp, other.Cost, other.Riding, other.Hardship, other.Moved);
        Array.Copy(other.Nodes, Nodes, other.Length + 2);
        Array.Copy(other.Load, Load, (other.Length + 2) * model.Dimensions);
        if (!model.IsRich) return;
        IsLimited = other.IsLimited;
        Array.Copy(other.Rich, Rich, other.Length + 2);
    }

    /// <summary>Its stops are these, in this order (frozen ones included).</summary>
    public bool Is(ReadOnlySpan<int> stops)
    {
        if (stops.Length != Length) return false;
        for (var i = 0; i < stops.Length; i++)
            if (Nodes[i + 1].Stop != stops[i]) return false;
        return true;
    }

    public int[] ToStops()
    {
        var stops = new int[Length];
        for (var i = 0; i < stops.Length; i++) stops[i] = Nodes[i + 1].Stop;
        return stops;
    }
}
