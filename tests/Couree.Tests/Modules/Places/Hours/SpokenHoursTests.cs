using Couree.Modules.Places.Hours;

namespace Couree.Tests.Modules.Places.Hours;

public sealed class SpokenHoursTests
{
    [Theory]
    [InlineData("Lundi au vendredi : 9h-12h30 et 14h-19h\nSamedi : 9h-13h\nFermé les jours fériés", "Mo-Fr 09:00-12:30,14:00-19:00; Sa 09:00-13:00; PH off")]
    [InlineData("lu-ve 9h-12h30, 14h-19h ; sa 9h-13h ; fériés fermé", "Mo-Fr 09:00-12:30,14:00-19:00; Sa 09:00-13:00; PH off")]
    [InlineData("du mardi au samedi de 10 h à 19 h", "Tu-Sa 10:00-19:00")]
    [InlineData("Tous les jours 8h–20h, fermé le dimanche", "Mo-Sa 08:00-20:00")]
    [InlineData("quand il fait beau", null)]
    [InlineData("tous les jours 8h – 20h ; fermé le dimanche", "Mo-Sa 08:00-20:00")]
    [InlineData("lun. et jeu. 9h30 - 18h15", "Mo 09:30-18:15; Th 09:30-18:15")]
    [InlineData("ve, sa 18h-2h; 2026-08-01..2026-08-16 fermé \"congés et travaux\"", "Fr,Sa 18:00-02:00; 2026-08-01..2026-08-16 off \"congés et travaux\"")]
    [InlineData("Mo-Fr 09:00-12:30,14:00-19:00; PH off", "Mo-Fr 09:00-12:30,14:00-19:00; PH off")]
    public void A_grocer_writes_hours_as_on_the_door(string written, string? notation)
    {
        var read = OpeningHoursText.TryParse(SpokenHours.ToNotation(written), out var hours, out _);
        read.ShouldBe(notation is not null);
        if (notation is not null) OpeningHoursText.Format(hours).ShouldBe(notation);
    }

    [Theory]
    [InlineData("Mo-Fr 09:00-12:30,14:00-19:00; Sa 09:00-13:00; PH off", "lu-ve 9h-12h30, 14h-19h; sa 9h-13h; fériés fermé")]
    [InlineData("We 15:00-19:00; 2026-08-01..2026-08-16 off \"off season\"", "me 15h-19h; 2026-08-01..2026-08-16 fermé \"off season\"")]
    public void What_is_said_in_French_is_read_back_as_the_same(string notation, string said)
    {
        SpokenHours.From(notation, "fr").ShouldBe(said);
        OpeningHoursText.Format(OpeningHoursText.Parse(SpokenHours.ToNotation(said))).ShouldBe(notation);
        SpokenHours.From(notation, "en").ShouldBe(notation);
    }
}
