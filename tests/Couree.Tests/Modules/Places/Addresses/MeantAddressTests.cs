using Couree.Modules.Places;

namespace Couree.Tests.Modules.Places.Addresses;

public sealed class MeantAddressTests
{
    static readonly IAddressBook Book = SmallTown.Book();

    [Theory]
    [InlineData("12 rue des Sarrazins, Lille")]
    [InlineData("1 rue de Paris, Marseille")]
    [InlineData("8 rue de Roubaix, Lille")]
    [InlineData("12 rue Sarrazin 59200 Tourcoing")]
    public void A_street_that_is_in_no_file_does_not_become_its_nearest_neighbour(string typed)
    {
        Book.Find(typed).ShouldBeNull();
    }

    [Theory]
    [InlineData("12 rue de pari, lille", "12 Rue de Paris, 59000 Lille")]
    [InlineData("20 r jean jaures lomme", "20 Rue Jean Jaurès, 59160 Lille")]
    [InlineData("4 avenue nationale tourcoing", "4 Rue Nationale, 59200 Tourcoing")]
    [InlineData("7 bd du gal leclerc 59100", "7 Boulevard du Général Leclerc, 59100 Roubaix")]
    public void A_slip_an_abbreviation_or_a_former_town_is_still_understood(string typed, string label) => Book.Find(typed)!.Label.ShouldBe(label);

    [Fact]
    public void The_door_stays_as_typed_when_only_the_street_is_known()
    {
        var found = Book.Find("214 rue de Paris, Lille")!;
        found.IsExact.ShouldBeFalse();
        found.Label.ShouldBe("214 Rue de Paris, 59000 Lille");
        Book.Find("rue du 19 mars 1962")!.Label.ShouldBe("Rue du 19 Mars 1962, 59260 Lille");
        Book.Search("214 rue de paris lille")[0].Label.ShouldBe("214 Rue de Paris, 59000 Lille");
    }
}
