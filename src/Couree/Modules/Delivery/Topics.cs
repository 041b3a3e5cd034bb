using Couree.Database;
using Couree.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

/// <summary>What open pages watch.</summary>
internal static class Topics
{
    public static string Board(OrganisationId couriers) => $"delivery:board:{couriers.Value}";
    /// <summary>What one recipient follows: told when what their page says may have changed, never for another's door.</summary>
    public static string Drop(StopId drop) => $"delivery:drop:{drop.Value}";

    /// <summary>Shifts tells this topic itself: a courier who comes on shift is a column more.</summary>
    public static string Shifts(OrganisationId couriers) => $"shifts:{couriers.Value}";

    /// <summary>
    /// Tells the board, and of the run's recipients those whom this change is about: all of them when the run changes hands or a pick-up is served,
    /// else who lives behind a door that changed. Ask once everything has been done to the run.
    /// </summary>
    public static void Touched(this CoureeDb db, Run run)
    {
        db.Touched(Board(run.Couriers));
        db.ChangeTracker.DetectChanges();
        var entry = db.Entry(run);
        var isAll = entry.State == EntityState.Added || entry.Property(r => r.Courier).IsModified || entry.Property(r => r.Round).IsModified
            || run.Stops.Any(s => s.Kind == StopKind.Pickup && HasChanged(db, s));
        foreach (var drop in run.Stops.Where(s => s.Kind == StopKind.Drop && (isAll || HasChanged(db, s)))) db.Touched(Drop(drop.Id));
    }

    /// <summary>A round moved: whoever is next in it sees it on their page; where it moved back, whoever was next before, too.</summary>
    public static void TouchedNext(this CoureeDb db, Round round, bool back = false)
    {
        foreach (var stop in round.Ahead.Take(back ? 2 : 1)) db.Touched(Drop(stop));
    }

    private static bool HasChanged(CoureeDb db, Stop stop) => db.Entry(stop).State is EntityState.Modified or EntityState.Added;
}
