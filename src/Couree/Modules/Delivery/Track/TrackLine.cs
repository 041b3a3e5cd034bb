using System.Globalization;
using System.Text;
using Couree.Kernel;

namespace Couree.Modules.Delivery;

/// <summary>A way as SVG path data in a box 320 wide, north up.</summary>
internal static class TrackLine
{
    private const double Width = 300, Margin = 10;

    public static TrackPage.Drawing? Draw(IReadOnlyList<GeoPoint> line)
    {
        if (line.Count < 2) return null;
        var shrink = Math.Cos(double.DegreesToRadians(line[0].Lat));
        var (left, top) = (line.Min(p => p.Lon) * shrink, line.Max(p => p.Lat));
        var (width, height) = (line.Max(p => p.Lon) * shrink - left, top - line.Min(p => p.Lat));
        var size = Math.Max(width, height);
        if (size <= 0) return null;
        var path = new StringBuilder();
        foreach (var p in line)
        {
            var (x, y) = At(p);
            path.Append(CultureInfo.InvariantCulture, $"{(path.Length == 0 ? 'M' : 'L')}{x} {y}");
        }
        var (first, last) = (At(line[0]), At(line[^1]));
        return new TrackPage.Drawing(path.ToString(), (int)(height / size * Width + 2 * Margin), first.X, first.Y, last.X, last.Y);

        (int X, int Y) At(GeoPoint p) => ((int)Math.Round((p.Lon * shrink - left) / size * Width + Margin), (int)Math.Round((top - p.Lat) / size * Width + Margin));
    }
}
