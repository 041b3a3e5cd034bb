using Couree.Bench.Drawing;

namespace Couree.Bench.Day;

internal static class DayDrawing
{
    public static string Draw(IReadOnlyList<(IPolicy Policy, Replay Day)> days, IReadOnlyList<Run> runs, int couriers)
    {
        List<(double, double)> orders = [.. runs.CountBy(run => run.OrderedAt / 3600).OrderBy(hour => hour.Key).Select(hour => (hour.Key + 0.5, (double)hour.Value))];
        var across = (8.0, days.Max(one => Math.Max(one.Day.Open.Max(hour => hour.Hour), one.Day.Tally.ByHour().Max(hour => hour.Hour + 1.0))));
        return Chart.Draw("A day in Lille", $"{runs.Count} runs, {couriers} couriers, the same orders, streets and traffic for each policy",
        [
            new("Load: orders in the hour (columns) and runs open at the full hour", "hour of the day",
                [new Series("orders", Palette.Quiet, orders, Bars: true), .. Lines(day => day.Open.Select(hour => ((double)hour.Hour, (double)hour.Runs)))], Across: across),
            new("Mean lateness of the runs whose window ends in that hour, minutes", "hour of the day",
                [.. Lines(day => day.Tally.ByHour().Select(hour => (hour.Hour + 0.5, hour.MinutesLate)))], Across: across),
        ]);

        IEnumerable<Series> Lines(Func<Replay, IEnumerable<(double, double)>> points) =>
            days.Select((one, i) => new Series(one.Policy.Name, Palette.Lines[i], [.. points(one.Day)]));
    }
}
