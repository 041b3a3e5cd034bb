using Couree.Kernel;

namespace Couree.Modules.Delivery;

/// <summary>What wears a courier out on a ride, counted and not yet weighed. Whole numbers that add up: two rides together are their sum.</summary>
/// <param name="GramMetres">load times way, on the bike</param>
/// <param name="AscentMetres">0 as long as the streets know no heights</param>
internal readonly record struct HardshipFacts(long Metres, long AscentMetres, long GramMetres, int Floors, int RainStops, int NightStops)
{
    public static HardshipFacts operator +(HardshipFacts a, HardshipFacts b) =>
        new(a.Metres + b.Metres, a.AscentMetres + b.AscentMetres, a.GramMetres + b.GramMetres, a.Floors + b.Floors, a.RainStops + b.RainStops, a.NightStops + b.NightStops);
}

/// <summary>
/// How much each of those counts, as data that a co-op adopts: points = a·km + b·ascent + c·kg·km + d·floors + e·rain + f·night. Night is
/// [NightFrom, NightUntil) on the territory's clock, across midnight where it must.
/// </summary>
/// <param name="EvennessMinutes">riding minutes that passing one point is worth, from someone who carries one point an hour more; what the fairest plan may cost</param>
internal sealed record HardshipWeights(decimal PerKm, decimal PerTenMetresUp, decimal PerTenKgKm, decimal PerFloor, decimal PerStopInRain, decimal PerStopAtNight,
    TimeOnly NightFrom, TimeOnly NightUntil, decimal EvennessMinutes)
{
    /// <summary>Where nobody has adopted anything yet: a kilometre is a point.</summary>
    public static readonly HardshipWeights First = new(1m, 0.5m, 0.5m, 0.5m, 0.5m, 0.5m, new TimeOnly(22, 0), new TimeOnly(6, 0), 2m);

    /// <summary>Linear, so that points of a day are the points of its rides.</summary>
    public decimal Points(HardshipFacts facts) =>
        PerKm * facts.Metres / 1000 + PerTenMetresUp * facts.AscentMetres / 10 + PerTenKgKm * facts.GramMetres / 10_000_000
        + PerFloor * facts.Floors + PerStopInRain * facts.RainStops + PerStopAtNight * facts.NightStops;

    public bool IsNight(TimeOnly hour) => NightFrom <= NightUntil ? NightFrom <= hour && hour < NightUntil : hour >= NightFrom || hour < NightUntil;

    /// <summary>Refused delivery.hardship_unsound: a weight below zero or beyond any sense, or nothing that counts at all.</summary>
    public void MustBeSound()
    {
        decimal[] weights = [PerKm, PerTenMetresUp, PerTenKgKm, PerFloor, PerStopInRain, PerStopAtNight];
        if (weights.Any(w => w is < 0 or > 100) || weights.All(w => w == 0) || EvennessMinutes is < 0 or > 60) throw new Refusal("delivery.hardship_unsound");
    }
}
