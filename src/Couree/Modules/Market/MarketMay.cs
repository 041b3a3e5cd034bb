using Couree.Kernel;

namespace Couree.Modules.Market;

/// <summary>
/// Who stands behind the counter: keepers. A member of a co-operative grocery is a customer too, and must not read the others' names and
/// phones. Transfers are seen by the treasurer as well.
/// </summary>
internal static class MarketMay
{
    public const Role Serve = Role.Keeper;
    public const Role Keep = Role.Keeper;
    public const Role Count = Role.Keeper | Role.Treasurer;
}
