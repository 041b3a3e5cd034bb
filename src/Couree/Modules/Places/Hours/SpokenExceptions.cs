using Couree.Web;

namespace Couree.Modules.Places.Hours;

/// <summary>Closures and special days, as a note on the door says them: "Fermé du 1 août au 16 août : congés".</summary>
internal static class SpokenExceptions
{
    public static IReadOnlyList<string> Of(OpeningHours hours, DateOnly from, DateOnly until, string language) =>
        [.. hours.Exceptions.Where(e => e.To >= from && e.From <= until).OrderBy(e => e.From).ThenBy(e => e.To).Select(e => Say(e, from.Year, language))];

    private static string Say(DatedHours dated, int year, string language)
    {
        string Day(DateOnly day) => day.ToString(day.Year == year ? "d MMMM" : "d MMMM yyyy", Words.Culture(language));
        var facts = new { from = Day(dated.From), to = Day(dated.To), hours = SpokenHours.From(OpeningHoursText.Spans(dated.Spans), language) };
        var what = Words.SayIn(language, (dated.IsClosed, dated.From == dated.To) switch
        {
            (true, true) => "places.closed.day",
            (true, false) => "places.closed.days",
            (false, true) => "places.special.day",
            (false, false) => "places.special.days",
        }, facts);
        return dated.Reason is { } reason ? Words.SayIn(language, dated.IsClosed ? "places.closed.because" : "places.special.because", new { what, reason }) : what;
    }
}
