namespace Couree.Modules.Places.Streets.Search;

/// <summary>A grid over the ridden edges: which shape segments cross each cell of about 120 m.</summary>
sealed class SnapIndex
{
    /// <summary>A point farther than this from every street is off the network.</summary>
    public const double FarthestMetres = 300;
    const double CellMetres = 120;
    const int MostCells = 4_000_000;

    readonly StreetGraph graph;
    readonly int south, west, cellLat, cellLon, rows, columns;
    readonly int[] first;
    readonly (int Edge, int Shape)[] entries;

    public SnapIndex(StreetGraph graph)
    {
        this.graph = graph;
        (first, entries, cellLat, cellLon) = ([0], [], 1, 1);
        if (graph.Box() is not { } box) return;
        (south, west) = (Geodesy.ToUnits(box.South), Geodesy.ToUnits(box.West));
        var height = Geodesy.ToUnits(box.North) - south + 1L;
        var width = Geodesy.ToUnits(box.East) - west + 1L;
        var cell = CellMetres / Geodesy.MetresPerUnit;
        var shrink = Geodesy.Shrink((box.North + box.South) / 2);
        cell = Math.Max(cell, Math.Sqrt((double)height * width * shrink / MostCells));
        (cellLat, cellLon) = ((int)cell, (int)(cell / shrink));
        (rows, columns) = ((int)(height / cellLat) + 1, (int)(width / cellLon) + 1);
        first = new int[rows * columns + 1];
        EachCell((c, _, _) => first[c + 1]++);
        for (var c = 0; c < rows * columns; c++) first[c + 1] += first[c];
        var free = first.AsSpan(0, rows * columns).ToArray();
        var filled = new (int, int)[first[^1]];
        EachCell((c, edge, shape) => filled[free[c]++] = (edge, shape));
        entries = filled;
    }

    void EachCell(Action<int, int, int> visit)
    {
        var (lat, lon) = (graph.ShapeLat, graph.ShapeLon);
        for (var edge = 0; edge < graph.Edges; edge++)
        {
            if (!graph.IsRidden(edge)) continue;
            for (var s = graph.ShapeFirst[edge]; s + 1 < graph.ShapeFirst[edge + 1]; s++)
            {
                var (bottom, top) = (Row(Math.Min(lat[s], lat[s + 1])), Row(Math.Max(lat[s], lat[s + 1])));
                var (left, right) = (Column(Math.Min(lon[s], lon[s + 1])), Column(Math.Max(lon[s], lon[s + 1])));
                for (var r = bottom; r <= top; r++)
                    for (var c = left; c <= right; c++) visit(r * columns + c, edge, s);
            }
        }
    }

    int Row(int lat) => (int)Math.Floor((double)((long)lat - south) / cellLat);
    int Column(int lon) => (int)Math.Floor((double)((long)lon - west) / cellLon);

    /// <summary>The nearest place of the nearest ridden edge within 300 m; <see cref="Snap.None"/> otherwise.</summary>
    public Snap Nearest(Kernel.GeoPoint point)
    {
        if (!(Math.Abs(point.Lat) <= 90 && Math.Abs(point.Lon) <= 180)) return Snap.None;
        var (lat, lon) = (Geodesy.ToUnits(point.Lat), Geodesy.ToUnits(point.Lon));
        var shrink = Geodesy.Shrink(point.Lat);
        var ring = Math.Min(cellLat, cellLon * shrink) * Geodesy.MetresPerUnit;
        var (row, column) = (Row(lat), Column(lon));
        var near = new Near(lat, lon, shrink);
        // Whatever lies beyond ring r is at least r cells away.
        for (var r = 0; r * ring <= FarthestMetres && r * ring <= near.Metres + ring; r++)
            for (var y = Math.Max(0, row - r); y <= Math.Min(rows - 1, row + r); y++)
            {
                var step = y == row - r || y == row + r ? 1 : Math.Max(1, 2 * r);
                for (var x = column - r; x <= column + r; x += step)
                    if (x >= 0 && x < columns) near.Look(graph, entries.AsSpan(first[y * columns + x]..first[y * columns + x + 1]));
            }
        return near.Metres <= FarthestMetres ? near.ToSnap(graph) : Snap.None;
    }
}
