namespace RouteSolver.Tests.Search;

/// <summary>Two or three bikes in a hilly town of a few doors: up costs more than down, and no way round is quicker.</summary>
internal static class PlainTown
{
    public static ProblemBuilder Of(Random dice, int shipments, bool several)
    {
        var (size, dimensions) = (dice.Next(3, 8), dice.Next(0, 3));
        var builder = new ProblemBuilder(Hills(dice, size), dimensions) { Fairness = dice.Next(3) };
        var (bikes, dear) = (dice.Next(2, 4), dice.Next(4) == 0);
        for (var v = 0; v < bikes; v++)
            builder.AddVehicle(new Vehicle
            {
                Start = dice.Next(4) == 0 ? null : dice.Next(size), End = dice.Next(2) == 0 ? null : dice.Next(size),
                Shift = new Window(dice.Next(20), dice.Next(100, 500)), Capacity = [.. Enumerable.Range(0, dimensions).Select(_ => dice.Next(2, 8))],
                SpeedPercent = dice.Next(3) == 0 ? dice.Next(60, 140) : 100, CostPerSecond = dice.Next(1, 4), CostPerMetre = dice.Next(3),
                FixedCost = dear ? 1_000_000 : dice.Next(40), HardshipSoFar = dice.Next(10), HardshipShare = dice.Next(1, 4),
                Skills = dice.Next(3) == 0 ? SkillSet.None : SkillSet.Of(1),
            });
        for (var s = 0; s < shipments; s++) builder.AddShipment(Any(dice, size, dimensions, bikes, several, canBeAboard: s == 0));
        return builder;
    }

    private static TravelMatrix Hills(Random dice, int size)
    {
        var (seconds, metres, doors) = (new int[size * size], new int[size * size], new (int X, int Y, int Height)[size]);
        for (var i = 0; i < size; i++) doors[i] = (dice.Next(30), dice.Next(30), dice.Next(20));
        for (var i = 0; i < seconds.Length; i++)
        {
            var (from, to) = (doors[i / size], doors[i % size]);
            (seconds[i], metres[i]) = (Math.Abs(from.X - to.X) + Math.Abs(from.Y - to.Y) + Math.Max(0, to.Height - from.Height), 4 * Math.Max(Math.Abs(from.X - to.X), Math.Abs(from.Y - to.Y)));
        }
        return new TravelMatrix(size, seconds, metres);
    }

    private static Shipment Any(Random dice, int size, int dimensions, int bikes, bool several, bool canBeAboard)
    {
        int[] load = [.. Enumerable.Range(0, dimensions).Select(_ => dice.Next(3))];
        int[] twice = [.. load.Select(amount => 2 * amount)];
        Stop At(int[] amounts)
        {
            var opens = dice.Next(200);
            return new Stop { Location = dice.Next(size), Load = amounts, ServiceSeconds = dice.Next(6), Windows = dice.Next(2) == 0 ? [] : [new Window(opens, opens + dice.Next(20, 200))] };
        }
        var shipment = dice.Next(several ? 10 : 8) switch
        {
            0 => new Shipment { Deliveries = [At(load)] },
            1 => new Shipment { Pickups = [At(load)] },
            2 when canBeAboard => new Shipment { Deliveries = [At(load)], OnBoard = new OnBoard(dice.Next(bikes), 0) },
            8 => new Shipment { Pickups = [At(load), At(load)], Deliveries = [At(twice)] },
            9 => new Shipment { Pickups = [At(twice)], Deliveries = [At(load), At(load)] },
            _ => new Shipment { Pickups = [At(load)], Deliveries = [At(load)] },
        };
        return shipment with
        {
            Hardship = dice.Next(6), Keep = dice.Next(3) == 0 ? new Kept(dice.Next(bikes), dice.Next(60)) : null,
            Skills = dice.Next(6) == 0 ? SkillSet.Of(1) : SkillSet.None, OnlyVehicles = dice.Next(6) == 0 ? [dice.Next(bikes)] : null,
            UnplannedCost = dice.Next(4) == 0 ? dice.Next(300) : null,
        };
    }
}
