namespace RouteSolver.Tests;

/// <summary>What a town may ask for beyond the plain rules: prices, breaks, overtime, announced windows, pins, stacks, goods apart, fairness.</summary>
internal sealed partial class World
{
    private void Wish(Random dice)
    {
        Fairness = dice.Next(3) * dice.Next(5);
        for (var v = 0; v < Vehicles.Count; v++) Vehicles[v] = Wished(dice, Vehicles[v]);
        for (var s = 0; s < Shipments.Count; s++) Shipments[s] = Wished(dice, Shipments[s]);
    }

    private static Vehicle Wished(Random dice, Vehicle vehicle) => vehicle with
    {
        FixedCost = dice.Next(2) * dice.Next(500),
        CostPerSecond = dice.Next(4),
        CostPerMetre = dice.Next(3),
        Overtime = dice.Next(3) == 0 ? new Leeway(dice.Next(100), dice.Next(5)) : null,
        Breaks = Breaks(dice),
        HardshipSoFar = dice.Next(20),
        HardshipShare = dice.Next(1, 9),
    };

    private static List<Break> Breaks(Random dice)
    {
        var breaks = new List<Break>();
        var opens = dice.Next(0, 120);
        for (var b = dice.Next(3) == 0 ? dice.Next(1, 4) : 0; b > 0; b--)
        {
            var rest = new Break(new Window(opens, opens + dice.Next(0, 60)), dice.Next(0, 40));
            if (breaks.Count > 0) rest = rest with { Window = rest.Window with { To = Math.Max(rest.Window.To, breaks[^1].Window.To + breaks[^1].Seconds) } };
            breaks.Add(rest);
            opens += dice.Next(0, 90);
        }
        return breaks;
    }

    private Shipment Wished(Random dice, Shipment shipment) => shipment with
    {
        Pickups = [.. shipment.Pickups.Select(stop => Wished(dice, stop))],
        Deliveries = [.. shipment.Deliveries.Select(stop => Wished(dice, stop))],
        Priority = dice.Next(3),
        UnplannedCost = dice.Next(3) == 0 ? dice.Next(5000) : null,
        OnlyVehicles = dice.Next(8) == 0 ? [dice.Next(Vehicles.Count)] : null,
        Keep = dice.Next(3) == 0 ? new Kept(dice.Next(Vehicles.Count), dice.Next(200)) : null,
        LastInFirstOut = dice.Next(5) == 0,
        Goods = new GoodsSet((ulong)dice.Next(8)),
        NotWith = dice.Next(5) == 0 ? new GoodsSet(1UL << dice.Next(3)) : GoodsSet.None,
        Hardship = dice.Next(10),
    };

    private static Stop Wished(Random dice, Stop stop) => stop with
    {
        Lateness = dice.Next(3) == 0 ? new Leeway(dice.Next(60), dice.Next(5)) : null,
    };
}
