namespace Couree.Kernel;

/// <summary>A place on Earth, WGS 84 decimal degrees.</summary>
public readonly record struct GeoPoint(double Lat, double Lon)
{
    const double EarthRadius = 6_371_008.8;

    /// <summary>Great-circle distance in metres (haversine, mean Earth radius).</summary>
    public double MetresTo(GeoPoint other)
    {
        double dLat = double.DegreesToRadians(other.Lat - Lat), dLon = double.DegreesToRadians(other.Lon - Lon);
        var h = Math.Pow(Math.Sin(dLat / 2), 2)
            + Math.Cos(double.DegreesToRadians(Lat)) * Math.Cos(double.DegreesToRadians(other.Lat)) * Math.Pow(Math.Sin(dLon / 2), 2);
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }
}
