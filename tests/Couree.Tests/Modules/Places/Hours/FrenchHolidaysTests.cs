using Couree.Modules.Places.Hours;

namespace Couree.Tests.Modules.Places.Hours;

public sealed class FrenchHolidaysTests
{
    [Theory]
    [InlineData(1943, "1943-04-25")] // the latest Easter can be
    [InlineData(1818, "1818-03-22")] // the earliest
    [InlineData(2000, "2000-04-23")]
    [InlineData(2024, "2024-03-31")]
    [InlineData(2025, "2025-04-20")]
    [InlineData(2026, "2026-04-05")]
    [InlineData(2027, "2027-03-28")]
    [InlineData(2038, "2038-04-25")]
    public void Easter_falls_where_the_almanac_says(int year, string expected) =>
        FrenchHolidays.Easter(year).ShouldBe(DateOnly.Parse(expected));

    [Fact]
    public void The_eleven_holidays_of_2026_are_those_of_the_labour_code() =>
        FrenchHolidays.Of(2026).Select(holiday => $"{holiday.Day:MM-dd} {holiday.Key}").ShouldBe(
        [
            "01-01 new_year", "04-06 easter_monday", "05-01 labour_day", "05-08 victory_1945", "05-14 ascension", "05-25 whit_monday",
            "07-14 national_day", "08-15 assumption", "11-01 all_saints", "11-11 armistice_1918", "12-25 christmas",
        ]);

    [Fact]
    public void Every_year_has_eleven_and_the_movable_ones_keep_their_weekday()
    {
        for (var year = 1900; year <= 2200; year++)
        {
            var all = FrenchHolidays.Of(year);
            all.Count.ShouldBe(11);
            all.Single(holiday => holiday.Key == "easter_monday").Day.DayOfWeek.ShouldBe(DayOfWeek.Monday);
            all.Single(holiday => holiday.Key == "ascension").Day.DayOfWeek.ShouldBe(DayOfWeek.Thursday);
            all.Single(holiday => holiday.Key == "whit_monday").Day.DayOfWeek.ShouldBe(DayOfWeek.Monday);
        }
    }
}
