using Couree.Kernel;
using Couree.Modules.Places.Streets.Search;

namespace Couree.Modules.Places.Streets;

/// <summary>The line a ride draws on the map: from the door to the street, along the streets, to the other door.</summary>
static class PathShape
{
    public static IReadOnlyList<GeoPoint> Draw(StreetGraph graph, in Door start, in Door end, in Way way, List<int> codes)
    {
        var line = new List<GeoPoint> { start.Point };
        Add(line, start.Snap.Lat, start.Snap.Lon);
        if (way.Start < 0) Along(graph, line, start.Snap, end.Snap);
        else
        {
            Leave(graph, line, start.Snap, way.Start);
            foreach (var code in codes) Whole(graph, line, code);
            Enter(graph, line, end.Snap, way.End);
        }
        Add(line, end.Snap.Lat, end.Snap.Lon);
        if (line[^1] != end.Point) line.Add(end.Point);
        return line;
    }

    static void Along(StreetGraph graph, List<GeoPoint> line, in Snap from, in Snap to)
    {
        for (var s = from.Shape + 1; s <= to.Shape; s++) AddShape(graph, line, s);
        for (var s = from.Shape; s > to.Shape; s--) AddShape(graph, line, s);
    }

    static void Whole(StreetGraph graph, List<GeoPoint> line, int code)
    {
        var (first, last) = (graph.ShapeFirst[code >> 1], graph.ShapeFirst[(code >> 1) + 1] - 1);
        if ((code & 1) == 0)
            for (var s = first; s <= last; s++) AddShape(graph, line, s);
        else
            for (var s = last; s >= first; s--) AddShape(graph, line, s);
    }

    static void Leave(StreetGraph graph, List<GeoPoint> line, in Snap snap, int node)
    {
        if (Ahead(snap.Leaving(graph), node))
            for (var s = snap.Shape + 1; s < graph.ShapeFirst[snap.Edge + 1]; s++) AddShape(graph, line, s);
        else
            for (var s = snap.Shape; s >= graph.ShapeFirst[snap.Edge]; s--) AddShape(graph, line, s);
    }

    static void Enter(StreetGraph graph, List<GeoPoint> line, in Snap snap, int node)
    {
        if (Ahead(snap.Arriving(graph), node))
            for (var s = graph.ShapeFirst[snap.Edge]; s <= snap.Shape; s++) AddShape(graph, line, s);
        else
            for (var s = graph.ShapeFirst[snap.Edge + 1] - 1; s > snap.Shape; s--) AddShape(graph, line, s);
    }

    // On a loop both ends are one node: the cheaper side was ridden.
    static bool Ahead(in Ends ends, int node) =>
        ends.FirstNode == ends.SecondNode ? ends.FirstCost <= ends.SecondCost : ends.FirstNode == node;

    static void AddShape(StreetGraph graph, List<GeoPoint> line, int shape) => Add(line, graph.ShapeLat[shape], graph.ShapeLon[shape]);

    static void Add(List<GeoPoint> line, int lat, int lon)
    {
        var point = new GeoPoint(lat / Geodesy.Unit, lon / Geodesy.Unit);
        if (line[^1] != point) line.Add(point);
    }
}
