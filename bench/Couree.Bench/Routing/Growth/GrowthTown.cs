using RouteSolver;

namespace Couree.Bench.Routing.Growth;

/// <summary>An invented town with so many stops: half pickups at shops in the middle, half deliveries at doors in its quarters; a working day,
/// windows of two hours, bikes of 60 kg. Ways are straight lines × 1.35 at 15 km/h.</summary>
internal static class GrowthTown
{
    private const double MetresPerDegree = 111_195, Lat = 50.63, Lon = 3.06, Detour = 1.35, MetresPerSecond = 15 / 3.6;
    private const long Day = 10 * 3600, Window = 7200;

    public static Problem Of(int tasks, int seed)
    {
        var dice = new Random(seed * 31 + tasks);
        var requests = tasks / 2;
        var shops = Math.Max(5, requests / 40);
        var radius = 1000 + 40 * Math.Sqrt(tasks);
        var quarters = Enumerable.Range(0, Math.Max(4, tasks / 200)).Select(_ => Around(dice, (Lat, Lon), radius)).ToArray();
        var doors = new (double Lat, double Lon)[1 + shops + requests];
        doors[0] = (Lat, Lon);
        for (var d = 1; d < doors.Length; d++)
            doors[d] = d <= shops ? Around(dice, (Lat, Lon), radius / 3) : Around(dice, quarters[dice.Next(quarters.Length)], 350);
        var builder = new ProblemBuilder(new TravelMatrix(doors.Length, Seconds(doors)), dimensions: 1);
        for (var v = 0; v < Math.Max(4, requests / 8); v++)
            builder.AddVehicle(new Vehicle { Start = 0, End = 0, Shift = new Window(0, Day), Capacity = [60_000], FixedCost = 3600 });
        for (var r = 0; r < requests; r++)
        {
            var (ready, grams) = ((long)dice.Next((int)(Day - 2 * Window)), dice.Next(1_000, 12_000));
            builder.AddShipment(new Shipment
            {
                Pickups = [Stop(1 + dice.Next(shops), ready, grams)],
                Deliveries = [Stop(1 + shops + r, ready + 1200, grams)],
            });
        }
        return builder.Build();
    }

    private static Stop Stop(int door, long from, int grams) =>
        new() { Location = door, Windows = [new Window(from, from + Window)], Load = [grams], ServiceSeconds = 60, DoorSeconds = 60 };

    private static int[] Seconds((double Lat, double Lon)[] doors)
    {
        var shrink = Math.Cos(Lat * Math.PI / 180);
        var seconds = new int[doors.Length * doors.Length];
        for (var i = 0; i < doors.Length; i++)
            for (var j = 0; j < i; j++)
            {
                var (y, x) = (doors[i].Lat - doors[j].Lat, (doors[i].Lon - doors[j].Lon) * shrink);
                seconds[i * doors.Length + j] = seconds[j * doors.Length + i] =
                    (int)Math.Ceiling(Math.Sqrt(x * x + y * y) * MetresPerDegree * Detour / MetresPerSecond);
            }
        return seconds;
    }

    /// <summary>A normal cloud with this spread in metres.</summary>
    private static (double Lat, double Lon) Around(Random dice, (double Lat, double Lon) centre, double metres)
    {
        var (far, angle) = (metres * Math.Sqrt(-2 * Math.Log(1 - dice.NextDouble())), 2 * Math.PI * dice.NextDouble());
        return (centre.Lat + far * Math.Sin(angle) / MetresPerDegree, centre.Lon + far * Math.Cos(angle) / MetresPerDegree / Math.Cos(Lat * Math.PI / 180));
    }
}
