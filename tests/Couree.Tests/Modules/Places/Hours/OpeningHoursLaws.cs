using System.Text.Json;
using Couree.Modules.Places.Hours;
using CsCheck;

namespace Couree.Tests.Modules.Places.Hours;

/// <summary>What holds for any hours at any moment; moments are drawn around the clock changes as often as elsewhere.</summary>
public sealed class OpeningHoursLaws
{
    static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
    static readonly DateTime Spring = new(2026, 3, 29, 1, 0, 0, DateTimeKind.Utc), Autumn = new(2026, 10, 25, 1, 0, 0, DateTimeKind.Utc);

    static readonly Gen<DailySpan> Span = Gen.Select(Gen.Int[0, 95], Gen.Int[1, 96], (from, length) => new DailySpan(from * 15, (from + length) * 15));
    static readonly Gen<(DayOfWeek, DailySpan)[]> Week = Gen.Select(Gen.Int[0, 6].Select(day => (DayOfWeek)day), Span).Array[0, 12];
    static readonly Gen<HolidayRule> Holidays = Gen.OneOf(
        Gen.Const(HolidayRule.AsUsual), Gen.Const(HolidayRule.Closed), Span.Array[0, 2].Select(spans => HolidayRule.Special(spans)));
    static readonly Gen<DateOnly> Day = Gen.OneOf(
        Gen.Int[0, 364].Select(day => new DateOnly(2026, 1, 1).AddDays(day)), Gen.Const(new DateOnly(2026, 3, 29)), Gen.Const(new DateOnly(2026, 10, 25)));
    static readonly Gen<DatedHours> Dated = Gen.Select(Day, Gen.Int[0, 20], Span.Array[0, 2], Gen.String[0, 8],
        (day, length, spans, reason) => new DatedHours(day, day.AddDays(length), spans, reason));
    static readonly Gen<OpeningHours> Hours = Gen.Select(Week, Holidays, Dated.Array[0, 3], (week, holidays, dated) => new OpeningHours(week, holidays, dated));
    static readonly Gen<DateTime> Moment = Gen.OneOf(
        Gen.Int[0, 525_000].Select(minute => new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(minute)),
        Gen.Int[-300, 300].Select(minute => Spring.AddMinutes(minute)), Gen.Int[-300, 300].Select(minute => Autumn.AddMinutes(minute)));

    [Fact]
    public void What_is_written_is_read_back_the_same() => Hours.Sample(hours =>
    {
        OpeningHoursText.Parse(OpeningHoursText.Format(hours)).ShouldBe(hours);
        JsonSerializer.Deserialize<OpeningHours>(JsonSerializer.Serialize(hours)).ShouldBe(hours);
    });

    [Fact]
    public void It_is_open_exactly_within_its_open_periods() => Gen.Select(Hours, Moment).Sample((hours, at) =>
    {
        var periods = hours.OpenPeriods(at.AddDays(-3), at.AddDays(3), Paris);
        hours.IsOpen(at, Paris).ShouldBe(periods.Any(period => period.FromAt <= at && at < period.ToAt));
    });

    [Fact]
    public void Periods_are_in_order_and_never_touch() => Gen.Select(Hours, Moment).Sample((hours, at) =>
    {
        var periods = hours.OpenPeriods(at, at.AddDays(20), Paris);
        periods.ShouldAllBe(period => period.FromAt < period.ToAt && period.FromAt >= at && period.ToAt <= at.AddDays(20));
        foreach (var (before, after) in periods.Zip(periods.Skip(1))) before.ToAt.ShouldBeLessThan(after.FromAt);
    });

    [Fact]
    public void The_next_opening_is_open_and_nothing_is_open_before() => Gen.Select(Hours, Moment).Sample((hours, at) =>
    {
        var next = hours.NextOpening(at, Paris);
        if (next is not { } opening)
        {
            hours.OpenPeriods(at, at.AddDays(400), Paris).ShouldBeEmpty();
            return;
        }
        hours.IsOpen(opening, Paris).ShouldBeTrue();
        if (opening > at) hours.OpenPeriods(at, opening, Paris).ShouldBeEmpty();
    });

    [Fact]
    public void The_next_closing_is_closed_and_nothing_is_closed_before() => Gen.Select(Hours, Moment).Sample((hours, at) =>
    {
        if (hours.NextClosing(at, Paris) is not { } closing) return;
        hours.IsOpen(closing, Paris).ShouldBeFalse();
        if (closing > at) hours.OpenPeriods(at, closing, Paris).ShouldBe([new OpenPeriod(at, closing)]);
    });

    [Fact]
    public void Whoever_comes_when_the_wall_clock_shows_an_opening_hour_finds_the_door_open() => Gen.Select(Hours, Moment).Sample((hours, at) =>
    {
        var wall = TimeZoneInfo.ConvertTimeFromUtc(at, Paris);
        bool Promised(int back)
        {
            var day = DateOnly.FromDateTime(wall).AddDays(-back);
            var minute = (wall - day.ToDateTime(TimeOnly.MinValue)).TotalMinutes;
            return hours.On(day).Spans.Any(span => span.From <= minute && minute < span.To);
        }
        var promised = Promised(0) || Promised(1) || Promised(2);
        if (promised) hours.IsOpen(at, Paris).ShouldBeTrue();
        // Away from the doubled hour the converse holds too.
        else if (Math.Abs((at - Autumn).TotalHours) > 1) hours.IsOpen(at, Paris).ShouldBeFalse();
    });
}
