namespace Couree.Modules.Places.Streets;

/// <summary>
/// The street network as flat arrays, never changed once built. An edge is a piece of street between two junctions; riding it from
/// <see cref="From"/> to <see cref="To"/> is riding "ahead". Everything that was imported is kept (it is drawn); only edges of
/// the <see cref="InCore"/> part, from where every other place can be reached and left again, are ridden.
/// </summary>
sealed record StreetGraph
{
    public const int Closed = -1;

    /// <summary>Latitudes of the junctions, degrees × 10⁷.</summary>
    public required int[] Lat { get; init; }
    public required int[] Lon { get; init; }
    /// <summary>1 for junctions of the largest strongly connected component.</summary>
    public required byte[] InCore { get; init; }

    public required int[] From { get; init; }
    public required int[] To { get; init; }
    public required int[] Decimetres { get; init; }
    /// <summary>Tenths of a second to ride the whole edge ahead, or <see cref="Closed"/>.</summary>
    public required int[] Ahead { get; init; }
    public required int[] Back { get; init; }
    public required byte[] Kind { get; init; }
    /// <summary>Index into <see cref="Names"/>; 0 is the empty name.</summary>
    public required int[] Name { get; init; }
    public required string[] Names { get; init; }

    /// <summary>Edge <c>e</c> has the shape points <c>[ShapeFirst[e], ShapeFirst[e + 1])</c>, both junctions included.</summary>
    public required int[] ShapeFirst { get; init; }
    public required int[] ShapeLat { get; init; }
    public required int[] ShapeLon { get; init; }

    public int Nodes => Lat.Length;
    public int Edges => From.Length;

    /// <summary>Ridden edges: open in one direction at least and part of the core.</summary>
    public bool IsRidden(int edge) =>
        (Ahead[edge] != Closed || Back[edge] != Closed) && InCore[From[edge]] == 1 && InCore[To[edge]] == 1;

    public GeoBox? Box()
    {
        if (ShapeLat.Length == 0) return null;
        return new(ShapeLat.Min() / Geodesy.Unit, ShapeLon.Min() / Geodesy.Unit, ShapeLat.Max() / Geodesy.Unit, ShapeLon.Max() / Geodesy.Unit);
    }

    public static StreetGraph Empty { get; } = new StreetGraphBuilder().Build();
}
