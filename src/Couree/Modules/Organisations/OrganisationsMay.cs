using Couree.Kernel;

namespace Couree.Modules.Organisations;

/// <summary>Who may do what with a structure. What they may see at all is the reach: `OrganisationBook.Within`.</summary>
internal static class OrganisationsMay
{
    public static bool Change(Actor who, OrganisationId organisation) => who.Is(Role.Keeper, organisation);

    public static bool Decide(Actor who) => who.IsSteward;

    /// <summary>A structure never loses its last keeper: nobody could open its door again.</summary>
    public static bool TakeKeeperAway(int keepers, Role before, Role after) =>
        (before & Role.Keeper) == 0 || (after & Role.Keeper) != 0 || keepers > 1;
}
