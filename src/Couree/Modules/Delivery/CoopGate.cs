using Couree.Kernel;
using Couree.Modules.Organisations;

namespace Couree.Modules.Delivery;

/// <summary>The back office of a structure that delivers, for who holds one of these roles in it; not found otherwise.</summary>
internal static class CoopGate
{
    public static async Task<OrganisationCard> Coop(this IOrganisations organisations, Actor who, string slug, Role roles, CancellationToken stop)
    {
        var card = await organisations.Within(who, slug, roles, stop);
        return card.Offers.Contains(Offer.Delivery) ? card : throw new NotFound();
    }

    /// <summary>A structure that delivers, for anyone who may ask it for a run.</summary>
    public static async Task<OrganisationCard> Delivering(this IOrganisations organisations, string slug, CancellationToken stop) =>
        await organisations.BySlug(slug, stop) is { } card && card.Offers.Contains(Offer.Delivery) ? card : throw new NotFound();
}
