using Couree.Kernel;
using RouteSolver;

namespace Couree.Modules.Delivery.Plan;

/// <summary>
/// What a proposal holds dear, as prices of the route solver. The unit is a tenth of a second of riding; hardship counts in tenths of a
/// point, and is divided by minutes worked. A run must not change hands for less than <see cref="MoveSeconds"/>.
/// </summary>
/// <param name="EvennessMinutes">what passing one point from someone who carries one point an hour more is worth; 0: nobody looks</param>
/// <param name="Loads">points carried so far and minutes worked, by courier</param>
/// <param name="Hardship">points of a run, ridden by itself</param>
internal sealed record PlanTerms(decimal EvennessMinutes, IReadOnlyDictionary<PersonId, (decimal Points, int Minutes)> Loads, Func<Run, decimal> Hardship)
{
    public const int PatienceSeconds = 600;
    public const int PerSecond = 10;
    private const int MoveSeconds = 120;

    /// <summary>A promise broken costs as much as four times riding it off; a round that ends late, six times.</summary>
    public static readonly Leeway Lateness = new(86_400, 4 * PerSecond);
    private static readonly Leeway Overtime = new(1800, 6 * PerSecond);

    /// <summary>A run left waiting costs more than any lateness; one that somebody has, ten times that.</summary>
    private const long Waiting = 5_000_000, Held = 50_000_000;

    /// <summary>
    /// With h tenths over m minutes the load of H = h/10 points over S = m/60 hours costs λ·H²/S = 0.6·λ·h²/m. Passing a point across a gap of
    /// one point an hour then gains 2λ, so λ is half the minutes' worth: 0.6 × ½ × 60 × 10 = 180 a minute.
    /// </summary>
    public int Fairness => (int)Math.Round(180 * EvennessMinutes);

    public PlanTerms Cheapest => this with { EvennessMinutes = 0 };

    public Vehicle On(Vehicle vehicle, PersonId courier)
    {
        var (points, minutes) = Loads.GetValueOrDefault(courier);
        return vehicle with { CostPerSecond = PerSecond, Overtime = Overtime, HardshipSoFar = (long)Math.Round(points * 10), HardshipShare = Math.Max(1, minutes) };
    }

    public Shipment On(Shipment shipment, Run run, int? holder) => shipment with
    {
        UnplannedCost = run.Courier is null ? Waiting : Held,
        Keep = holder is { } vehicle ? new Kept(vehicle, MoveSeconds * PerSecond) : null,
        // What waits for a human's word stays where it is meanwhile.
        OnlyVehicles = run.NeedsHuman is not null && holder is { } own ? [own] : null,
        Hardship = (int)Math.Round(Hardship(run) * 10),
    };
}
