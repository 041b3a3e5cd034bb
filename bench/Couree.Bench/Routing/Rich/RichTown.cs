using RouteSolver;

namespace Couree.Bench.Routing.Rich;

/// <summary>What the problem asks for beside hard windows and loads.</summary>
internal enum Riches { Plain, DoorsAndLateness, AboardAndBreaks }

/// <summary>One invented town, asked for in three ways: ten bikes of 60 kg, a day of twelve hours, windows of two hours.</summary>
internal static class RichTown
{
    private const int Bikes = 10, Shops = 12;
    private const long Day = 12 * 3600, Window = 7200, Handling = 60;

    public static Problem Of(int shipments, Riches riches, int seed)
    {
        var dice = new Random(seed * 31 + shipments);
        var places = 1 + Shops + shipments;
        var at = Enumerable.Range(0, places).Select(_ => (X: dice.Next(5000), Y: dice.Next(5000))).ToArray();
        var builder = new ProblemBuilder(new TravelMatrix(places, Seconds(at)), dimensions: 1);
        for (var v = 0; v < Bikes; v++)
            builder.AddVehicle(new Vehicle
            {
                Start = 0, End = 0, Shift = new Window(0, Day), Capacity = [60_000],
                Breaks = riches == Riches.AboardAndBreaks ? [new Break(new Window(4 * 3600 + v % 3 * 1800, 7 * 3600), 2700)] : [],
            });
        for (var s = 0; s < shipments; s++)
        {
            var (ready, grams) = ((long)dice.Next((int)(Day - 3 * 3600)), dice.Next(1_000, 9_000));
            builder.AddShipment(new Shipment
            {
                Pickups = [Door(1 + dice.Next(Shops), ready, grams, riches)],
                Deliveries = [Door(1 + Shops + s, ready + 900, grams, riches)],
                LongestOnBoard = riches == Riches.AboardAndBreaks ? 2700 : null,
            });
        }
        return builder.Build();
    }

    private static Stop Door(int place, long from, int grams, Riches riches) => new()
    {
        Location = place, Load = [grams], Windows = [new Window(from, from + Window)],
        ServiceSeconds = riches == Riches.Plain ? 2 * Handling : Handling, DoorSeconds = riches == Riches.Plain ? 0 : Handling,
        Lateness = riches == Riches.Plain ? null : new Leeway(3600, 2),
    };

    /// <summary>Straight × 1.35 at 15 km/h.</summary>
    private static int[] Seconds((int X, int Y)[] at)
    {
        var seconds = new int[at.Length * at.Length];
        for (var i = 0; i < seconds.Length; i++)
        {
            var (from, to) = (at[i / at.Length], at[i % at.Length]);
            seconds[i] = (int)Math.Ceiling(Math.Sqrt(Math.Pow(from.X - to.X, 2) + Math.Pow(from.Y - to.Y, 2)) * 1.35 / (15 / 3.6));
        }
        return seconds;
    }
}
