namespace RouteSolver;

/// <summary>One position of a route: its stop and all that a place behind it is judged by, side by side in memory.</summary>
internal struct Node
{
    public int Stop, Place;

    /// <summary>The way from here to the next position.</summary>
    public int LegCost, LegSeconds;

    /// <summary>First second at which service may start, and how long it takes: the stop's own.</summary>
    public long From, Service;

    /// <summary>When it leaves here, and the last second it may get here without harming anything behind.</summary>
    public long Leave, Latest;
}
