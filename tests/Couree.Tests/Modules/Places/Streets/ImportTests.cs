using Couree.Kernel;
using Couree.Modules.Places.Streets;
using Couree.Modules.Places.Streets.Import;

namespace Couree.Tests.Modules.Places.Streets;

public sealed class ImportTests : IDisposable
{
    const string NodesHeader = "id,lon,lat\n", EdgesHeader = "de,vers,longueur_m,highway,nom,oneway,bicycle,maxspeed,surface,cyclable,source,osm_id,\"geometrie_lon,lat\"\n";
    readonly string folder = Directory.CreateTempSubdirectory("streets").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    string Put(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    string Pair(string edges, string nodes = "1,3.06,50.63\n2,3.061,50.63\n3,3.061,50.631\n")
    {
        Put("noeuds.csv", NodesHeader + nodes);
        return Put("aretes.csv", EdgesHeader + edges);
    }

    static string Edge(int from, int to, string shape, string tags = "residential,Rue,,,,,1,highway") => $"{from},{to},1,{tags},9,\"{shape}\"\n";

    [Fact]
    public void A_pair_of_csv_files_is_read_from_either_file_or_their_folder()
    {
        var edges = Pair(Edge(1, 2, "3.06,50.63 3.0605,50.6301 3.061,50.63", "residential,\"Rue du Four, à chaux\",,,,,1,highway") + Edge(2, 3, "3.061,50.63 3.061,50.631"));
        foreach (var source in (string[])[edges, Path.Combine(folder, "noeuds.csv"), folder])
        {
            var network = StreetImport.Read(source);
            network.Graph.Edges.ShouldBe(2);
            network.StreetAt(new(50.6301, 3.0605)).ShouldBe("Rue du Four, à chaux");
            network.Route(new(50.63, 3.06), new(50.631, 3.061)).Line.ShouldContain(new GeoPoint(50.6301, 3.0605));
        }
    }

    [Theory]
    [InlineData("residential,R,yes,,,,1,highway", true)]
    [InlineData("residential,R,yes,,30,,1,highway", true)]
    [InlineData("residential,R,yes,,50,,1,highway", false)]
    [InlineData("primary,R,yes,,30,,1,highway", false)]
    public void One_way_streets_of_the_pair_are_open_both_ways_where_French_law_opens_them(string tags, bool both)
    {
        var network = StreetImport.Read(Pair(Edge(1, 2, "3.06,50.63 3.061,50.63", tags) + Edge(2, 3, "3.061,50.63 3.061,50.631") + Edge(3, 1, "3.061,50.631 3.06,50.63")));
        (network.Graph.Back[0] != StreetGraph.Closed).ShouldBe(both);
    }

    [Theory]
    [InlineData("7,2,1,residential,,,,,,1,highway,9,\"3.06,50.63 3.061,50.63\"\n", "line 2", "node 7")]
    [InlineData("1,2,1,residential,,,,,,1,highway,9,\"3.06,50.63 oops,50.6 3.061,50.63\"\n", "line 2", "oops")]
    [InlineData("1,2,1,residential,,,,,,1,highway,9,\"3.06,50.63 3.061,50.63\n", "line 2", "quotation")]
    [InlineData("x,2,1,residential,,,,,,1,highway,9,\"3.06,50.63 3.061,50.63\"\n", "line 2", "“x”")]
    [InlineData("1,2,1\n", "line 2", "columns")]
    [InlineData("1,2,1,motorway,,,,,,1,highway,9,\"3.06,50.63 3.061,50.63\"\n", "aretes.csv", "no street a bike may ride")]
    public void A_wrong_line_is_named(string edges, string where, string what)
    {
        var error = Should.Throw<StreetImportException>(() => StreetImport.Read(Pair(edges)));
        error.Message.ShouldContain("aretes.csv");
        error.Message.ShouldContain(where);
        error.Message.ShouldContain(what);
    }

    [Fact]
    public void A_source_that_is_no_source_is_refused_and_the_target_stays()
    {
        var target = Put("streets", "before");
        foreach (var source in (string[])[Path.Combine(folder, "none.osm.pbf"), Put("torn.osm.pbf", "not a protobuf at all"), Put("plan.dwg", "?"), Put("empty.csv", "")])
            Should.Throw<StreetImportException>(() => StreetImport.Run(source, target, TextWriter.Null)).Message.ShouldContain(source);
        File.Delete(Path.Combine(folder, "noeuds.csv"));
        Should.Throw<StreetImportException>(() => StreetImport.Read(Put("aretes.csv", EdgesHeader))).Message.ShouldContain("noeuds.csv");
        File.ReadAllText(target).ShouldBe("before");
    }

    [Fact]
    public void A_torn_extract_is_refused_wherever_it_is_torn()
    {
        var source = Town.SharedOrShipped("routing/osm/monaco.osm.pbf");
        var whole = File.ReadAllBytes(source);
        foreach (var share in (double[])[0.1, 0.5, 0.9])
        {
            var torn = Path.Combine(folder, "torn" + Path.GetExtension(source));
            File.WriteAllBytes(torn, whole[..(int)(whole.Length * share)]);
            Should.Throw<StreetImportException>(() => StreetImport.Read(torn)).Message.ShouldContain(torn);
        }
    }

    [Fact]
    public void Hand_written_streets_say_which_line_is_wrong()
    {
        Should.Throw<StreetImportException>(() => StreetImport.Read(Put("a.csv", "streets;1\npoint;a;50.6;3\nstreet;Rue;highway=residential;a b\n"))).Message.ShouldContain("line 3");
        Should.Throw<StreetImportException>(() => StreetImport.Read(Put("a.csv", "streets;1\npoint;a;fifty;3\n"))).Message.ShouldContain("line 2");
    }

    [Fact]
    public void The_village_is_one_network_from_Wazemmes_to_Fives()
    {
        var target = Path.Combine(folder, "village");
        var told = new StringWriter();
        StreetImport.Run(Town.Shipped("village-streets.csv"), target, told);
        told.ToString().ShouldContain("checked against plain Dijkstra");
        var streets = new LiveStreets();
        streets.Replace(target);
        var (wazemmes, fives, vieuxLille, moulins) = (new GeoPoint(50.6263, 3.0497), new GeoPoint(50.6368, 3.0859), new GeoPoint(50.6405, 3.0625), new GeoPoint(50.6226, 3.0668));
        GeoPoint[] places = [wazemmes, fives, vieuxLille, moulins];
        streets.Matrix(places, places).HasEstimates.ShouldBeFalse();
        streets.Route(wazemmes, fives).Metres.ShouldBeInRange(2800, 5000);
        streets.StreetAt(vieuxLille).ShouldBe("Rue de la Monnaie");
        var graph = streets.Route(moulins, vieuxLille);
        graph.Line[0].ShouldBe(moulins);
        graph.Line[^1].ShouldBe(vieuxLille);
    }

    [Fact]
    public void Every_address_of_the_village_stands_beside_its_streets()
    {
        var village = Town.Village();
        var lines = File.ReadAllLines(Town.Shipped("village-addresses.csv"));
        var header = lines[0].Split(';');
        var (lon, lat, street) = (Array.IndexOf(header, "lon"), Array.IndexOf(header, "lat"), Array.IndexOf(header, "nom_voie"));
        lines.Length.ShouldBeGreaterThan(300);
        foreach (var cells in lines.Skip(1).Select(l => l.Split(';')))
        {
            village.Find(new(double.Parse(cells[lat], System.Globalization.CultureInfo.InvariantCulture), double.Parse(cells[lon], System.Globalization.CultureInfo.InvariantCulture))).Snap.Metres.ShouldBeLessThan(60);
            village.Graph.Names.ShouldContain(cells[street]);
        }
    }
}
