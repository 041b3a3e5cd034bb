using Couree.Modules.Places.Streets;
using Couree.Modules.Places.Streets.Import;
using OsmSharp;
using OsmSharp.Streams;
using OsmSharp.Tags;

namespace Couree.Tests.Modules.Places.Streets;

public sealed class OsmExtractTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("streets").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    static TagsCollection Tags(params (string Key, string Value)[] tags) => new(tags.Select(t => new Tag(t.Key, t.Value)));

    string Write(params OsmGeo[] items)
    {
        var file = Path.Combine(folder, "town.osm.pbf");
        using var stream = File.Create(file);
        var target = new PBFOsmStreamTarget(stream, compress: true);
        target.RegisterSource(items);
        target.Pull();
        return file;
    }

    static Node Node(long id, double east, double north, TagsCollection? tags = null)
    {
        var point = Town.At(east, north);
        return new() { Id = id, Latitude = point.Lat, Longitude = point.Lon, Tags = tags, Version = 1, ChangeSetId = 1, TimeStamp = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), UserId = 1, UserName = "x", Visible = true };
    }

    static Way Way(long id, TagsCollection tags, params long[] nodes) =>
        new() { Id = id, Nodes = nodes, Tags = tags, Version = 1, ChangeSetId = 1, TimeStamp = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), UserId = 1, UserName = "x", Visible = true };

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(0)]
    public void An_extract_gives_streets_walls_and_names_read_once_or_twice(long onePassUpTo)
    {
        // Node 99 lies beyond the border of the extract; the building is no street; the gate closes the eastern side
        // (and comes first: OsmSharp 7 pre022 writes, not reads, the tags of later nodes wrongly when earlier ones have none).
        var file = Write(
            Node(3, 200, 100, Tags(("barrier", "gate"), ("access", "private"))), Node(1, 0, 0), Node(2, 200, 0), Node(4, 200, 200), Node(5, 0, 200), Node(6, 50, 50),
            Way(10, Tags(("highway", "residential"), ("name", "Rue du Nord")), 1, 5, 4),
            Way(11, Tags(("highway", "residential"), ("name", "Rue du Sud")), 1, 2, 99),
            Way(12, Tags(("highway", "residential"), ("name", "Rue de la Porte")), 2, 3, 4),
            Way(13, Tags(("building", "yes")), 1, 6, 5));
        var network = StreetNetwork.Prepare(OsmExtract.Read(file, onePassUpTo));
        network.Graph.Edges.ShouldBe(4);
        network.Route(Town.At(200, 0), Town.At(200, 200)).Metres.ShouldBeNear(600, 2);
        network.StreetAt(Town.At(100, 200)).ShouldBe("Rue du Nord");
        network.Graph.Names.ShouldContain("Rue du Sud");
    }
}
