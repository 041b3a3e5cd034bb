using Couree.Kernel;

namespace Couree.Modules.Market;

/// <summary>Who stands behind the counter: keepers, and members who help. Prices, settings and transfers are the keepers' (and the treasurer's).</summary>
internal static class MarketMay
{
    public const Role Serve = Role.Keeper | Role.Member;
    public const Role Keep = Role.Keeper;
    public const Role Count = Role.Keeper | Role.Treasurer;
}
