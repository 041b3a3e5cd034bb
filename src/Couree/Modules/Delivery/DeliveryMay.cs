using Couree.Kernel;
using Couree.Modules.Shifts;

namespace Couree.Modules.Delivery;

/// <summary>
/// Who may do what on the shared board. There is no boss's seat: whoever is on shift may take, give back, move, reorder and settle;
/// everyone of the co-op sees everything, whether riding or not.
/// </summary>
internal static class DeliveryMay
{
    public const Role Riders = Role.Member | Role.Courier;

    public static bool SeeBoard(Actor who, OrganisationId couriers) => who.Is(Riders, couriers);

    public static bool ActOnBoard(Actor who, OrganisationId couriers, IEnumerable<ShiftCard> shifts, DateTime now) =>
        SeeBoard(who, couriers) && shifts.Any(s => s.Person == who.Person && s.FromAt <= now && now < s.UntilAt);

    /// <summary>At a door: whoever holds the run (their shift may be over by then), or whoever may act on the board.</summary>
    public static bool ActAtDoor(Actor who, Run run, bool mayActOnBoard) =>
        SeeBoard(who, run.Couriers) && (run.Courier == who.Person || mayActOnBoard);

    /// <summary>A shop asks in its own name only.</summary>
    public static bool AskFor(Actor who, OrganisationId sender) => who.Is(Role.Keeper | Role.Member, sender);

    /// <summary>What a run costs and where it stands: those who carry it and those who asked for it.</summary>
    public static bool SeeRun(Actor who, Run run) => SeeBoard(who, run.Couriers) || AskFor(who, run.Sender);

    /// <summary>A tariff is the members' affair, riding or not.</summary>
    public static bool WriteTariff(Actor who, OrganisationId couriers) => who.Is(Role.Member | Role.Keeper | Role.Treasurer, couriers);
}
