using System.Globalization;
using Couree.Modules.Places.Hours;

namespace Couree.Tests.Modules.Places.Hours;

public sealed class OpenTimesTests
{
    static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    const string Grocery = "Mo-Fr 09:00-12:30,14:00-19:00; Sa 09:00-13:00; PH off; " +
        "2026-08-01..2026-08-16 off \"summer\"; 2026-08-08 10:00-12:00 \"market day\"; 2026-11-11 15:00-17:00";

    [Theory]
    [InlineData("2026-06-15T07:00Z", true)] // Monday, 09:00 in Lille
    [InlineData("2026-06-15T06:59Z", false)]
    [InlineData("2026-06-15T10:29Z", true)]
    [InlineData("2026-06-15T10:30Z", false)] // the break
    [InlineData("2026-06-15T12:00Z", true)]
    [InlineData("2026-06-15T17:00Z", false)] // 19:00: closed to the minute
    [InlineData("2026-12-14T08:00Z", true)] // the same 09:00 in winter
    [InlineData("2026-06-20T10:00Z", true)] // Saturday
    [InlineData("2026-06-21T10:00Z", false)] // Sunday
    [InlineData("2026-07-14T08:00Z", false)] // a Tuesday, but the national day
    [InlineData("2026-08-03T08:00Z", false)] // summer holidays
    [InlineData("2026-08-08T08:30Z", true)] // a day inside them, listed later
    [InlineData("2026-08-17T08:00Z", true)]
    [InlineData("2026-11-11T14:30Z", true)] // an exceptional opening on a public holiday
    [InlineData("2026-11-11T09:00Z", false)]
    public void A_grocery_is_open_when_its_board_says_so(string at, bool open) => Of(Grocery).IsOpen(Utc(at), Paris).ShouldBe(open);

    [Theory]
    [InlineData("2026-06-15T10:30Z", "2026-06-15T12:00Z")] // after the break
    [InlineData("2026-06-15T08:00Z", "2026-06-15T08:00Z")] // open already
    [InlineData("2026-06-20T12:00Z", "2026-06-22T07:00Z")] // Saturday noon to Monday
    [InlineData("2026-07-31T18:00Z", "2026-08-08T08:00Z")] // over the first week of holidays
    [InlineData("2026-08-08T11:00Z", "2026-08-17T07:00Z")]
    [InlineData("2026-03-28T12:00Z", "2026-03-30T07:00Z")] // Saturday winter to Monday summer time
    [InlineData("2026-10-24T11:00Z", "2026-10-26T08:00Z")] // and back
    public void The_next_opening_steps_over_breaks_holidays_and_clock_changes(string at, string next) =>
        Of(Grocery).NextOpening(Utc(at), Paris).ShouldBe(Utc(next));

    [Fact]
    public void A_closed_place_never_opens_and_an_always_open_one_never_closes()
    {
        OpeningHours.Never.NextOpening(Utc("2026-06-15T10:30Z"), Paris).ShouldBeNull();
        OpeningHours.Never.NextClosing(Utc("2026-06-15T10:30Z"), Paris).ShouldBe(Utc("2026-06-15T10:30Z"));
        Of("24/7").NextClosing(Utc("2026-06-15T10:30Z"), Paris).ShouldBeNull();
        Of("2027-09-18 10:00-18:00 \"heritage day\"").NextOpening(Utc("2026-06-15T10:30Z"), Paris).ShouldBe(Utc("2027-09-18T08:00Z"));
    }

    [Theory]
    [InlineData("2026-06-19T23:59Z", true)] // Saturday 01:59, Friday's night
    [InlineData("2026-06-20T00:00Z", false)] // 02:00
    [InlineData("2026-06-19T16:00Z", true)]
    [InlineData("2026-06-18T23:00Z", false)] // Friday 01:00: Thursday is closed
    public void A_night_bar_closes_on_the_next_day(string at, bool open) => Of("Fr 18:00-02:00").IsOpen(Utc(at), Paris).ShouldBe(open);

    [Fact]
    public void A_closure_does_not_cut_the_night_that_started_before_it() =>
        Of("Fr,Sa 18:00-02:00; 2026-06-20 off").OpenPeriods(Utc("2026-06-19T00:00Z"), Utc("2026-06-22T00:00Z"), Paris)
            .ShouldBe([new OpenPeriod(Utc("2026-06-19T16:00Z"), Utc("2026-06-20T00:00Z"))]);

    // 29 March 2026: 02:00 becomes 03:00 at 01:00Z. 25 October 2026: 03:00 becomes 02:00 at 01:00Z.
    [Theory]
    [InlineData("Sa 22:00-02:30", "2026-03-28", "21:00>01:00")] // 02:30 does not exist: the change closes
    [InlineData("Sa 22:00-02:00", "2026-03-28", "21:00>01:00")]
    [InlineData("Sa 22:00-04:00", "2026-03-28", "21:00>02:00")] // an hour shorter
    [InlineData("Su 02:30-05:00", "2026-03-28", "01:00>03:00")]
    [InlineData("Su 02:10-02:40", "2026-03-28", "")] // wholly in the skipped hour
    [InlineData("Sa 22:00-02:30", "2026-10-24", "20:00>01:30")] // the second 02:30
    [InlineData("Sa 22:00-02:00", "2026-10-24", "20:00>00:00")] // the first 02:00: the doubled hour adds nothing
    [InlineData("Sa 22:00-03:00", "2026-10-24", "20:00>02:00")]
    [InlineData("Su 02:30-05:00", "2026-10-24", "00:30>04:00")] // the first 02:30
    [InlineData("Su 02:10-02:40", "2026-10-24", "00:10>01:40")]
    [InlineData("Sa 22:00-02:10; Su 02:40-05:00", "2026-10-24", "20:00>04:00")] // the break is within the doubled hour
    public void The_clock_change_keeps_the_promise_of_the_board(string hours, string day, string expected)
    {
        var noon = Utc(day + "T12:00Z");
        var periods = Of(hours).OpenPeriods(noon.AddDays(-1), noon.AddDays(1), Paris);
        string.Join(' ', periods.Select(period => $"{period.FromAt:HH:mm}>{period.ToAt:HH:mm}")).ShouldBe(expected);
    }

    [Fact]
    public void Today_tells_the_rule_and_the_next_change()
    {
        var closed = Of(Grocery).Today(Utc("2026-08-03T08:00Z"), Paris);
        closed.OpenNow.ShouldBeFalse();
        closed.Day.ShouldBe(new DateOnly(2026, 8, 3));
        closed.Rule.Exception!.Reason.ShouldBe("summer");
        closed.OpensAt.ShouldBe(Utc("2026-08-08T08:00Z"));
        var open = Of(Grocery).Today(Utc("2026-06-15T08:00Z"), Paris);
        open.OpenNow.ShouldBeTrue();
        open.ClosesAt.ShouldBe(Utc("2026-06-15T10:30Z"));
        open.Rule.Spans.ShouldBe([DailySpan.Of(new(9, 0), new(12, 30)), DailySpan.Of(new(14, 0), new(19, 0))]);
        Of(Grocery).Today(Utc("2026-07-14T08:00Z"), Paris).Rule.Holiday!.Key.ShouldBe("national_day");
    }

    static OpeningHours Of(string text) => OpeningHoursText.Parse(text);

    static DateTime Utc(string text) =>
        DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
}
