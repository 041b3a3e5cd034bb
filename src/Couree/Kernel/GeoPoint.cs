namespace Couree.Kernel;

/// <summary>A place on Earth in degrees (WGS84).</summary>
public readonly record struct GeoPoint(double Lat, double Lon)
{
    private const double EarthMetres = 6_371_008.8;

    /// <summary>Great-circle distance in metres (haversine on the mean radius).</summary>
    public double MetresTo(GeoPoint other)
    {
        var dLat = double.DegreesToRadians(other.Lat - Lat);
        var dLon = double.DegreesToRadians(other.Lon - Lon);
        var h = Math.Pow(Math.Sin(dLat / 2), 2)
            + Math.Cos(double.DegreesToRadians(Lat)) * Math.Cos(double.DegreesToRadians(other.Lat)) * Math.Pow(Math.Sin(dLon / 2), 2);
        return 2 * EarthMetres * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    public bool IsOnEarth => Lat is >= -90 and <= 90 && Lon is >= -180 and <= 180;
}
