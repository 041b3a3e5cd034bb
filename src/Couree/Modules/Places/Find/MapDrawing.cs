using System.Globalization;
using System.Net;
using System.Text;
using Couree.Kernel;
using Couree.Modules.Places.Streets;

namespace Couree.Modules.Places.Find;

/// <summary>Our own map as one SVG: street classes are CSS classes, so that it follows light and dark; numbered marks match the list beside it.</summary>
internal static class MapDrawing
{
    public sealed record Mark(GeoPoint Point, string Name);

    public static string Of(MapLayer layer, IReadOnlyList<Mark> marks, IReadOnlyList<GeoPoint> line)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {layer.Width} {layer.Height}\" role=\"img\">");
        svg.Append(CultureInfo.InvariantCulture, $"<title>{WebUtility.HtmlEncode(layer.Attribution)}</title>");
        foreach (var path in layer.Paths)
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{ClassOf(path.Kind)}\" fill=\"none\" d=\"{path.D}\"/>");
        if (line.Count > 1)
            svg.Append("<polyline class=\"route\" fill=\"none\" points=\"").AppendJoin(' ', line.Select(p => Place(layer, p))).Append("\"/>");
        for (var i = 0; i < marks.Count; i++)
        {
            var (x, y) = layer.At(marks[i].Point);
            svg.Append(CultureInfo.InvariantCulture, $"<g><title>{WebUtility.HtmlEncode(marks[i].Name)}</title><circle class=\"mark\" cx=\"{x:0}\" cy=\"{y:0}\" r=\"20\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0}\" y=\"{y:0}\" text-anchor=\"middle\" dominant-baseline=\"central\" font-size=\"22\">{i + 1}</text></g>");
        }
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{layer.Width - 8}\" y=\"{layer.Height - 8}\" text-anchor=\"end\" font-size=\"18\">{WebUtility.HtmlEncode(layer.Attribution)}</text></svg>");
        return svg.ToString();
    }

    private static string ClassOf(StreetKind kind) => kind switch
    {
        StreetKind.Main or StreetKind.Secondary => "street big",
        StreetKind.Cycle => "street cycle",
        _ => "street",
    };

    private static string Place(MapLayer layer, GeoPoint point)
    {
        var (x, y) = layer.At(point);
        return string.Create(CultureInfo.InvariantCulture, $"{x:0.#},{y:0.#}");
    }
}
