namespace Couree.Modules.Places.Streets.Search;

/// <summary>The nearest place seen so far from one point. Between two equally near ones the first edge wins, so answers do not depend on the grid.</summary>
struct Near(int lat, int lon, double shrink)
{
    double best = double.PositiveInfinity;
    double along;
    int edge = -1, shape;

    public readonly double Metres => Math.Sqrt(best) * Geodesy.MetresPerUnit;

    public void Look(StreetGraph graph, ReadOnlySpan<(int Edge, int Shape)> segments)
    {
        foreach (var (e, s) in segments)
        {
            var (x, y) = ((graph.ShapeLon[s] - (double)lon) * shrink, graph.ShapeLat[s] - (double)lat);
            var (dx, dy) = ((graph.ShapeLon[s + 1] - (double)graph.ShapeLon[s]) * shrink, graph.ShapeLat[s + 1] - (double)graph.ShapeLat[s]);
            var length = dx * dx + dy * dy;
            var t = length == 0 ? 0 : Math.Clamp(-(x * dx + y * dy) / length, 0, 1);
            var (px, py) = (x + t * dx, y + t * dy);
            var distance = px * px + py * py;
            if (distance > best || (distance == best && s >= shape)) continue;
            (best, along, edge, shape) = (distance, t, e, s);
        }
    }

    public readonly Snap ToSnap(StreetGraph graph)
    {
        double before = 0, whole = 0;
        for (var s = graph.ShapeFirst[edge]; s + 1 < graph.ShapeFirst[edge + 1]; s++)
        {
            var metres = Geodesy.Metres(graph.ShapeLat[s], graph.ShapeLon[s], graph.ShapeLat[s + 1], graph.ShapeLon[s + 1]);
            whole += metres;
            before += s < shape ? metres : s == shape ? metres * along : 0;
        }
        return new(edge, whole == 0 ? 0 : Math.Clamp(before / whole, 0, 1), shape, Between(graph.ShapeLat), Between(graph.ShapeLon), Metres);
    }

    readonly int Between(int[] values) => (int)Math.Round(values[shape] + along * ((double)values[shape + 1] - values[shape]));
}
