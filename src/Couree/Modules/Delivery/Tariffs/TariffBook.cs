using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Places;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

/// <summary>Which tariff version is in force, and what a run costs by it.</summary>
internal sealed class TariffBook(CoureeDb db, Clock clock, ITravel travel)
{
    /// <summary>Of the versions whose day has come, the latest; null when the co-op has none.</summary>
    public async Task<TariffVersion?> InForce(OrganisationId couriers, CancellationToken stop)
    {
        var today = clock.Today;
        return await db.Set<TariffVersion>().Where(t => t.Couriers == couriers && t.State == TariffState.Decided && t.FromDay <= today)
            .OrderByDescending(t => t.FromDay).ThenByDescending(t => t.Number).FirstOrDefaultAsync(stop);
    }

    public async Task<Quote> Quote(AskedRun run, CancellationToken stop)
    {
        var tariff = await InForce(run.Couriers, stop) ?? throw new Refusal("delivery.no_tariff");
        GeoPoint[] Points(StopKind kind) => [.. run.Stops.Where(s => s.Kind == kind).Select(s => s.Point)];
        var (pickups, drops) = (Points(StopKind.Pickup), Points(StopKind.Drop));
        if (pickups.Length == 0 || drops.Length == 0) throw new Refusal("delivery.no_stops");
        var ride = RidePath.Of(pickups, drops, travel);
        var lines = tariff.Rules.Price(new RunFacts(ride.Metres, run.Packages.Grams, run.Packages.Litres, run.Packages.Count, run.Packages.Cold));
        return new Quote(tariff.Id, TariffRules.Sum(lines), tariff.Rules.VatBasisPoints, [.. lines.Select(l => l.Shown())], ride.Metres, ride.Seconds, ride.IsEstimate);
    }
}
