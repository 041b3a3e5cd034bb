using Couree.Kernel;
using Couree.Modules.Places;
using Couree.Modules.Places.Addresses;

namespace Couree.Tests.Modules.Places.Addresses;

public sealed class AddressBookTests
{
    static readonly AddressBook Book = SmallTown.Book();

    [Theory]
    [InlineData("12 rue de paris lille", "12 Rue de Paris, 59000 Lille")]
    [InlineData("12 RUE DE PARIS 59000 LILLE", "12 Rue de Paris, 59000 Lille")]
    [InlineData("12, r. de Paris, Lille", "12 Rue de Paris, 59000 Lille")]
    [InlineData("lille paris 12", "12 Rue de Paris, 59000 Lille")]
    [InlineData("5 bd de la liberte", "5 Boulevard de la Liberté, 59000 Lille")]
    [InlineData("5 blvd liberté lille", "5 Boulevard de la Liberté, 59000 Lille")]
    [InlineData("1 pl gal de gaulle", "1 Place du Général de Gaulle, 59000 Lille")]
    [InlineData("3 r st sauveur lille", "3 Rue Saint-Sauveur, 59000 Lille")]
    [InlineData("3 rue ste catherine", "3 Rue Sainte-Catherine, 59000 Lille")]
    [InlineData("8 fg de roubaix lille", "8 Rue du Faubourg de Roubaix, 59800 Lille")]
    [InlineData("8 av du peuple belge", "8 Avenue du Peuple Belge, 59800 Lille")]
    [InlineData("12bis rue d arras", "12 bis Rue d'Arras, 59000 Lille")]
    [InlineData("12 B rue d'Arras 59000", "12 bis Rue d'Arras, 59000 Lille")]
    [InlineData("12 ter rue d'Arras", "12 Rue d'Arras, 59000 Lille")]
    [InlineData("20 rue jean jaures lomme", "20 Rue Jean Jaurès, 59160 Lille")]
    [InlineData("19 rue du 19 mars 1962 hellemmes", "19 Rue du 19 Mars 1962, 59260 Lille")]
    [InlineData("rue du 19 mars 1962", "Rue du 19 Mars 1962, 59260 Lille")]
    [InlineData("2 passage des deux gares", "2 Passage des 2 Gares, 59100 Roubaix")]
    [InlineData("4 rue nationale tourcoing", "4 Rue Nationale, 59200 Tourcoing")]
    [InlineData("4 rue nationale 59000", "4 Rue Nationale, 59000 Lille")]
    [InlineData("9 rue de lille tourcoing", "9 Rue de Lille, 59200 Tourcoing")]
    [InlineData("9 rue de tourcoing 59100 roubaix", "9 Rue de Tourcoing, 59100 Roubaix")]
    [InlineData("9 rue de tourcoing roubaix", "9 Rue de Tourcoing, 59100 Roubaix")]
    [InlineData("6 grand place tourcoing", "6 Grand'Place, 59200 Tourcoing")]
    [InlineData("10 rue de l epeule", "10 Rue de l'Épeule, 59100 Roubaix")]
    [InlineData("10 mal foch st andre", "10 Rue du Maréchal Foch, 59350 Saint-André-lez-Lille")]
    [InlineData("3 allee des oeillets villeneuve d ascq", "3 Allée des Œillets, 59650 Villeneuve-d'Ascq")]
    [InlineData("3 allée des œillets", "3 Allée des Œillets, 59650 Villeneuve-d'Ascq")]
    [InlineData("cite 7 mazingarbe", "Cité 7, 62670 Mazingarbe")]
    [InlineData("2 cité 7 mazingarbe", "2 Cité 7, 62670 Mazingarbe")]
    [InlineData("32 avenue francois 1er", "32 Rue François 1er, 62152 Neufchâtel-Hardelot")]
    [InlineData("1 res dr schweitzer", "1 Résidence du Docteur Schweitzer, 59320 Haubourdin")]
    [InlineData("1 imp cdt charcot lambersart", "1 Impasse du Commandant Charcot, 59130 Lambersart")]
    [InlineData("1 ave pdt kennedy", "1 Avenue du Président Kennedy, 59130 Lambersart")]
    [InlineData("2 q de l'ouest", "2 Quai de l'Ouest, 59000 Lille")]
    [InlineData("2 sq dutilleul", "2 Square Dutilleul, 59000 Lille")]
    [InlineData("Maison des associations 27 rue d'Arras 59000 Lille cedex 3", "27 Rue d'Arras, 59000 Lille")]
    [InlineData("Pôle tertiaire, site de Lens 1 27, rue d'Arras 59000 Lille", "27 Rue d'Arras, 59000 Lille")]
    [InlineData("22 rue d'Arras BP 808 59000 LILLE CEDEX", "22 Rue d'Arras, 59000 Lille")]
    [InlineData("28/30 boulevard du general leclerc", "28 Boulevard du Général Leclerc, 59100 Roubaix")]
    [InlineData("7 ru natoinale lille", "7 Rue Nationale, 59000 Lille")]
    [InlineData("7 rue de l'hopitale militare", "7 Rue de l'Hôpital Militaire, 59000 Lille")]
    [InlineData("7 boulvard de la librté", "7 Boulevard de la Liberté, 59000 Lille")]
    [InlineData("11 rue sadi-carno", "11 Rue Sadi Carnot, 59350 Saint-André-lez-Lille")]
    [InlineData("7 esplan", "7 Façade de l'Esplanade, 59000 Lille")]
    [InlineData("7 rue de l'h", "7 Rue de l'Hôpital Militaire, 59000 Lille")]
    public void However_it_is_written_the_address_is_the_first_hit(string typed, string label) => Book.Best(typed)?.Label.ShouldBe(label);

