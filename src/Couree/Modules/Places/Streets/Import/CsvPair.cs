namespace Couree.Modules.Places.Streets.Import;

/// <summary>
/// Streets as two CSV files: <c>noeuds.csv</c> (id, lon, lat) and <c>aretes.csv</c> (de, vers, highway, nom, oneway, bicycle, maxspeed,
/// surface, cyclable, source, geometrie_lon,lat), cut at junctions already. These extracts carry no oneway:bicycle: one-way streets at 30 or
/// less are taken as open to bikes both ways, which is French law unless a sign says otherwise.
/// </summary>
static class CsvPair
{
    const string Nodes = "noeuds.csv", Edges = "aretes.csv", Geometry = "geometrie_lon,lat";

    public static bool Recognises(string file) => Path.GetFileName(file) is Nodes or Edges;

    public static StreetGraph Read(string fileOrFolder)
    {
        var folder = Directory.Exists(fileOrFolder) ? fileOrFolder : Path.GetDirectoryName(Path.GetFullPath(fileOrFolder))!;
        var (nodes, edges) = (Path.Combine(folder, Nodes), Path.Combine(folder, Edges));
        foreach (var file in (string[])[nodes, edges])
            if (!File.Exists(file)) throw new StreetImportException(file, null, $"this file does not exist; {Nodes} and {Edges} belong together.");
        var builder = new StreetGraphBuilder();
        foreach (var row in CsvTable.Rows(nodes, "id", "lon", "lat")) builder.AddNode(row.Id("id"), row.Degrees("lat", 90), row.Degrees("lon", 180));
        var way = new List<long>();
        long shapeNode = 0;
        foreach (var row in CsvTable.Rows(edges, "de", "vers", "highway", Geometry))
        {
            way.Clear();
            way.Add(Known(builder, row, "de"));
            var points = row.Text(Geometry).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (var p = 1; p < points.Length - 1; p++)
            {
                // Points between two junctions have no number in the file: they get negative ones.
                var (lat, lon) = Point(row, points[p]);
                builder.AddNode(--shapeNode, lat, lon);
                way.Add(shapeNode);
            }
            way.Add(Known(builder, row, "vers"));
            builder.AddWay(way.ToArray(), TagsOf(row), contraflowUnlessFast: true);
        }
        return builder.Build();
    }

    static long Known(StreetGraphBuilder builder, CsvTable row, string column) =>
        builder.Wants(row.Id(column)) ? row.Id(column) : throw row.Wrong($"the node {row.Id(column)} is not in {Nodes}.");

    static (double Lat, double Lon) Point(CsvTable row, string text)
    {
        var comma = text.IndexOf(',');
        if (comma < 0) throw row.Wrong($"“{text}” is no point (lon,lat).");
        return (row.Degrees(Geometry, text.AsSpan(comma + 1), 90), row.Degrees(Geometry, text.AsSpan(0, comma), 180));
    }

    static WayTags TagsOf(CsvTable row)
    {
        var highway = row.Text("highway");
        // Bus and bike routes traced without their street: plausible axes, open both ways.
        if (row.Text("source") == "route") highway = "axis";
        var tags = new Dictionary<string, string>
        {
            ["highway"] = highway, ["name"] = row.Text("nom"), ["oneway"] = row.Text("oneway"), ["bicycle"] = row.Text("bicycle"),
            ["maxspeed"] = row.Text("maxspeed"), ["surface"] = row.Text("surface"),
        };
        // The file says "not rideable" also of private streets, whose access tag it does not carry.
        if (row.Text("cyclable") == "0" && tags["bicycle"] is "" && highway is not ("footway" or "pedestrian" or "steps")) tags["access"] = "private";
        return new(tags);
    }
}
