using Couree.Kernel;
using Couree.Modules.Places.Streets;
using Couree.Modules.Places.Streets.Import;
using Couree.Modules.Places.Streets.Search;
using CsCheck;

namespace Couree.Tests.Modules.Places.Streets;

/// <summary>Everything the hierarchy answers is what plain Dijkstra answers, to the tenth of a second and the decimetre.</summary>
public sealed class ExactnessTests
{
    static readonly string[] Tags = ["highway=residential", "highway=residential oneway=yes", "highway=primary", "highway=footway", "highway=cycleway oneway=yes", "highway=service"];

    [Fact]
    public void On_any_small_town_every_pair_equals_plain_Dijkstra() =>
        Gen.Select(Gen.Int[3, 9], Gen.Int[0, 1_000_000]).Sample((size, seed) =>
        {
            var random = new Random(seed);
            var town = new Town();
            for (var street = 0; street < size * size; street++)
            {
                var (east, north) = (random.Next(size), random.Next(size));
                var places = Enumerable.Range(0, random.Next(2, 5)).Select(_ => (100 * (east += random.Next(-1, 2)) + 1000, 100 * (north += random.Next(-1, 2)) + 1000)).ToArray();
                town.Street(Tags[random.Next(Tags.Length)], places);
            }
            var network = town.Network();
            var points = Enumerable.Range(0, 12).Select(_ => Town.At(1000 + random.NextDouble() * size * 100, 1000 + random.NextDouble() * size * 100)).ToArray();
            Compare(network, points, points);
        }, iter: 300);

    [Theory]
    [InlineData("village")]
    [InlineData("lille/reseau")]
    [InlineData("routing/osm/porto.osm.pbf")]
    public void On_real_towns_every_pair_equals_plain_Dijkstra(string source)
    {
        var network = StreetImport.Read(source == "village" ? Town.Shipped("village-streets.csv") : Town.SharedOrShipped(source));
        var box = network.Bounds!.Value;
        var random = new Random(3);
        GeoPoint[] Points(int count) => [.. Enumerable.Range(0, count).Select(_ =>
        {
            var shape = random.Next(network.Graph.ShapeLat.Length);
            return new GeoPoint(network.Graph.ShapeLat[shape] / Geodesy.Unit + random.NextDouble() * 4e-4, network.Graph.ShapeLon[shape] / Geodesy.Unit);
        })];
        Compare(network, Points(60), Points(60)).ShouldBeGreaterThan(1500, "most points of a town must be on its network");
    }

    /// <summary>Matrix and routes against Dijkstra; returns how many pairs were on the network.</summary>
    static int Compare(StreetNetwork network, GeoPoint[] from, GeoPoint[] to)
    {
        var plain = new PlainDijkstra(network.Graph);
        var (starts, ends) = (Array.ConvertAll(from, network.Find), Array.ConvertAll(to, network.Find));
        var snaps = Array.ConvertAll(ends, d => d.Snap);
        var matrix = network.Matrix(from, to);
        var costs = new long[from.Length * to.Length];
        network.Fill(starts, ends, costs);
        var reached = 0;
        for (var i = 0; i < from.Length; i++)
        {
            var row = plain.From(starts[i].Snap, snaps);
            for (var j = 0; j < to.Length; j++)
            {
                costs[i * to.Length + j].ShouldBe(row[j]);
                reached += row[j] < Cost.Unreachable ? 1 : 0;
                var leg = network.Route(from[i], to[j]);
                (leg.Seconds, leg.Metres).ShouldBe((matrix.Seconds[i * to.Length + j], matrix.Metres[i * to.Length + j]));
                leg.IsEstimate.ShouldBe(row[j] >= Cost.Unreachable);
                if (!leg.IsEstimate) Length(leg.Line).ShouldBe(leg.Metres, tolerance: 2 + leg.Metres * 0.003, "the line drawn is the way ridden");
            }
        }
        return reached;
    }

    static double Length(IReadOnlyList<GeoPoint> line) => line.Zip(line.Skip(1), (a, b) => a.MetresTo(b)).Sum();
}
