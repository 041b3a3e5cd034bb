using Couree.Kernel;
using Couree.Modules.Places.Streets.Search;

namespace Couree.Modules.Places.Streets;

/// <summary>A point as the network sees it, and what is ridden or pushed from its door to another's.</summary>
readonly record struct Door(GeoPoint Point, Snap Snap)
{
    const double EstimateKmh = 15, EstimateDetour = 1.4;

    /// <summary>The whole cost from door to door, given the cost between their places on the network.</summary>
    public (long Cost, bool IsEstimate) To(in Door other, long onNetwork)
    {
        if (onNetwork >= Cost.Unreachable)
        {
            var metres = Point.MetresTo(other.Point) * EstimateDetour;
            return (Travel(metres, EstimateKmh), true);
        }
        if (IsNextTo(other)) return (Travel(Point.MetresTo(other.Point), Snap.PushKmh), false);
        return (onNetwork + Snap.Access + other.Snap.Access, false);
    }

    /// <summary>Two doors of one courtyard: nearer to each other than to the street.</summary>
    public bool IsNextTo(in Door other)
    {
        var access = Snap.Metres + other.Snap.Metres;
        return Math.Abs(Point.Lat - other.Point.Lat) * Geodesy.MetresPerDegree <= access && Point.MetresTo(other.Point) <= access;
    }

    static long Travel(double metres, double kmh) =>
        Cost.Of((int)Math.Round(Math.Min(metres, 1e8) * 36 / kmh), (int)Math.Round(Math.Min(metres, 1e8) * 10));
}
