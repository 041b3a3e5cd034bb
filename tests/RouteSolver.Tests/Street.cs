namespace RouteSolver.Tests;

/// <summary>A straight street with doors numbered from 0, one minute and 100 metres apart: problems whose answers one can count on fingers.</summary>
internal static class Street
{
    public static readonly Window AllDay = new(0, 100_000);

    public static TravelMatrix Of(int doors)
    {
        var seconds = new int[doors * doors];
        var metres = new int[doors * doors];
        for (var i = 0; i < seconds.Length; i++)
        {
            var apart = Math.Abs(i / doors - i % doors);
            (seconds[i], metres[i]) = (apart * 60, apart * 100);
        }
        return new TravelMatrix(doors, seconds, metres);
    }

    public static Vehicle Bike(int start = 0, params int[] capacity) => new() { Start = start, Shift = AllDay, Capacity = capacity };

    public static Stop At(int door, params int[] load) => new() { Location = door, Load = load };

    public static Shipment Carry(Stop pickup, Stop delivery) => new() { Pickups = [pickup], Deliveries = [delivery] };

    public static Stop Between(this Stop stop, long from, long to) => stop with { Windows = [.. stop.Windows, new Window(from, to)] };
}
