using Couree.Modules.Delivery;
using Couree.Modules.Places;

namespace Couree.Modules.Market.Slots;

/// <summary>
/// When goods can be ready: windows on a regular grid, wholly inside an opening, that begin no sooner than the preparation allows.
/// Preparation happens while the shop is open: it starts now, or when the shop opens.
/// </summary>
internal static class ReadyWindows
{
    public static IEnumerable<Period> Of(IEnumerable<Period> open, DateTime now, int preparationMinutes, int windowMinutes)
    {
        var width = TimeSpan.FromMinutes(windowMinutes);
        foreach (var period in open)
        {
            var begun = period.FromAt > now ? period.FromAt : now;
            for (var from = OnGrid(begun.AddMinutes(preparationMinutes), width); from + width <= period.UntilAt; from += width)
                yield return new Period(from, from + width);
        }
    }

    private static DateTime OnGrid(DateTime at, TimeSpan width)
    {
        var over = at.Ticks % width.Ticks;
        return over == 0 ? at : at.AddTicks(width.Ticks - over);
    }

    /// <summary>
    /// The shop window that serves a delivery window best: the last one ready when it begins, else the first from which the way is still short enough.
    /// The couriers fetch while the shop is open: what is ready before it closes at noon is no promise for the evening.
    /// </summary>
    /// <param name="open">the shop's openings</param>
    public static Period? For(DeliveryWindow delivery, IReadOnlyList<Period> ready, IReadOnlyList<Period> open)
    {
        Period? best = null;
        foreach (var window in ready.OrderBy(w => w.FromAt).Where(w => w.FromAt <= delivery.Leaves.UntilAt && ClosesAt(w, open) >= delivery.Leaves.FromAt))
            if (best is null || window.FromAt <= delivery.Window.FromAt) best = window;
        return best;
    }

    /// <summary>Until when what is ready in this window can be fetched.</summary>
    public static DateTime ClosesAt(Period ready, IReadOnlyList<Period> open) =>
        open.Where(o => o.FromAt <= ready.FromAt && ready.FromAt < o.UntilAt).Select(o => o.UntilAt).DefaultIfEmpty(ready.UntilAt).Max();
}
