using System.Diagnostics;
using System.Globalization;
using Couree.Kernel;
using Couree.Modules.Places.Streets.Search;

namespace Couree.Modules.Places.Streets.Import;

/// <summary>A street source that cannot be imported; the message names the file, the line (or the place) and what to do.</summary>
sealed class StreetImportException(string file, int? line, string what, Exception? inner = null)
    : Exception(line is null ? $"{file}: {what}" : $"{file}, line {line}: {what}", inner);

/// <summary>
/// <c>couree import streets FILE</c>: reads an OpenStreetMap extract (.osm.pbf), a node/edge CSV pair (either file or their folder) or our
/// hand-written street file, prepares the network, holds it against plain Dijkstra, and writes the street file.
/// </summary>
static class StreetImport
{
    const int CheckedOrigins = 8, CheckedDestinations = 100;

    /// <summary>Imports <paramref name="file"/> into the street file <paramref name="target"/> and tells what it found.</summary>
    /// <exception cref="StreetImportException">The source is missing, unreadable or holds no rideable street; the target is untouched.</exception>
    public static void Run(string file, string target, TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        var network = Read(file);
        var prepared = watch.Elapsed;
        Check(file, network);
        if (Path.GetDirectoryName(Path.GetFullPath(target)) is { } folder) Directory.CreateDirectory(folder);
        StreetFile.Write(network, target);
        var graph = network.Graph;
        var metres = Enumerable.Range(0, graph.Edges).Where(graph.IsRidden).Sum(e => (long)graph.Decimetres[e]) / 10.0;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{file}: {graph.Edges} streets between {graph.Nodes} junctions, {graph.InCore.Count(c => c == 1)} of them in one rideable network of {metres / 1000:0.0} km"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Prepared in {prepared.TotalSeconds:0.00} s, checked against plain Dijkstra, written to {target}. A running Courée takes it into service within seconds."));
    }

    /// <summary>Reads a source and prepares it in memory (a demonstration needs no file).</summary>
    /// <exception cref="StreetImportException">As <see cref="Run"/>.</exception>
    internal static StreetNetwork Read(string file)
    {
        var graph = ReadGraph(file);
        if (!graph.InCore.Contains((byte)1) || !Enumerable.Range(0, graph.Edges).Any(graph.IsRidden))
            throw new StreetImportException(file, null, "no street a bike may ride was found in it. Check that the extract contains highway ways.");
        return StreetNetwork.Prepare(graph);
    }

    internal static StreetGraph ReadGraph(string file)
    {
        try
        {
            if (Directory.Exists(file) || CsvPair.Recognises(file)) return CsvPair.Read(file);
            if (!File.Exists(file)) throw new StreetImportException(file, null, "this file does not exist. Check the path.");
            if (file.EndsWith(".pbf", StringComparison.OrdinalIgnoreCase)) return OsmExtract.Read(file);
            if (HandWritten.Recognises(file)) return HandWritten.Read(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StreetImportException(file, null, $"it cannot be read ({e.Message}).", e);
        }
        throw new StreetImportException(file, null,
            "its kind is unknown. Give an OpenStreetMap extract (.osm.pbf), a folder with noeuds.csv and aretes.csv, or a street file beginning with “streets;1”.");
    }

    // A hierarchy that disagrees with Dijkstra once would send couriers astray every day: such an import is refused.
    static void Check(string file, StreetNetwork network)
    {
        var random = new Random(1);
        var doors = Pick(CheckedDestinations);
        var origins = doors[..Math.Min(CheckedOrigins, doors.Length)];
        var costs = new long[origins.Length * doors.Length];
        network.Fill(origins, doors, costs);
        var plain = new PlainDijkstra(network.Graph);
        for (var i = 0; i < origins.Length; i++)
            if (!plain.From(origins[i].Snap, Array.ConvertAll(doors, d => d.Snap)).AsSpan().SequenceEqual(costs.AsSpan(i * doors.Length, doors.Length)))
                throw new StreetImportException(file, null, "the prepared network disagrees with plain Dijkstra; nothing was written. Please report this file.");

        Door[] Pick(int count)
        {
            var graph = network.Graph;
            var ridden = Enumerable.Range(0, graph.Edges).Where(graph.IsRidden).ToArray();
            return [.. Enumerable.Range(0, count).Select(_ =>
            {
                var shape = graph.ShapeFirst[ridden[random.Next(ridden.Length)]];
                return network.Find(new GeoPoint(graph.ShapeLat[shape] / Geodesy.Unit, graph.ShapeLon[shape] / Geodesy.Unit));
            })];
        }
    }
}
