using Couree.Kernel;

namespace Couree.Modules.Places.Streets;

/// <summary>
/// Travel by bike over the imported streets. Thread-safe; one instance lives as long as the process, the network behind it may be
/// replaced at any moment (each call sees one network from beginning to end). Never throws for a point it cannot reach:
/// such a leg is estimated (straight line × 1.4 at 15 km/h) and says so.
/// </summary>
interface IStreets : ITravel
{
    /// <summary>False while no street file was imported: every answer is then an estimate.</summary>
    bool IsReady { get; }

    /// <summary>The box that contains every imported street; null while none is imported.</summary>
    GeoBox? Bounds { get; }

    /// <summary>Who must be named beside a map or a route drawn from these streets.</summary>
    string Attribution { get; }

    /// <summary>The name of the street a point lies on, if it lies within 300 m of a named one.</summary>
    string? StreetAt(GeoPoint point);

    /// <summary>Our own map of a box: one SVG path per class of street, clipped and simplified.</summary>
    MapLayer MapLayer(GeoBox box);
}

/// <summary>A rectangle of the map, in degrees.</summary>
readonly record struct GeoBox(double South, double West, double North, double East)
{
    public bool Contains(GeoPoint point) => point.Lat >= South && point.Lat <= North && point.Lon >= West && point.Lon <= East;

    /// <summary>The square box whose sides are <paramref name="metres"/> away from a point.</summary>
    public static GeoBox Around(GeoPoint point, double metres)
    {
        var lat = metres / Geodesy.MetresPerDegree;
        var lon = lat / Geodesy.Shrink(point.Lat);
        return new(point.Lat - lat, point.Lon - lon, point.Lat + lat, point.Lon + lon);
    }
}

/// <summary>How a street is drawn.</summary>
enum StreetKind : byte { Main, Secondary, Residential, Cycle, Foot }

/// <summary>The streets of a box as SVG path data, in a drawing of <c>Width × Height</c> units, y downwards.</summary>
sealed record MapLayer(GeoBox Box, int Width, int Height, IReadOnlyList<MapPath> Paths, string Attribution)
{
    /// <summary>Where a point falls in the drawing (outside of it when the point lies outside of the box).</summary>
    public (double X, double Y) At(GeoPoint point) => (
        (point.Lon - Box.West) / (Box.East - Box.West) * Width,
        (Box.North - point.Lat) / (Box.North - Box.South) * Height);
}

/// <summary>All streets of one kind: the <c>d</c> attribute of one SVG path.</summary>
sealed record MapPath(StreetKind Kind, string D);
