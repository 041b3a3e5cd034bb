using Couree.Kernel;
using Couree.Modules.Places;

namespace Couree.Tests.Modules.Delivery;

/// <summary>A straight street: a degree of longitude is a kilometre, a kilometre a minute.</summary>
internal sealed class OneStreet : ITravel
{
    public Leg Route(GeoPoint from, GeoPoint to) => new((int)(Math.Abs(from.Lon - to.Lon) * 60), (int)(Math.Abs(from.Lon - to.Lon) * 1000), [from, to], false);

    public TravelMatrix Matrix(IReadOnlyList<GeoPoint> from, IReadOnlyList<GeoPoint> to) => new(from.Count, to.Count,
        [.. from.SelectMany(a => to.Select(b => Route(a, b).Seconds))], [.. from.SelectMany(a => to.Select(b => Route(a, b).Metres))], false);
}
