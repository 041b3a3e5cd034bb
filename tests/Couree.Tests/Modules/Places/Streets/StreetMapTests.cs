using System.Text.RegularExpressions;
using Couree.Kernel;
using Couree.Modules.Places.Streets;
using Couree.Modules.Places.Streets.Import;

namespace Couree.Tests.Modules.Places.Streets;

public sealed partial class StreetMapTests
{
    [Fact]
    public void A_town_centre_weighs_less_than_60_kB()
    {
        var graph = StreetImport.ReadGraph(Town.SharedOrShipped("lille/reseau"));
        var layer = StreetMap.Draw(graph, new(50.6287, 3.036, 50.6494, 3.077), "© OpenStreetMap contributors (ODbL)");
        layer.Paths.Sum(p => p.D.Length).ShouldBeInRange(1_000, 60_000);
        layer.Paths.Select(p => p.Kind).ShouldBeUnique();
        layer.Attribution.ShouldContain("ODbL");
    }

    [Fact]
    public void Nothing_is_drawn_outside_of_the_sheet()
    {
        var layer = StreetMap.Draw(Town.Village().Graph, GeoBox.Around(new(50.6367, 3.0634), 400), "");
        foreach (var (x, y) in layer.Paths.SelectMany(p => Points(p.D)))
        {
            x.ShouldBeInRange(-12, layer.Width + 12);
            y.ShouldBeInRange(-12, layer.Height + 12);
        }
    }

    [Fact]
    public void A_street_is_drawn_where_it_lies()
    {
        var layer = StreetMap.Draw(Town.Square("highway=primary").Graph, new(Town.At(0, -100).Lat, Town.At(-100, 0).Lon, Town.At(0, 300).Lat, Town.At(300, 0).Lon), "");
        (layer.Width, layer.Height).ShouldBe((1000, 1000));
        Points(layer.Paths.Single(p => p.Kind == StreetKind.Main).D).ShouldBe([(750, 750), (750, 250)]);
        layer.At(Town.At(200, 0)).X.ShouldBe(750, tolerance: 1);
    }

    [Fact]
    public void A_box_without_width_is_refused() =>
        Should.Throw<ArgumentException>(() => StreetMap.Draw(StreetGraph.Empty, new(50, 3, 50, 3), ""));

    static List<(int X, int Y)> Points(string d)
    {
        var points = new List<(int X, int Y)>();
        foreach (Match line in Line().Matches(d))
        {
            var numbers = Number().Matches(line.Value).Select(m => int.Parse(m.Value, System.Globalization.CultureInfo.InvariantCulture)).ToList();
            points.Add((numbers[0], numbers[1]));
            for (var i = 2; i < numbers.Count; i += 2) points.Add((points[^1].X + numbers[i], points[^1].Y + numbers[i + 1]));
        }
        return points;
    }

    [GeneratedRegex("M[^M]+")]
    private static partial Regex Line();

    [GeneratedRegex("-?[0-9]+")]
    private static partial Regex Number();
}
