using System.IO.Compression;
using Couree.Modules.Places.Addresses;

namespace Couree.Tests.Modules.Places.Addresses;

public sealed class AddressFileTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("couree-addresses-test");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void The_national_file_is_read_plain_and_gzipped_and_both_give_the_same_book()
    {
        File.WriteAllText(In("ban.csv"), "\uFEFF" + SmallTown.Csv);
        using (var zipped = new StreamWriter(new GZipStream(File.Create(In("ban.csv.gz")), CompressionLevel.Fastest))) zipped.Write(SmallTown.Csv);
        var import = AddressFile.Import(In("ban.csv"), In("one.bin"));
        AddressFile.Import(In("ban.csv.gz"), In("two.bin"));
        (import.Rows, import.Imported, import.Skipped).ShouldBe((34 * 37, 34 * 37, 0));
        File.ReadAllBytes(In("one.bin")).ShouldBe(File.ReadAllBytes(In("two.bin")));
        Directory.GetFiles(folder.FullName, "*.new").ShouldBeEmpty();
        var book = new AddressBook();
        book.Load(In("one.bin"));
        book.Best("12 bis rue d'arras")!.Label.ShouldBe("12 bis Rue d'Arras, 59000 Lille");
    }

    [Fact]
    public void A_typed_list_is_tidied_up()
    {
        var book = new AddressBook();
        book.Replace(AddressFile.Read(new StringReader(
            """
            requete,numero,voie,code_postal,commune,lon,lat,fichier
            x,303,Rue du Château,2200,Billy-sur-Aisne,3.385649,49.353834,f
            x,31 ,B RUE ROGER SALENGRO,62160,Bully-les-Mines,2.7252499,50.4451575,f
            x,,Maison des Platanes 30 rue des Platanes,62000,Arras,2.7857336,50.2757883,f
            "299, rue Saint-Sulpice CS 50539 59505 Douai Cedex",299,rue Saint-Sulpice CS,50539,Douai,3.0865902,50.3772569,f
            x,63 ,"-65, boulevard Clocheville",62200,Boulogne-sur-Mer,1.6,50.72,f
            x,13 ter,boulevard Robert-Schuman,62000,Arras,2.770892,50.297085,f
            """)).Index);
        book.Best("303 rue du chateau 02200")!.Postcode.ShouldBe("02200");
        book.Best("31 b rue roger salengro")!.Label.ShouldBe("31B Rue Roger Salengro, 62160 Bully-les-Mines");
        book.Best("30 rue des platanes arras")!.Label.ShouldBe("30 rue des Platanes, 62000 Arras");
        book.Best("299 rue saint sulpice")!.Label.ShouldBe("299 rue Saint-Sulpice, 59505 Douai");
        book.Best("63 bd clocheville")!.Label.ShouldBe("63 boulevard Clocheville, 62200 Boulogne-sur-Mer");
        book.Best("13ter bd robert schuman")!.Number.ShouldBe("13 ter");
    }

    [Fact]
    public void One_bad_row_in_a_hundred_is_skipped_and_named()
    {
        var lines = SmallTown.Csv.Split('\n').ToList();
        lines[4] = lines[4].Replace(";3.0", ";east");
        var import = AddressFile.Read(new StringReader(string.Join('\n', lines)));
        (import.Skipped, import.Imported).ShouldBe((1, 34 * 37 - 1));
        var problem = import.Problems.ShouldHaveSingleItem();
        (problem.Row, problem.Column).ShouldBe((5, "lon"));
        problem.ToString().ShouldContain("degrees");
    }

    [Fact]
    public void More_than_one_in_a_hundred_and_nothing_is_imported()
    {
        File.WriteAllText(In("good.csv"), SmallTown.Csv);
        AddressFile.Import(In("good.csv"), In("book.bin"));
        var before = File.ReadAllBytes(In("book.bin"));
        File.WriteAllText(In("bad.csv"), SmallTown.Csv.Replace(";59800;", ";Lille;"));
        var error = Should.Throw<AddressFileError>(() => AddressFile.Import(In("bad.csv"), In("book.bin")));
        error.Message.ShouldContain("Nothing was imported");
        error.Problems.Count.ShouldBe(20);
        error.Problems[0].Column.ShouldBe("code_postal");
        File.ReadAllBytes(In("book.bin")).ShouldBe(before);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("a;b;c\n1;2;3\n", "no column \"numero\"")]
    [InlineData("numero;nom_voie;code_postal;nom_commune;lon;lat\n", "No row")]
    public void A_file_that_is_none_says_why(string text, string why) =>
        Should.Throw<AddressFileError>(() => AddressFile.Read(new StringReader(text))).Message.ShouldContain(why);

    [Fact]
    public void A_damaged_or_foreign_index_is_refused_and_the_former_stays()
    {
        File.WriteAllText(In("ban.csv"), SmallTown.Csv);
        AddressFile.Import(In("ban.csv"), In("book.bin"));
        var good = File.ReadAllBytes(In("book.bin"));
        var book = SmallTown.Book();
        var random = new Random(3);
        for (var i = 0; i < 200; i++)
        {
            var bad = good.ToArray();
            bad[random.Next(bad.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(In("bad.bin"), bad);
            Should.Throw<InvalidDataException>(() => book.Load(In("bad.bin")));
        }
        foreach (var length in new[] { 0, 3, 50, good.Length / 2, good.Length - 1 })
        {
            File.WriteAllBytes(In("bad.bin"), good[..length]);
            Should.Throw<InvalidDataException>(() => book.Load(In("bad.bin")));
        }
        book.Best("12 rue de paris lille").ShouldNotBeNull();
    }

    string In(string name) => Path.Combine(folder.FullName, name);
}