    [Fact]
    public void Where_one_stands_decides_between_streets_of_the_same_name()
    {
        Book.Best("4 rue nationale", new GeoPoint(50.723, 3.159))!.City.ShouldBe("Tourcoing");
        Book.Best("4 rue nationale", new GeoPoint(50.635, 3.056))!.City.ShouldBe("Lille");
    }

    [Fact]
    public void A_missing_number_is_placed_between_its_neighbours_and_says_so()
    {
        var hit = Book.Best("14 rue de paris lille")!;
        hit.Precision.ShouldBe(AddressPrecision.Interpolated);
        hit.Number.ShouldBe("14");
        hit.Point.Lon.ShouldBe(3.0655 + 14 * 0.0001, 1e-6);
        hit.Point.Lat.ShouldBe(50.6345, 1e-6); // the even side
    }

    [Fact]
    public void Without_a_number_or_with_one_beyond_the_street_the_street_answers()
    {
        var (bare, beyond) = (Book.Best("rue de paris lille")!, Book.Best("999 rue de paris lille")!);
        (bare.Precision, bare.Number).ShouldBe((AddressPrecision.Street, null));
        (beyond.Precision, beyond.Number).ShouldBe((AddressPrecision.Street, null));
        bare.Point.MetresTo(new GeoPoint(50.6345, 3.0675)).ShouldBeLessThan(200);
    }

    [Fact]
    public void Nothing_is_found_for_nothing_and_nonsense()
    {
        foreach (var text in new[] { "", "   ", ",;", "xyzzy plugh", new string('é', 5_000) }) Book.Search(text, null, 5).ShouldBeEmpty();
        Book.Search("rue", null, 0).ShouldBeEmpty();
        new AddressBook().Search("rue de paris", null, 5).ShouldBeEmpty();
        new AddressBook().Reverse(new GeoPoint(50, 3)).ShouldBeNull();
    }

    [Fact]
    public void Every_letter_typed_keeps_the_street_in_sight_from_the_fourth_on()
    {
        const string Typed = "boulevard de la liberté";
        for (var letters = 4; letters <= Typed.Length; letters++)
            Book.Search(Typed[..letters], null, 6).ShouldContain(hit => hit.Street == "Boulevard de la Liberté", Typed[..letters]);
    }

    [Fact]
    public void A_point_finds_its_nearest_door_and_the_open_sea_none()
    {
        Book.Reverse(new GeoPoint(50.63451, 3.0655 + 0.0020))!.Label.ShouldBe("20 Rue de Paris, 59000 Lille");
        Book.Reverse(new GeoPoint(48, -30)).ShouldBeNull();
    }

    [Fact]
    public void The_nearest_is_the_nearest_of_all() => CsCheck.Check.Sample(
        CsCheck.Gen.Select(CsCheck.Gen.Double[50.61, 50.66], CsCheck.Gen.Double[3.03, 3.12]), (lat, lon) =>
        {
            var here = new GeoPoint(lat, lon);
            var nearest = Doors.Value.Min(door => here.MetresTo(door.Point));
            here.MetresTo(Book.Reverse(here)!.Point).ShouldBe(nearest, 0.5);
        });

    static readonly Lazy<List<AddressHit>> Doors = new(() =>
        [.. from street in SmallTown.Queries() from number in Enumerable.Range(1, 40)
            let door = Book.Best($"{number} {street.Street} {street.Postcode} {street.City}")
            where door.Precision == AddressPrecision.HouseNumber select door]);

    [Fact]
    public async Task The_book_is_replaced_while_others_read()
    {
        var book = SmallTown.Book();
        var (index, stop) = (AddressFile.Read(new StringReader(SmallTown.Csv)).Index, new CancellationTokenSource());
        // Two threads of their own, and no replacement before both have read: a busy machine must not make this pass or fail by itself.
        using var begun = new CountdownEvent(2);
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Factory.StartNew(() =>
        {
            var found = 0;
            while (!stop.IsCancellationRequested)
            {
                book.Best("12 rue de paris lille")!.Number.ShouldBe("12");
                if (found++ == 0) begun.Signal();
            }
            return found;
        }, TaskCreationOptions.LongRunning)).ToArray();
        begun.Wait(TimeSpan.FromSeconds(30)).ShouldBeTrue();
        for (var i = 0; i < 30; i++)
        {
            book.Replace(index);
            await Task.Delay(1);
        }
        await stop.CancelAsync();
        (await Task.WhenAll(readers)).ShouldAllBe(found => found > 1);
    }

    [Fact]
    public void Other_rooms_see_the_contract()
    {
        IAddressBook contract = Book;
        contract.Find("12 rue de paris lille").ShouldBe(new FoundAddress("12 Rue de Paris, 59000 Lille", "59000", "Lille", new GeoPoint(50.6345, 3.0667), true));
        contract.Find("14 rue de paris lille")!.IsExact.ShouldBeFalse();
        contract.Search("rue nationale", limit: 2).Count.ShouldBe(2);
    }
}
