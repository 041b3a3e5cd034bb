using Couree.Kernel;

namespace Couree.Modules.Shifts;

/// <summary>Who may do what with shifts: everyone of the co-op reads everyone's hours; each plans their own.</summary>
internal static class ShiftsMay
{
    public const Role Riders = Role.Member | Role.Courier;

    public static bool See(Actor who, OrganisationId of) => who.Is(Riders, of);
    public static bool Plan(Actor who, OrganisationId of) => who.Is(Role.Courier | Role.Member, of);
    public static bool Change(Actor who, Shift shift) => who.Person == shift.Person;
}
