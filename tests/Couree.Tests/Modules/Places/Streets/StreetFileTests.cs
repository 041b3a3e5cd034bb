using Couree.Modules.Places.Streets;
using Couree.Modules.Places.Streets.Search;

namespace Couree.Tests.Modules.Places.Streets;

public sealed class StreetFileTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("streets").FullName;

    string File(string name) => Path.Combine(folder, name);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_was_stored_is_what_is_loaded()
    {
        var village = Town.Village();
        StreetFile.Write(village, File("a"));
        var loaded = StreetFile.Read(File("a"));
        loaded.Graph.Names.ShouldBe(village.Graph.Names);
        loaded.Graph.ShapeLat.ShouldBe(village.Graph.ShapeLat);
        loaded.Hierarchy.Up.ShouldBe(village.Hierarchy.Up);
        StreetFile.Write(loaded, File("b"));
        System.IO.File.ReadAllBytes(File("b")).ShouldBe(System.IO.File.ReadAllBytes(File("a")));
        Directory.GetFiles(folder).Length.ShouldBe(2, "nothing half-written stays behind");
    }

    [Fact]
    public void A_file_of_the_format_before_answers_as_ever_and_its_checksum_counts()
    {
        var village = Town.Village();
        using (var stream = System.IO.File.Create(File("a")))
        {
            var writer = new SectionWriter(stream);
            writer.Bytes(StreetFile.Magic);
            writer.Bytes(BitConverter.GetBytes(StreetFile.Earlier));
            StreetFile.WriteGraph(writer, village.Graph);
            // A hierarchy of another kind, which nobody asks any more: nodes, two lists of firsts, links up and down.
            for (var section = 0; section < 3; section++) writer.Section<int>([3, 1, 2]);
            for (var section = 0; section < 2; section++) writer.Section<Link>([new(7, 1, 2, 3)]);
            writer.Finish();
        }
        var loaded = StreetFile.Read(File("a"));
        loaded.Hierarchy.Up.ShouldBe(village.Hierarchy.Up);
        loaded.Hierarchy.Parent.ShouldBe(village.Hierarchy.Parent);
        var whole = System.IO.File.ReadAllBytes(File("a"));
        whole[^40] ^= 1;
        System.IO.File.WriteAllBytes(File("altered"), whole);
        Should.Throw<StreetFileException>(() => StreetFile.Read(File("altered"))).Message.ShouldContain("checksum");
    }

    [Fact]
    public void A_cut_file_is_refused_wherever_it_is_cut()
    {
        StreetFile.Write(Town.Square("highway=residential"), File("a"));
        var whole = System.IO.File.ReadAllBytes(File("a"));
        for (var length = 0; length < whole.Length; length++)
        {
            System.IO.File.WriteAllBytes(File("cut"), whole[..length]);
            Should.Throw<StreetFileException>(() => StreetFile.Read(File("cut"))).Message.ShouldContain(File("cut"));
        }
        System.IO.File.WriteAllBytes(File("long"), [.. whole, 0]);
        Should.Throw<StreetFileException>(() => StreetFile.Read(File("long")));
    }

    [Fact]
    public void A_single_altered_bit_is_noticed()
    {
        StreetFile.Write(Town.Square("highway=residential"), File("a"));
        var whole = System.IO.File.ReadAllBytes(File("a"));
        for (var at = 0; at < whole.Length; at++)
        {
            whole[at] ^= (byte)(1 << at % 8);
            System.IO.File.WriteAllBytes(File("altered"), whole);
            Should.Throw<StreetFileException>(() => StreetFile.Read(File("altered")), $"byte {at}");
            whole[at] ^= (byte)(1 << at % 8);
        }
    }

    [Fact]
    public void A_missing_or_foreign_file_is_refused_with_what_to_do()
    {
        Should.Throw<StreetFileException>(() => StreetFile.Read(File("none"))).Message.ShouldContain("couree import streets");
        System.IO.File.WriteAllText(File("letter"), "Dear cooperative, here are our streets.");
        Should.Throw<StreetFileException>(() => StreetFile.Read(File("letter"))).Message.ShouldContain("not a street file");
    }

    [Fact]
    public async Task Streets_are_replaced_while_couriers_are_asking()
    {
        var live = new LiveStreets();
        StreetFile.Write(Town.Square("highway=residential"), File("open"));
        StreetFile.Write(Town.Square("highway=motorway"), File("closed"));
        live.Replace(File("open"));
        using var stop = new CancellationTokenSource();
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<int, bool>();
        var askers = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                var leg = live.Route(Town.At(200, 0), Town.At(200, 200));
                var matrix = live.Matrix([Town.At(200, 0)], [Town.At(200, 200), Town.At(0, 0)]);
                seen[leg.Metres] = seen[matrix.Metres[0]] = true;
                matrix.Metres[1].ShouldBeNear(200, 2);
            }
        })).ToArray();
        for (var i = 0; i < 40 || seen.Count < 2 && i < 4000; i++)
        {
            live.Replace(File(i % 2 == 0 ? "closed" : "open"));
            await Task.Yield();
        }
        await stop.CancelAsync();
        await Task.WhenAll(askers);
        seen.Keys.Order().Select(m => m / 10 * 10).ShouldBe([200, 600], "each answer comes from one of the two towns, whole");
    }

    [Fact]
    public void A_new_import_is_taken_into_service_and_a_damaged_one_is_not()
    {
        var live = new LiveStreets();
        live.Watch(File("streets"));
        live.Reload().ShouldBeFalse("there is no file yet");
        StreetFile.Write(Town.Square("highway=motorway"), File("streets"));
        live.Reload().ShouldBeTrue();
        live.Reload().ShouldBeFalse("it did not change");
        live.Route(Town.At(200, 0), Town.At(200, 200)).Metres.ShouldBeNear(600, 2);
        System.IO.File.WriteAllText(File("streets"), "spilled coffee");
        Should.Throw<StreetFileException>(() => live.Reload());
        live.Route(Town.At(200, 0), Town.At(200, 200)).Metres.ShouldBeNear(600, 2);
        live.Reload().ShouldBeFalse("a damaged file is not read over and over");
    }
}
