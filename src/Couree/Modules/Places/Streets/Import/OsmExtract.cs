using OsmSharp;
using OsmSharp.Streams;
using OsmSharp.Tags;

namespace Couree.Modules.Places.Streets.Import;

/// <summary>
/// An OpenStreetMap extract in protobuf form. Read twice: the ways first, then only the nodes they use, so that memory follows the streets
/// rather than the buildings.
/// </summary>
static class OsmExtract
{
    public static StreetGraph Read(string file)
    {
        var builder = new StreetGraphBuilder();
        try
        {
            Each(file, ignoreNodes: true, ignoreWays: false, item =>
            {
                if (item is Way { Nodes: { } nodes, Tags: { } tags } && tags.ContainsKey("highway")) builder.AddWay(nodes, TagsOf(tags));
            });
            Each(file, ignoreNodes: false, ignoreWays: true, item =>
            {
                if (item is not Node { Id: { } id, Latitude: { } lat, Longitude: { } lon } node || !builder.Wants(id)) return;
                builder.AddNode(id, lat, lon);
                if (node.Tags is { } tags && IsWall(TagsOf(tags))) builder.Block(id);
            });
        }
        // The reader lets whatever its protobuf and zip layers meet in a damaged file pass.
        catch (Exception e) when (e is not (OutOfMemoryException or IOException or UnauthorizedAccessException) || e is EndOfStreamException)
        {
            throw new StreetImportException(file, null, $"this is not a whole .osm.pbf file ({e.Message}). Download it again.", e);
        }
        return builder.Build();
    }

    static void Each(string file, bool ignoreNodes, bool ignoreWays, Action<OsmGeo> visit)
    {
        using var stream = File.OpenRead(file);
        using var source = new PBFOsmStreamSource(stream);
        while (source.MoveNext(ignoreNodes, ignoreWays, ignoreRelations: true)) visit(source.Current());
    }

    static bool IsWall(WayTags tags)
    {
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
