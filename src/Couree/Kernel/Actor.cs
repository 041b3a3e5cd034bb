namespace Couree.Kernel;

/// <summary>What a person may do in a structure; several can be held at once.</summary>
[Flags]
public enum Role
{
    None = 0,
    Member = 1,
    Courier = 2,
    Keeper = 4,
    Treasurer = 8,
}

/// <summary>Who is asking. Always the first argument of a use case, never ambient.</summary>
/// <param name="Person">null for a visitor who has not signed in</param>
/// <param name="Roles">the roles held in each structure</param>
/// <param name="Language">"fr" or "en"</param>
public sealed record Actor(
    PersonId? Person,
    string Name,
    IReadOnlyDictionary<OrganisationId, Role> Roles,
    bool IsSteward,
    string Language)
{
    public static Actor Visitor(string language) => new(null, "", new Dictionary<OrganisationId, Role>(), false, language);

    /// <summary>The house itself: timers, imports, reactions.</summary>
    public static readonly Actor House = new(null, "Courée", new Dictionary<OrganisationId, Role>(), false, "fr");

    public bool IsSignedIn => Person is not null;

    public PersonId Self => Person ?? throw new NotFound();

    public bool Is(Role role, OrganisationId of) => Roles.TryGetValue(of, out var held) && (held & role) != 0;

    public bool BelongsTo(OrganisationId organisation) => Roles.TryGetValue(organisation, out var held) && held != Role.None;
}
