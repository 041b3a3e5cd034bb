using System.Runtime.CompilerServices;

namespace RouteSolver;

public sealed partial class Problem
{
    private readonly long[] _latenessMost, _latenessCost, _leaving;
    private readonly long _dearestStep;

    /// <summary>No way costs more on any vehicle: its most seconds and its most metres, at the dearest rates.</summary>
    internal long DearestWay => _dearestStep;

    /// <summary>What the plan costs more while this shipment is not in it: its own <see cref="Shipment.UnplannedCost"/>, or
    /// (priority + 1) × (10 × the dearest way + the dearest fixed cost + 1), where the dearest way is the matrix' most seconds
    /// and most metres at a vehicle's rates.</summary>
    public long CostOfLeavingOut(int shipment) => _leaving[shipment];

    /// <summary>Seconds beyond the last window that this stop bears at a price.</summary>
    internal long LatenessMost(int stop) => _latenessMost[stop];

    /// <summary>What being so late costs; beyond what is allowed (a violation) it costs no more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal long LatenessCost(int stop, long late) => Math.Min(late, _latenessMost[stop]) * _latenessCost[stop];

    /// <summary>What unevenness costs for a vehicle with these hardship points on its route.</summary>
    internal long FairnessCost(int vehicle, long hardship)
    {
        if (Fairness == 0) return 0;
        var bike = Vehicles[vehicle];
        var points = bike.HardshipSoFar + hardship;
        return Fairness * points * points / bike.HardshipShare;
    }

    /// <summary>What this shipment adds to the cost of a route it rides on, but for hardship.</summary>
    internal long MoveCost(int vehicle, int shipment) => Shipments[shipment].Keep is { } keep && keep.Vehicle != vehicle ? keep.MoveCost : 0;

    private (long DearestWay, long[] Leaving) Leaving()
    {
        Int128 way = 0, bike = 0;
        foreach (var vehicle in Vehicles)
        {
            way = Int128.Max(way, (Int128)AtSpeed(Matrix.MostSeconds, vehicle.SpeedPercent) * vehicle.CostPerSecond + (Int128)Matrix.MostMetres * vehicle.CostPerMetre);
            bike = Int128.Max(bike, vehicle.FixedCost);
        }
        var most = 10 * way + bike + 1;
        if (most > 1_000_000_000_000_000) throw new ProblemException("vehicles.costPerSecond", null, $"the dearest way could cost {way}: use smaller units");
        return ((long)way, [.. Shipments.Select(shipment => shipment.UnplannedCost ?? (shipment.Priority + 1) * (long)most)]);
    }
}
