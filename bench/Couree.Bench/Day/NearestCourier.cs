namespace Couree.Bench.Day;

/// <summary>Each order goes, when it comes, to whoever could be at its pickup first after all they have; nothing is reordered.</summary>
internal sealed class NearestCourier : IPolicy
{
    public string Name => "nearest courier takes it";

    public void Plan(Replay day, long now)
    {
        foreach (var run in day.Waiting)
        {
            var able = day.Couriers.Where(courier => courier.HasTrailer || !run.NeedsTrailer).ToList();
            var chosen = able.MinBy(courier =>
            {
                var (place, at) = courier.EndOfList(now);
                var there = Math.Max(at + day.Town.Ways.Seconds(place, run.From), run.ReadyAt);
                var back = there + day.Town.Ways.Seconds(run.From, run.To);
                return (back > courier.Shift.To, there, courier.Number);
            })!;
            chosen.Take([.. chosen.List, new Visit(run, true), new Visit(run, false)], now);
        }
        day.Waiting.Clear();
    }
}
