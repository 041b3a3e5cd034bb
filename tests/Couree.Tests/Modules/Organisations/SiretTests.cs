using Couree.Modules.Organisations;

namespace Couree.Tests.Modules.Organisations;

public sealed class SiretTests
{
    [Theory]
    [InlineData("732 829 320 00074", "73282932000074")]
    [InlineData("73282932000074", "73282932000074")]
    [InlineData("356 000 000 00001", "35600000000001")]
    public void A_true_number_is_read_however_it_is_spaced(string typed, string digits) => Siret.Read(typed).ShouldBe(digits);

    [Theory]
    [InlineData("73282932000075")]
    [InlineData("7328293200007")]
    [InlineData("00000000000000")]
    [InlineData("7328293200007A")]
    [InlineData("")]
    public void A_wrong_number_is_not_read(string typed) => Siret.Read(typed).ShouldBeNull();

    [Fact]
    public void Changing_any_one_digit_breaks_it()
    {
        const string right = "73282932000074";
        for (var place = 0; place < 14; place++)
            for (var digit = '0'; digit <= '9'; digit++)
                if (right[place] != digit) Siret.Read(right[..place] + digit + right[(place + 1)..]).ShouldBeNull();
    }

    [Theory]
    [InlineData("L’Épi commun", "l-epi-commun")]
    [InlineData("  La Boîte à prêter !", "la-boite-a-preter")]
    [InlineData("Œuvre & Cœur", "uvre-c-ur")]
    [InlineData("???", "")]
    public void A_name_becomes_an_address(string name, string slug) => Slugs.Of(name).ShouldBe(slug);
}
