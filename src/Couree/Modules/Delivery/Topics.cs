using Couree.Database;
using Couree.Kernel;

namespace Couree.Modules.Delivery;

/// <summary>What open pages watch.</summary>
internal static class Topics
{
    public static string Board(OrganisationId couriers) => $"delivery:board:{couriers.Value}";
    public static string Run(RunId run) => $"delivery:run:{run.Value}";

    /// <summary>Shifts tells this topic itself: a courier who comes on shift is a column more.</summary>
    public static string Shifts(OrganisationId couriers) => $"shifts:{couriers.Value}";

    public static void Touched(this CoureeDb db, Run run)
    {
        db.Touched(Board(run.Couriers));
        db.Touched(Run(run.Id));
    }
}
