using Couree.Kernel;
using Couree.Modules.Organisations;

namespace Couree.Modules.Market;

/// <summary>
/// Who stands behind the counter: keepers. A member of a co-operative grocery is a customer too, and must not read the others' names and
/// phones. Transfers are seen by the treasurer as well.
/// </summary>
internal static class MarketMay
{
    /// <summary>A structure sells when the stewards have welcomed it and it opens a shop or a kitchen to its neighbours.</summary>
    public static bool Sell(OrganisationCard structure) => structure.IsWelcomed && (structure.Offers.Contains(Offer.Shop) || structure.Offers.Contains(Offer.Kitchen));

    public const Role Serve = Role.Keeper;
    public const Role Keep = Role.Keeper;
    public const Role Count = Role.Keeper | Role.Treasurer;
}
