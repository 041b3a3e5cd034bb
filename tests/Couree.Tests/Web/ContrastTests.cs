using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Couree.Web;

namespace Couree.Tests.Web;

/// <summary>WCAG 2.2: contrast of text 4.5:1 (1.4.3), of the edges of controls 3:1 (1.4.11), in light and in dark, in every room.</summary>
public sealed partial class ContrastTests
{
    private static readonly string[] Grounds = ["paper", "card", "sand"];
    private static readonly string[] Tones = ["good", "wait", "bad", "info", "calm"];

    [Theory, InlineData(false), InlineData(true)]
    public void Every_text_is_readable_on_its_ground(bool dark)
    {
        var colours = Colours(dark);
        foreach (var ground in Grounds)
            foreach (var text in (string[])["ink", "muted", "bad"]) Contrast(colours[text], colours[ground]).ShouldBeGreaterThanOrEqualTo(4.5, $"{text} on {ground}");
        foreach (var tone in Tones) Contrast(colours[tone], colours[tone + "-soft"]).ShouldBeGreaterThanOrEqualTo(4.5, tone);
        Contrast(colours["paper"], colours["bad"]).ShouldBeGreaterThanOrEqualTo(4.5);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Every_room_has_a_readable_accent(bool dark)
    {
        var colours = Colours(dark);
        var rooms = colours.Where(c => c.Key.StartsWith("accent-", StringComparison.Ordinal)).ToList();
        rooms.Count.ShouldBeGreaterThanOrEqualTo(8);
        foreach (var (room, accent) in rooms)
        {
            Contrast(colours["on-accent"], accent).ShouldBeGreaterThanOrEqualTo(4.5, room);
            foreach (var ground in Grounds) Contrast(accent, colours[ground]).ShouldBeGreaterThanOrEqualTo(4.5, $"{room} on {ground}");
            var soft = Mix(accent, colours["paper"], 0.09);
            Contrast(accent, soft).ShouldBeGreaterThanOrEqualTo(4.5, $"{room} on its soft ground");
            Contrast(colours["muted"], soft).ShouldBeGreaterThanOrEqualTo(4.5, $"muted on the soft ground of {room}");
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Edges_of_controls_and_the_focus_ring_can_be_seen(bool dark)
    {
        var colours = Colours(dark);
        foreach (var ground in Grounds)
            foreach (var edge in (string[])["edge", "focus"]) Contrast(colours[edge], colours[ground]).ShouldBeGreaterThanOrEqualTo(3, $"{edge} on {ground}");
    }

    /// <summary>The custom properties of the sheet; the accent of a room as "accent-room". Dark overrides light.</summary>
    private static Dictionary<string, double[]> Colours(bool dark)
    {
        var sheet = Encoding.UTF8.GetString(Wwwroot.Read("couree.css"));
        var darkAt = sheet.IndexOf("prefers-color-scheme: dark", StringComparison.Ordinal);
        var tokensEnd = sheet.IndexOf("*, ::before", StringComparison.Ordinal);
        var colours = new Dictionary<string, double[]>();
        foreach (var part in dark ? (string[])[sheet[..darkAt], sheet[darkAt..tokensEnd]] : [sheet[..darkAt]])
        {
            foreach (Match token in Token().Matches(part)) colours[token.Groups[1].Value] = Read(token.Groups[2].Value);
            foreach (Match rule in RoomRule().Matches(part))
                foreach (Match room in RoomName().Matches(rule.Value)) colours["accent-" + room.Groups[1].Value] = Read(rule.Groups[1].Value);
        }
        return colours;
    }

    private static double[] Read(string hex) => [.. Enumerable.Range(0, 3).Select(i => int.Parse(hex.AsSpan(i * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)];

    private static double[] Mix(double[] a, double[] b, double share) => [.. a.Zip(b, (x, y) => (x * share) + (y * (1 - share)))];

    private static double Contrast(double[] a, double[] b)
    {
        var (lighter, darker) = (Math.Max(Luminance(a), Luminance(b)), Math.Min(Luminance(a), Luminance(b)));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double Luminance(double[] rgb)
    {
        var linear = rgb.Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * linear[0]) + (0.7152 * linear[1]) + (0.0722 * linear[2]);
    }

    [GeneratedRegex(@"--([a-z0-9-]+): #([0-9a-f]{6})")]
    private static partial Regex Token();

    [GeneratedRegex(@"\.room-[^{]+\{ --accent: #([0-9a-f]{6}) \}")]
    private static partial Regex RoomRule();

    [GeneratedRegex(@"\.room-([a-z]+)")]
    private static partial Regex RoomName();
}
