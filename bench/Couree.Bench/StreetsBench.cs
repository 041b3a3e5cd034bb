using System.Diagnostics;
using System.Globalization;
using Couree.Kernel;
using Couree.Modules.Places.Streets;
using Couree.Modules.Places.Streets.Import;
using Couree.Modules.Places.Streets.Search;

namespace Couree.Bench;

/// <summary>How fast streets are ready, how fast a 100 × 100 matrix is, and whether every pair equals plain Dijkstra.</summary>
static class StreetsBench
{
    const int Points = 100, Repeats = 15;

    public static void Run(TextWriter output, string? sharedData)
    {
        output.WriteLine("streets              edges   ready ms   load ms   100×100 ms   Dijkstra ms   ratio   route ms   pairs that differ");
        foreach (var (name, prepare) in Sources(sharedData)) Measure(output, name, prepare);
    }

    static IEnumerable<(string Name, Func<StreetNetwork> Prepare)> Sources(string? sharedData)
    {
        foreach (var (name, path) in ((string, string)[])[("lille", "lille/reseau"), ("porto", "routing/osm/porto.osm.pbf"),
            ("monaco", "routing/osm/monaco.osm.pbf"), ("liechtenstein", "routing/osm/liechtenstein-latest.osm.pbf")])
        {
            var file = Path.Combine(sharedData ?? "", path);
            if (sharedData is not null && (File.Exists(file) || Directory.Exists(file))) yield return (name, () => StreetImport.Read(file));
            else Console.WriteLine($"{name}: no shared data here, not measured");
        }
        yield return ("grid, even streets", () => StreetNetwork.Prepare(Grid.Build(332, 332, wild: false)));
        yield return ("grid, wild speeds", () => StreetNetwork.Prepare(Grid.Build(332, 332, wild: true)));

    }

    static void Measure(TextWriter output, string name, Func<StreetNetwork> prepare)
    {
        var watch = Stopwatch.StartNew();
        var network = prepare();
        var ready = watch.Elapsed.TotalMilliseconds;
        var load = Load(ref network);
        var graph = network.Graph;
        var arcs = graph.Ahead.Count(t => t != StreetGraph.Closed) + graph.Back.Count(t => t != StreetGraph.Closed);
        var (from, to) = (Pick(graph, 1), Pick(graph, 2));
        var matrix = Median(() => network.Matrix(from, to));
        var (starts, ends) = (Array.ConvertAll(from, network.Find), Array.ConvertAll(to, network.Find));
        var costs = new long[Points * Points];
        network.Fill(starts, ends, costs);
        var plain = new PlainDijkstra(graph);
        var snaps = Array.ConvertAll(ends, d => d.Snap);
        watch.Restart();
        var differ = 0;
        for (var i = 0; i < Points; i++)
        {
            var row = plain.From(starts[i].Snap, snaps);
            for (var j = 0; j < Points; j++) differ += row[j] == costs[i * Points + j] ? 0 : 1;
        }
        var dijkstra = watch.Elapsed.TotalMilliseconds;
        var next = 0;
        var route = Median(() => network.Route(from[next % Points], to[next++ % Points]), 200);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-19} {arcs,7}   {ready,8:0}   {load,7:0.0}   {matrix,10:0.00}   {dijkstra,11:0}   {dijkstra / matrix,5:0}   {route,8:0.000}   {differ}"));
    }

    static double Load(ref StreetNetwork network)
    {
        var file = Path.GetTempFileName();
        try
        {
            StreetFile.Write(network, file);
            var watch = Stopwatch.StartNew();
            network = StreetFile.Read(file);
            return watch.Elapsed.TotalMilliseconds;
        }
        finally
        {
            File.Delete(file);
        }
    }

    static double Median(Action action, int repeats = Repeats)
    {
        for (var i = 0; i < 30; i++) action();
        var times = new double[repeats];
        for (var i = 0; i < repeats; i++)
        {
            var watch = Stopwatch.StartNew();
            action();
            times[i] = watch.Elapsed.TotalMilliseconds;
        }
        Array.Sort(times);
        return times[repeats / 2];
    }

    static GeoPoint[] Pick(StreetGraph graph, int seed)
    {
        var random = new Random(seed);
        var ridden = Enumerable.Range(0, graph.Edges).Where(graph.IsRidden).ToArray();
        return [.. Enumerable.Range(0, Points).Select(_ =>
        {
            var edge = ridden[random.Next(ridden.Length)];
            var shape = random.Next(graph.ShapeFirst[edge], graph.ShapeFirst[edge + 1]);
            return new GeoPoint(graph.ShapeLat[shape] / Geodesy.Unit + (random.NextDouble() - 0.5) * 3e-4, graph.ShapeLon[shape] / Geodesy.Unit + (random.NextDouble() - 0.5) * 3e-4);
        })];
    }
}
