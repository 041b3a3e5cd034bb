using Couree.Kernel;
using Couree.Modules.Places.Streets;
using Couree.Modules.Places.Streets.Import;

namespace Couree.Tests.Modules.Places.Streets;

/// <summary>Small towns for tests: points on a 100 m raster, ways between them.</summary>
sealed class Town
{
    readonly StreetGraphBuilder builder = new();

    public static GeoPoint At(double east, double north) =>
        new(50.6 + north / Geodesy.MetresPerDegree, 3.05 + east / Geodesy.MetresPerDegree / Geodesy.Shrink(50.6));

    /// <summary>A street through places given as (east, north) in metres; places at the same spot are one junction.</summary>
    public Town Street(string tags, params (int East, int North)[] places)
    {
        var nodes = Array.ConvertAll(places, p => p.East * 100_000L + p.North + 1);
        for (var i = 0; i < nodes.Length; i++)
        {
            var point = At(places[i].East, places[i].North);
            builder.AddNode(nodes[i], point.Lat, point.Lon);
        }
        builder.AddWay(nodes, WayTags.Of([.. tags.Split(' ').Select(t => t.Split('=')).Select(t => (t[0], t[1]))]));
        return this;
    }

    public Town Wall(int east, int north)
    {
        builder.Block(east * 100_000L + north + 1);
        return this;
    }

    public StreetNetwork Network() => StreetNetwork.Prepare(builder.Build());

    /// <summary>A square of 200 m whose eastern side is the street under test: the way round is 600 m.</summary>
    public static StreetNetwork Square(string eastSide) => new Town()
        .Street("highway=residential", (0, 0), (0, 200), (200, 200))
        .Street("highway=residential", (0, 0), (200, 0))
        .Street(eastSide, (200, 0), (200, 200))
        .Network();

    public static string Shipped(string name) => Path.Combine(House.SourceTree.Root, "src", "Couree", "Seeds", name);

    /// <summary>The given file of the shared data, or the shipped village where that data is not at hand.</summary>
    public static string SharedOrShipped(string path)
    {
        var shared = Path.Combine(House.SourceTree.Root, "..", "shared", "data", path);
        if (File.Exists(shared) || Directory.Exists(shared)) return shared;
        TestContext.Current.SendDiagnosticMessage($"{path} is not here: the shipped village stands in for it");
        return Shipped("village-streets.csv");
    }

    public static StreetNetwork Village() => StreetImport.Read(Shipped("village-streets.csv"));
}

static class Near
{
    /// <summary>Lengths and times are rounded on the way.</summary>
    public static void ShouldBeNear(this int actual, int expected, int tolerance) => actual.ShouldBeInRange(expected - tolerance, expected + tolerance);
}
