using System.Globalization;
using System.Net;
using System.Text;

namespace Couree.Bench.Drawing;

/// <summary>Panels one below the other as a standalone SVG.</summary>
internal static class Chart
{
    private const int Width = 860, Left = 64, Right = 190, Top = 58, High = 190, Between = 66;

    public static string Draw(string title, string subtitle, IReadOnlyList<Panel> panels)
    {
        var height = Top + panels.Count * (High + Between);
        var svg = new StringBuilder();
        svg.Append(Invariant($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" font-family=\"system-ui,sans-serif\" font-size=\"12\" fill=\"#222\" role=\"img\">\n"));
        svg.Append($"<title>{Text(title)}</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
        svg.Append($"<text x=\"16\" y=\"24\" font-size=\"16\" font-weight=\"600\">{Text(title)}</text>\n<text x=\"16\" y=\"42\" fill=\"#555\">{Text(subtitle)}</text>\n");
        for (var p = 0; p < panels.Count; p++) Draw(svg, panels[p], Top + p * (High + Between) + 24);
        return svg.Append("</svg>\n").ToString();
    }

    private static void Draw(StringBuilder svg, Panel panel, int top)
    {
        var points = panel.Series.SelectMany(series => series.Points).ToList();
        double[] ends = panel.Across is var (first, last) ? [first, last] : [];
        var (x, y) = (Axis.Of(points.Select(p => p.X).Concat(ends), panel.Logarithmic, fromZero: false), Axis.Of(points.Select(p => p.Y), logarithmic: false, fromZero: true));
        double AtX(double value) => Left + x.Share(value) * (Width - Left - Right);
        double AtY(double value) => top + High * (1 - y.Share(value));
        svg.Append(Invariant($"<text x=\"16\" y=\"{top - 10}\" font-weight=\"600\">{Text(panel.Title)}</text>\n"));
        foreach (var tick in y.Ticks)
            svg.Append(Invariant($"<path d=\"M{Left} {AtY(tick):0.#}H{Width - Right}\" stroke=\"#e4e4e4\"/><text x=\"{Left - 6}\" y=\"{AtY(tick) + 4:0.#}\" text-anchor=\"end\" fill=\"#555\">{tick:#,0.##}</text>\n"));
        foreach (var tick in x.Ticks)
            svg.Append(Invariant($"<text x=\"{AtX(tick):0.#}\" y=\"{top + High + 16}\" text-anchor=\"middle\" fill=\"#555\">{tick:#,0.##}</text>\n"));
        svg.Append(Invariant($"<text x=\"{Width - Right}\" y=\"{top + High + 32}\" text-anchor=\"end\" fill=\"#555\">{Text(panel.Along)}</text>\n"));
        for (var s = 0; s < panel.Series.Count; s++)
        {
            var series = panel.Series[s];
            if (series.Bars)
                foreach (var (at, value) in series.Points)
                    svg.Append(Invariant($"<rect x=\"{AtX(at) - 11:0.#}\" y=\"{AtY(value):0.#}\" width=\"22\" height=\"{AtY(0) - AtY(value):0.#}\" fill=\"{series.Colour}\"/>\n"));
            else
                svg.Append(Invariant($"<polyline points=\"{string.Join(' ', series.Points.Select(p => Invariant($"{AtX(p.X):0.#},{AtY(p.Y):0.#}")))}\" fill=\"none\" stroke=\"{series.Colour}\" stroke-width=\"2\"/>\n"));
            var legend = top + 6 + s * 18;
            svg.Append(Invariant($"<rect x=\"{Width - Right + 14}\" y=\"{legend}\" width=\"14\" height=\"4\" fill=\"{series.Colour}\"/><text x=\"{Width - Right + 34}\" y=\"{legend + 6}\">{Text(series.Name)}</text>\n"));
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
