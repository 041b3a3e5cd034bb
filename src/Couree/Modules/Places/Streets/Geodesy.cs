namespace Couree.Modules.Places.Streets;

/// <summary>Lengths on a sphere that is flat over one street. Coordinates are degrees × 10⁷, as OpenStreetMap stores them.</summary>
static class Geodesy
{
    public const double MetresPerDegree = 111_195.08;
    public const double Unit = 1e7;
    public const double MetresPerUnit = MetresPerDegree / Unit;

    /// <summary>How much shorter a degree of longitude is than one of latitude.</summary>
    public static double Shrink(double latitude) => Math.Max(0.01, Math.Cos(latitude * Math.PI / 180));

    public static double Metres(int latA, int lonA, int latB, int lonB)
    {
        var y = (double)latB - latA;
        var x = ((double)lonB - lonA) * Shrink((latA + (double)latB) / 2 / Unit);
        return Math.Sqrt(x * x + y * y) * MetresPerUnit;
    }

    public static int ToUnits(double degrees) => (int)Math.Round(degrees * Unit);
}
