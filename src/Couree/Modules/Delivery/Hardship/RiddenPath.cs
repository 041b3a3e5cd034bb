using Couree.Modules.Places;

namespace Couree.Modules.Delivery;

/// <summary>The way a round really went: its doors in the order in which they happened, the streets between them, and what was on the bike.</summary>
internal static class RiddenPath
{
    /// <param name="runs">the runs it carried</param>
    public static IReadOnlyList<Passage> Of(Round round, IReadOnlyCollection<Run> runs, ITravel travel)
    {
        var place = round.Order.Take(round.Begun).Select((id, i) => (id, i)).ToDictionary(x => x.id, x => x.i);
        var doors = (from run in runs
                     from stop in run.Stops
                     where stop.HappenedAtTheDoor && place.ContainsKey(stop.Id)
                     orderby place[stop.Id]
                     select (Run: run, Stop: stop)).ToList();
        var points = doors.Select(d => d.Stop.Point).Distinct().ToList();
        if (points.Count == 0) return [];
        var ways = travel.Matrix(points, points);
        var at = points.Select((p, i) => (p, i)).ToDictionary(x => x.p, x => x.i);
        var passages = new List<Passage>();
        var (before, grams) = (-1, 0L);
        foreach (var (run, stop) in doors)
        {
            var here = at[stop.Point];
            // The first door is where the day begins; one that no street reaches is ridden nowhere.
            var leg = before < 0 || before == here || ways.Seconds[before * points.Count + here] == int.MaxValue ? -1 : before * points.Count + here;
            passages.Add(new Passage(leg < 0 ? 0 : ways.Metres[leg], leg < 0 ? 0 : ways.Seconds[leg], grams, stop.StartedAt ?? stop.EndedAt!.Value, stop.Floors ?? 0, Late(stop)));
            grams = Math.Max(0, grams + Change(run, stop));
            before = here;
        }
        return passages;
    }

    private static long Late(Stop stop) => Math.Max(0, (long)((stop.StartedAt ?? stop.EndedAt!.Value) - stop.WindowUntilAt).TotalSeconds);

    /// <summary>Grams that come aboard or go; a run's weight is shared evenly among its doors of one kind.</summary>
    private static long Change(Run run, Stop stop)
    {
        if (stop.State == StopState.Failed) return 0;
        var share = run.Grams / run.Stops.Count(s => s.Kind == stop.Kind && s.State != StopState.Cancelled);
        return stop.Kind == StopKind.Pickup ? share : -share;
    }
}
