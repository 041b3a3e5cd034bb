using Couree.Kernel;
using Couree.Modules.Places;

namespace Couree.Modules.Delivery;

/// <summary>The shortest way through all pick-ups and then all drops: what a run is priced and timed by.</summary>
internal static class RidePath
{
    /// <summary>Exact up to seven doors, the nearest next one beyond.</summary>
    public static (int Metres, int Seconds, bool IsEstimate) Of(IReadOnlyList<GeoPoint> pickups, IReadOnlyList<GeoPoint> drops, ITravel travel)
    {
        List<GeoPoint> points = [.. pickups, .. drops];
        var ways = travel.Matrix(points, points);
        var best = points.Count <= 7 ? Exact(ways, pickups.Count, points.Count) : Nearest(ways, pickups.Count, points.Count);
        return (best.Metres, best.Seconds, ways.HasEstimates);
    }

    private static (int Metres, int Seconds) Exact(TravelMatrix ways, int pickups, int count)
    {
        var best = (Metres: int.MaxValue, Seconds: int.MaxValue);
        Walk(-1, 0, 0, 0);
        return best;

        void Walk(int at, int visited, int metres, int seconds)
        {
            if (seconds >= best.Seconds) return;
            if (System.Numerics.BitOperations.PopCount((uint)visited) == count)
            {
                best = (metres, seconds);
                return;
            }
            var allPicked = (visited & ((1 << pickups) - 1)) == (1 << pickups) - 1;
            for (var next = allPicked ? pickups : 0; next < (allPicked ? count : pickups); next++)
                if ((visited & (1 << next)) == 0)
                    Walk(next, visited | (1 << next), metres + (at < 0 ? 0 : ways.Metres[at * count + next]), seconds + (at < 0 ? 0 : ways.Seconds[at * count + next]));
        }
    }

    private static (int Metres, int Seconds) Nearest(TravelMatrix ways, int pickups, int count)
    {
        var left = Enumerable.Range(1, count - 1).ToList();
        var (at, metres, seconds) = (0, 0, 0);
        while (left.Count > 0)
        {
            var next = left.Where(i => i < pickups || left.All(j => j >= pickups)).MinBy(i => ways.Seconds[at * count + i]);
            metres += ways.Metres[at * count + next];
            seconds += ways.Seconds[at * count + next];
            left.Remove(next);
            at = next;
        }
        return (metres, seconds);
    }
}
