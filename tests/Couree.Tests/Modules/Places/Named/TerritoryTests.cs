using Couree.Kernel;
using Couree.Modules.Places.Addresses;
using Couree.Modules.Places.Import;
using Couree.Modules.Places.Streets;
using Couree.Tests.Modules.Places.Addresses;
using Couree.Web;

namespace Couree.Tests.Modules.Places.Named;

/// <summary>One command for a whole territory, and places that people call by their name.</summary>
public sealed class TerritoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("couree-territory-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private (HouseOptions House, int Code, string Said) Import(string what, string file)
    {
        var house = new HouseOptions { DataFolder = Path.Combine(_folder, "data") };
        var (output, errors) = (new StringWriter(), new StringWriter());
        return (house, ImportCommands.Run(what, file, house, output, errors), output.ToString() + errors);
    }

    private string Territory()
    {
        var folder = Path.Combine(_folder, "lille");
        foreach (var inside in new[] { "reseau", "adresses", "poi" }) Directory.CreateDirectory(Path.Combine(folder, inside));
        File.Copy(Path.Combine(SharedData.Root(), "src/Couree/Seeds/village-streets.csv"), Path.Combine(folder, "reseau/rues.csv"));
        File.WriteAllText(Path.Combine(folder, "adresses/ban.csv"), SmallTown.Csv);
        File.WriteAllText(Path.Combine(folder, "poi/lieux.csv"), "\uFEFFname;type;city;latitude;longitude\nGare Lille-Flandres;station;Lille;50.6365;3.0700\nLe Nemrod;cafe;LILLE;50.6241;3.0952\n;cafe;Lille;50.6;3.1\nFanny Banach;memorial;Lille;50.63;3.05\n");
        File.WriteAllText(Path.Combine(folder, "poi/ecoles.csv"), "nom,adresse,code_postal,commune,lon,lat\nÉcole Sophie Germain,1 rue X,59000,Lille,3.0600,50.6300\n");
        File.WriteAllText(Path.Combine(folder, "poi/profil.csv"), "jour,heure,departs\n1,2,3\n");
        File.WriteAllText(Path.Combine(folder, "SOURCES.md"), "# sources");
        return folder;
    }

    private static AddressBook Book(HouseOptions house)
    {
        var book = new AddressBook();
        book.Load(ImportedFiles.Addresses(house));
        if (File.Exists(ImportedFiles.Places(house))) book.LoadPlaces(ImportedFiles.Places(house));
        return book;
    }

    [Fact]
    public void One_command_takes_the_streets_the_addresses_and_the_places_of_a_folder()
    {
        var (house, code, said) = Import("territory", Territory());
        code.ShouldBe(0, said);
        said.ShouldContain("3 places imported of 5 rows, 2 rows passed over");
        StreetFile.Read(ImportedFiles.Streets(house)).Graph.Edges.ShouldBeGreaterThan(100);
        var book = Book(house);
        book.Best("gare lille flandres")!.Label.ShouldBe("Gare Lille-Flandres, 59000 Lille");
        book.Best("ecole sophie germain")!.Point.ShouldBe(new GeoPoint(50.63, 3.06));
        book.Best("le nemrod lille")!.Label.ShouldStartWith("Le Nemrod, ");
        book.Best("fanny banach").ShouldBeNull();
    }

    [Fact]
    public void Places_never_stand_in_front_of_the_address_that_was_typed()
    {
        var (house, _, _) = Import("territory", Territory());
        var (with, without) = (Book(house), SmallTown.Book());
        foreach (var street in SmallTown.StreetNames) with.Best(street + " Lille")?.Label.ShouldBe(without.Best(street + " Lille")?.Label, street);
        foreach (var asked in SmallTown.Queries()) with.Best(asked.Query, asked.Near)?.Label.ShouldBe(without.Best(asked.Query, asked.Near)?.Label, asked.Query);
    }

    [Fact]
    public void A_file_or_folder_without_anything_known_says_so_and_changes_nothing()
    {
        var (_, code, said) = Import("places", Path.Combine(Territory(), "poi/profil.csv"));
        (code, said.Contains("names no places"), said.Contains("Nothing was imported")).ShouldBe((1, true, true));
        Directory.CreateDirectory(Path.Combine(_folder, "empty"));
        Import("territory", Path.Combine(_folder, "empty")).Code.ShouldBe(1);
        Import("territory", Path.Combine(_folder, "nowhere")).Code.ShouldBe(1);
        Directory.Exists(Path.Combine(_folder, "data")).ShouldBeFalse();
    }

    [Theory, OnBothEngines]
    public async Task A_place_is_typed_where_an_address_is_asked_for_without_a_restart(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var house = (HouseOptions)couree.Services.GetService(typeof(HouseOptions))!;
        (await couree.Browser().GetStringAsync("/places/addresses/suggest?q=gare+lille+fl")).ShouldNotContain("Flandres");
        ImportCommands.Run("places", Path.Combine(Territory(), "poi"), house, TextWriter.Null, TextWriter.Null).ShouldBe(0);
        ((ImportedFiles)couree.Services.GetService(typeof(ImportedFiles))!).ReloadAddresses().ShouldBeTrue();
        (await couree.Browser().GetStringAsync("/places/addresses/suggest?q=gare+lille+fl")).ShouldContain("Gare Lille-Flandres");
    }
}
