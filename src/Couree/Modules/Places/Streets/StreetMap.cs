namespace Couree.Modules.Places.Streets;

/// <summary>
/// Our own map: the imported streets of a box as SVG path data, one path per kind, in whole drawing units. Lines are clipped to the box,
/// thinned to what a screen shows, and streets that follow each other share one line. Wide boxes leave out footways, then small streets.
/// </summary>
static class StreetMap
{
    /// <summary>Units along the longer side.</summary>
    const int Size = 1000;
    const double FootUpToMetres = 6_000, ResidentialUpToMetres = 15_000;

    public static MapLayer Draw(StreetGraph graph, GeoBox box, string attribution)
    {
        if (!(box.North > box.South && box.East > box.West)) throw new ArgumentException("A map box needs a width and a height.", nameof(box));
        var height = (box.North - box.South) * Geodesy.MetresPerDegree;
        var width = (box.East - box.West) * Geodesy.MetresPerDegree * Geodesy.Shrink((box.North + box.South) / 2);
        var metres = Math.Max(width, height);
        var layer = new MapLayer(box, Math.Max(1, (int)Math.Round(Size * width / metres)), Math.Max(1, (int)Math.Round(Size * height / metres)), [], attribution);
        var pens = new MapPen[Enum.GetValues<StreetKind>().Length];
        for (var k = 0; k < pens.Length; k++) pens[k] = new(layer.Width, layer.Height);
        for (var edge = 0; edge < graph.Edges; edge++)
        {
            var kind = (StreetKind)graph.Kind[edge];
            if (metres > ResidentialUpToMetres && kind >= StreetKind.Residential || metres > FootUpToMetres && kind == StreetKind.Foot) continue;
            Trace(graph, edge, layer, pens[(int)kind]);
        }
        var paths = pens.Select((pen, kind) => new MapPath((StreetKind)kind, pen.Finish())).Where(p => p.D.Length > 0).ToList();
        return layer with { Paths = paths };
    }

    static void Trace(StreetGraph graph, int edge, MapLayer layer, MapPen pen)
    {
        var (first, end) = (graph.ShapeFirst[edge], graph.ShapeFirst[edge + 1]);
        for (var s = first; s < end; s++)
        {
            var (x, y) = layer.At(new(graph.ShapeLat[s] / Geodesy.Unit, graph.ShapeLon[s] / Geodesy.Unit));
            if (s == first) pen.MoveTo(x, y);
            else pen.LineTo(x, y);
        }
    }
}
