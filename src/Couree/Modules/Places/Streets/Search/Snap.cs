namespace Couree.Modules.Places.Streets.Search;

/// <summary>
/// A point that was found on the network: the nearest place of the nearest ridden edge.
/// </summary>
/// <param name="Edge">The edge, or -1 when no street is near enough.</param>
/// <param name="Fraction">How far along the edge, 0 at its beginning, 1 at its end.</param>
/// <param name="Shape">The shape point after which the place lies.</param>
/// <param name="Lat">Where it is, degrees × 10⁷.</param>
/// <param name="Lon">Where it is, degrees × 10⁷.</param>
/// <param name="Metres">How far the point is from its street; the bike is pushed there.</param>
readonly record struct Snap(int Edge, double Fraction, int Shape, int Lat, int Lon, double Metres)
{
    public const double PushKmh = 5;

    public static Snap None { get; } = new(-1, 0, 0, 0, 0, double.PositiveInfinity);
    public bool IsOnNetwork => Edge >= 0;

    /// <summary>Between the point and its street.</summary>
    public long Access => Cost.Of((int)Math.Round(Metres * 36 / PushKmh), (int)Math.Round(Metres * 10));

    /// <summary>Where the searches start: the two ends of the edge that riding may reach, in that direction.</summary>
    public Ends Leaving(StreetGraph graph) => new(
        graph.To[Edge], graph.Ahead[Edge] == StreetGraph.Closed ? Cost.Unreachable : Whole(graph, true) - Part(graph, true),
        graph.From[Edge], graph.Back[Edge] == StreetGraph.Closed ? Cost.Unreachable : Whole(graph, false) - Part(graph, false));

    /// <summary>Where the searches end: the two ends of the edge from which riding may reach the place.</summary>
    public Ends Arriving(StreetGraph graph) => new(
        graph.From[Edge], graph.Ahead[Edge] == StreetGraph.Closed ? Cost.Unreachable : Part(graph, true),
        graph.To[Edge], graph.Back[Edge] == StreetGraph.Closed ? Cost.Unreachable : Part(graph, false));

    /// <summary>Staying on the edge both points lie on, without passing its ends.</summary>
    public long Along(StreetGraph graph, in Snap to)
    {
        if (Edge != to.Edge) return Cost.Unreachable;
        var ahead = graph.Ahead[Edge] != StreetGraph.Closed && Fraction <= to.Fraction ? to.Part(graph, true) - Part(graph, true) : Cost.Unreachable;
        var back = graph.Back[Edge] != StreetGraph.Closed && Fraction >= to.Fraction ? to.Part(graph, false) - Part(graph, false) : Cost.Unreachable;
        return Math.Min(ahead, back);
    }

    long Whole(StreetGraph graph, bool ahead) => Cost.Of(ahead ? graph.Ahead[Edge] : graph.Back[Edge], graph.Decimetres[Edge]);

    /// <summary>From the end where riding enters the edge to the place; both halves of the cost only grow with the fraction.</summary>
    long Part(StreetGraph graph, bool ahead)
    {
        var done = ahead ? Fraction : 1 - Fraction;
        return Cost.Of((int)Math.Round((ahead ? graph.Ahead[Edge] : graph.Back[Edge]) * done), (int)Math.Round(graph.Decimetres[Edge] * done));
    }
}

/// <summary>Up to two nodes of the graph with what it costs to reach them (or to come from them); the first is met riding ahead.</summary>
readonly record struct Ends(int FirstNode, long FirstCost, int SecondNode, long SecondCost)
{
    /// <summary>The graph node a search over ranks began at. On a loop both ends are one node and either answer is right.</summary>
    public int At(int rank, int[] ranks) => ranks[FirstNode] == rank ? FirstNode : SecondNode;
}
