using System.Collections.Concurrent;

namespace Couree.Modules.Places.Hours;

/// <summary>A French public holiday. <paramref name="Key"/> is a stable word such as <c>easter_monday</c>; pages translate it.</summary>
internal sealed record Holiday(DateOnly Day, string Key);

/// <summary>The eleven public holidays of metropolitan France (Code du travail, art. L3133-1).</summary>
internal static class FrenchHolidays
{
    static readonly ConcurrentDictionary<int, IReadOnlyList<Holiday>> Known = new();

    /// <summary>All eleven, in the order of the calendar. Two may share a day (Ascension and Labour Day in 2008).</summary>
    /// <param name="year">A Gregorian year, 1583 to 9998.</param>
    public static IReadOnlyList<Holiday> Of(int year) => Known.GetOrAdd(year, Compute);

    static IReadOnlyList<Holiday> Compute(int year)
    {
        var easter = Easter(year);
        Holiday[] all =
        [
            new(new(year, 1, 1), "new_year"),
            new(easter.AddDays(1), "easter_monday"),
            new(new(year, 5, 1), "labour_day"),
            new(new(year, 5, 8), "victory_1945"),
            new(easter.AddDays(39), "ascension"),
            new(easter.AddDays(50), "whit_monday"),
            new(new(year, 7, 14), "national_day"),
            new(new(year, 8, 15), "assumption"),
            new(new(year, 11, 1), "all_saints"),
            new(new(year, 11, 11), "armistice_1918"),
            new(new(year, 12, 25), "christmas"),
        ];
        return [.. all.OrderBy(holiday => holiday.Day)];
    }

    /// <summary>The holiday of that day, or null.</summary>
    public static Holiday? On(DateOnly day) => Of(day.Year).FirstOrDefault(holiday => holiday.Day == day);

    /// <summary>Easter Sunday by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8).</summary>
    public static DateOnly Easter(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1583);
        int golden = year % 19, century = year / 100, rest = year % 100;
        var correction = (century + 8) / 25;
        var epact = (19 * golden + century - century / 4 - (century - correction + 1) / 3 + 15) % 30;
        var weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
        var late = (golden + 11 * epact + 22 * weekday) / 451;
        var march = epact + weekday - 7 * late + 114;
        return new DateOnly(year, march / 31, march % 31 + 1);
    }
}
