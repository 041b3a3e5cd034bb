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
/// <param name="Aboard">the longest seconds a run may still be on a bike; null: as long as it takes</param>
internal sealed record PlanTerms(decimal EvennessMinutes, IReadOnlyDictionary<PersonId, (decimal Points, int Minutes)> Loads, Func<Run, decimal> Hardship, Func<Run, long?> Aboard)
{
    public const int PatienceSeconds = 600;
    public const int PerSecond = 10;
    private const int MoveSeconds = 120, OvertimeMost = 1800;

    /// <summary>Who has just begun has not carried nothing in no time: less than half an hour counts as half an hour.</summary>
    private const int LeastMinutes = 30;

    /// <summary>A promise broken costs as much as four times riding it off; a round that ends late, six times.</summary>
    private const int LatePerSecond = 4 * PerSecond, OvertimePerSecond = 6 * PerSecond;

    /// <summary>
    /// With h tenths over m minutes the load of H = h/10 points over S = m/60 hours costs λ·H²/S = 0.6·λ·h²/m. Passing a point across a gap of
    /// one point an hour then gains 2λ, so λ is half the minutes' worth: 0.6 × ½ × 60 × 10 = 180 a minute.
    /// </summary>
    public int Fairness => (int)Math.Round(180 * EvennessMinutes);

    public PlanTerms Cheapest => this with { EvennessMinutes = 0 };

    /// <summary>No stop is too late to be served as long as anybody rides: the wall is the end of the last shift, what comes before it has a price.</summary>
    public static Leeway Lateness(long windowUntil, long lastEnd) => new(Math.Max(0, lastEnd + OvertimeMost - windowUntil), LatePerSecond);

    /// <summary>
    /// More than planning a run could ever cost: every stop as late as can be, every bike in overtime on the longest ways, all runs in other hands
    /// and all hardship on one. So nothing waits because it would be late, or because it is nobody's turn.
    /// </summary>
    public long LeftOut(IReadOnlyCollection<Run> runs, IReadOnlyList<BikeNow> bikes, long longestWay, long lateMost)
    {
        var (stops, hardship) = (runs.Sum(r => r.Stops.Count), (double)runs.Sum(Tenths));
        var uneven = Fairness * bikes.Max(b => hardship * (hardship + 2 * SoFar(b.Courier)) / Share(b.Courier));
        var most = 1 + (double)lateMost * LatePerSecond + (double)bikes.Count * OvertimeMost * OvertimePerSecond
            + (double)longestWay * PerSecond * (stops + bikes.Count) + (double)runs.Count * MoveSeconds * PerSecond + uneven;
        // A tenth of the most the solver takes: what somebody has counts ten times as much.
        return (long)Math.Min(most, 100_000_000_000);
    }

    public Vehicle On(Vehicle vehicle, PersonId courier) =>
        vehicle with { CostPerSecond = PerSecond, Overtime = new Leeway(OvertimeMost, OvertimePerSecond), HardshipSoFar = SoFar(courier), HardshipShare = Share(courier) };

    public Shipment On(Shipment shipment, Run run, int? holder, long leftOut) => shipment with
    {
        UnplannedCost = run.Courier is null ? leftOut : 10 * leftOut,
        Keep = holder is { } vehicle ? new Kept(vehicle, MoveSeconds * PerSecond) : null,
        // What waits for a human's word stays where it is meanwhile.
        OnlyVehicles = run.NeedsHuman is not null && holder is { } own ? [own] : null,
        Hardship = Tenths(run),
    };

    private int Tenths(Run run) => (int)Math.Round(Hardship(run) * 10);
    private long SoFar(PersonId courier) => (long)Math.Round(Loads.GetValueOrDefault(courier).Points * 10);
    private int Share(PersonId courier) => Math.Max(LeastMinutes, Loads.GetValueOrDefault(courier).Minutes);
}
