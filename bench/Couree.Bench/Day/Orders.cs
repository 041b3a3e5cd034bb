using RouteSolver;

namespace Couree.Bench.Day;

/// <summary>A day's orders: when, by the traffic of the town; what, by the hour; from where to where, by what it is.</summary>
internal static class Orders
{
    private const int FirstHour = 8, LastHour = 21;
    private const long Hour = 3600, Announced = 45 * 60;

    public static List<Run> Of(Lille town, int count, Random dice)
    {
        var total = town.HourWeights[FirstHour..(LastHour + 1)].Sum();
        var moments = Enumerable.Range(0, count).Select(_ => Moment(town, dice, dice.NextDouble() * total)).Order().ToList();
        return [.. moments.Select((at, number) => One(town, number, at, dice))];
    }

    private static long Moment(Lille town, Random dice, double drawn)
    {
        var hour = FirstHour;
        while (hour < LastHour && (drawn -= town.HourWeights[hour]) > 0) hour++;
        return hour * Hour + dice.Next(60) * 60;
    }

    private static Run One(Lille town, int number, long at, Random dice)
    {
        var kind = What((int)(at / Hour), dice.Next(100));
        var from = kind == Kind.Meal ? Pick(town.Kitchens, dice) : Pick(town.Shops, dice);
        var to = Near(town, from, kind == Kind.Meal ? 420 : 720, dice);
        var trailer = kind == Kind.Parcel && dice.Next(12) == 0;
        var (ready, opens) = kind switch
        {
            Kind.Meal => (at + 60 * dice.Next(12, 28), 0L),
            Kind.Groceries => (at + 20 * 60, Quarter(at + 60 * dice.Next(40, 150))),
            _ => (at + 10 * 60, Quarter(at + 60 * dice.Next(30, 120))),
        };
        if (kind == Kind.Meal) opens = ready + 5 * 60;
        var grams = kind switch { Kind.Meal => dice.Next(800, 4_000), Kind.Groceries => dice.Next(5_000, 18_000), _ => trailer ? dice.Next(50_000, 90_000) : dice.Next(500, 15_000) };
        var floors = dice.Next(5);
        var metres = town.Ways.Metres(from, to);
        var night = at >= 20 * Hour ? 20 : 0;
        return new Run(number, kind, from, to, at, ready, new Window(opens, opens + Announced), grams, Math.Max(5, grams / 250), floors,
            kind == Kind.Meal ? 60 * dice.Next(25, 31) : null, metres / 100 + (int)(metres / 1000.0 * grams / 1000) + floors * 3 + night, trailer);
    }

    private static Kind What(int hour, int percent)
    {
        var (meal, groceries) = hour switch { < 10 => (5, 20), 10 => (15, 35), <= 13 => (75, 10), <= 16 => (10, 45), 17 => (30, 35), _ => (80, 15) };
        return percent < meal ? Kind.Meal : percent < meal + groceries ? Kind.Groceries : Kind.Parcel;
    }

    /// <summary>A customer within so many seconds by bike.</summary>
    private static int Near(Lille town, int from, int seconds, Random dice)
    {
        for (var tries = 0; tries < 200; tries++)
            if (Pick(town.Customers, dice) is var to && town.Ways.Seconds(from, to) is var ride && ride > 0 && ride <= seconds) return to;
        return Pick(town.Customers, dice);
    }

    private static int Pick(int[] places, Random dice) => places[dice.Next(places.Length)];
    private static long Quarter(long at) => (at + 899) / 900 * 900;
}
