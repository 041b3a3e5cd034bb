using Couree.Kernel;

namespace Couree.Modules.Organisations;

public enum OrganisationKind { Association, Scop, Scic, Cae, Company, PublicBody }

/// <summary>What a structure opens to its neighbours; each is a verb on the home page.</summary>
public enum Offer { Shop, Kitchen, Delivery, Lending, Workshop, CarShare, Volunteering, Venue }

/// <summary>The directory card of a structure; its sentence in the reader's language, or in the one there is.</summary>
/// <param name="IsWelcomed">a steward has approved it: everyone may see it</param>
public sealed record OrganisationCard(
    OrganisationId Id,
    string Slug,
    string Name,
    OrganisationKind Kind,
    string Summary,
    IReadOnlyList<Offer> Offers,
    PlaceId? Place,
    string? Photo,
    bool IsWelcomed);

/// <summary>All of a structure's public page.</summary>
public sealed record OrganisationProfile(
    OrganisationCard Card, string LegalName, string? Siret, string About, string Area, string? Email, string? Phone, IReadOnlyList<string> Links, IReadOnlyList<string> Photos);

public interface IOrganisations
{
    /// <summary>What an approved structure says of itself, null when there is none.</summary>
    Task<OrganisationProfile?> Profile(string slug, CancellationToken stop = default);

    Task<IReadOnlyDictionary<OrganisationId, OrganisationCard>> Cards(IReadOnlyCollection<OrganisationId> ids, CancellationToken stop = default);

    /// <summary>An approved structure by its slug, null when there is none.</summary>
    Task<OrganisationCard?> BySlug(string slug, CancellationToken stop = default);

    /// <summary>Approved structures with this offer (all of them when null).</summary>
    Task<IReadOnlyList<OrganisationCard>> Offering(Offer? offer, CancellationToken stop = default);

    /// <summary>The people who hold any of these roles in a structure.</summary>
    Task<IReadOnlyList<PersonId>> People(OrganisationId organisation, Role roles, CancellationToken stop = default);

    /// <summary>The structure of this slug where the actor holds one of these roles; <see cref="NotFound"/> otherwise, whoever asks.</summary>
    Task<OrganisationCard> Within(Actor who, string slug, Role roles, CancellationToken stop = default);

    /// <summary>The courier co-op that carries for a shop: its chosen partner.</summary>
    Task<OrganisationId?> CourierPartner(OrganisationId shop, CancellationToken stop = default);
}

public sealed record OrganisationProposed(OrganisationId Organisation, string Name, DateTime AskedAt) : IEvent;
public sealed record OrganisationApproved(OrganisationId Organisation, string Name) : IEvent;
public sealed record OrganisationDeclined(OrganisationId Organisation, string Name, string Because, DateTime DecidedAt) : IEvent;
public sealed record InvitationSent(OrganisationId Organisation, string OrganisationName, string Email, string Link, string Language) : IEvent;
