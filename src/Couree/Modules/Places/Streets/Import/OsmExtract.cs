using OsmSharp;
using OsmSharp.Streams;
using OsmSharp.Tags;

namespace Couree.Modules.Places.Streets.Import;

/// <summary>
/// An OpenStreetMap extract in protobuf form. A town is read once; a region is read twice, the ways first, then only the nodes they use, so that
/// memory follows the streets rather than the buildings.
/// </summary>
static class OsmExtract
{
    const long OnePassUpTo = 32 << 20;

    public static StreetGraph Read(string file, long onePassUpTo = OnePassUpTo)
    {
        var builder = new StreetGraphBuilder();
        try
        {
            if (new FileInfo(file).Length <= onePassUpTo) ReadOnce(file, builder);
            else ReadTwice(file, builder);
        }
        // The reader lets whatever its protobuf and zip layers meet in a damaged file pass.
        catch (Exception e) when (e is not (OutOfMemoryException or IOException or UnauthorizedAccessException) || e is EndOfStreamException)
        {
            throw new StreetImportException(file, null, $"this is not a whole .osm.pbf file ({e.Message}). Download it again.", e);
        }
        return builder.Build();
    }

    static void ReadOnce(string file, StreetGraphBuilder builder)
    {
        var nodes = new List<(long Id, double Lat, double Lon)>();
        var walls = new List<long>();
        Each(file, ignoreNodes: false, ignoreWays: false, item =>
        {
            if (item is Way way) AddStreet(builder, way);
            if (item is not Node { Id: { } id, Latitude: { } lat, Longitude: { } lon } node) return;
            nodes.Add((id, lat, lon));
            if (IsWall(node)) walls.Add(id);
        });
        foreach (var (id, lat, lon) in nodes)
            if (builder.Wants(id)) builder.AddNode(id, lat, lon);
        foreach (var id in walls.Where(builder.Wants)) builder.Block(id);
    }

    static void ReadTwice(string file, StreetGraphBuilder builder)
    {
        Each(file, ignoreNodes: true, ignoreWays: false, item =>
        {
            if (item is Way way) AddStreet(builder, way);
        });
        Each(file, ignoreNodes: false, ignoreWays: true, item =>
        {
            if (item is not Node { Id: { } id, Latitude: { } lat, Longitude: { } lon } node || !builder.Wants(id)) return;
            builder.AddNode(id, lat, lon);
            if (IsWall(node)) builder.Block(id);
        });
    }

    static void AddStreet(StreetGraphBuilder builder, Way way)
    {
        if (way is { Nodes: { } nodes, Tags: { } tags } && tags.ContainsKey("highway")) builder.AddWay(nodes, TagsOf(tags));
    }

    static void Each(string file, bool ignoreNodes, bool ignoreWays, Action<OsmGeo> visit)
    {
        using var stream = File.OpenRead(file);
        using var source = new PBFOsmStreamSource(stream);
        while (source.MoveNext(ignoreNodes, ignoreWays, ignoreRelations: true)) visit(source.Current());
    }

    static bool IsWall(Node node)
    {
        if (node.Tags is not { Count: > 0 } raw || !raw.ContainsKey("barrier")) return false;
        var tags = TagsOf(raw);
        if (tags["barrier"] is not { } barrier || barrier is "bollard" or "kerb" or "cattle_grid") return false;
        var access = tags["bicycle"] ?? tags["vehicle"] ?? tags["access"];
        if (access is null) return barrier is "wall" or "fence" or "debris" or "turnstile" or "full-height_turnstile";
        return access is "no" or "private" && tags["foot"] is (null or "no" or "private");
    }

    static WayTags TagsOf(TagsCollectionBase tags)
    {
        var values = new Dictionary<string, string>(tags.Count);
        foreach (var tag in tags) values[tag.Key] = tag.Value;
        return new(values);
    }
}
