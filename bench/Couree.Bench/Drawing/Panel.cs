namespace Couree.Bench.Drawing;

/// <summary>One drawing with its own axes.</summary>
/// <param name="Title">What is drawn, with its unit.</param>
/// <param name="Along">What the horizontal axis counts.</param>
/// <param name="Series">What is drawn, in the order of the legend.</param>
/// <param name="Logarithmic">Each step of the horizontal axis multiplies.</param>
/// <param name="Across">Where the horizontal axis begins and ends; null: where the points do.</param>
internal sealed record Panel(string Title, string Along, IReadOnlyList<Series> Series, bool Logarithmic = false, (double From, double To)? Across = null);

/// <param name="Bars">Columns instead of a line.</param>
internal sealed record Series(string Name, string Colour, IReadOnlyList<(double X, double Y)> Points, bool Bars = false);

/// <summary>Colours that stay apart for those who see red and green alike (Okabe and Ito).</summary>
internal static class Palette
{
    public static readonly string[] Lines = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#555555"];
    public const string Quiet = "#c8ccd0";
}
