using Couree.Kernel;

namespace Couree.Modules.People;

/// <summary>What others may see of a person.</summary>
public sealed record PersonCard(PersonId Id, string Name, string? Email, string? Phone, string Language);

public interface IPeople
{
    /// <summary>Asks for several people at once; unknown or forgotten ids are absent.</summary>
    Task<IReadOnlyDictionary<PersonId, PersonCard>> Cards(IReadOnlyCollection<PersonId> ids, CancellationToken stop = default);

    /// <summary>The account behind an e-mail address (trimmed, case-insensitive), null when there is none.</summary>
    Task<PersonId?> ByEmail(string email, CancellationToken stop = default);

    /// <summary>The territory's stewards.</summary>
    Task<IReadOnlyList<PersonId>> Stewards(CancellationToken stop = default);
}

/// <summary>Implemented uphill (Organisations): the roles a person holds, asked once per request to know the actor.</summary>
public interface IRoles
{
    Task<IReadOnlyDictionary<OrganisationId, Role>> Of(PersonId person, CancellationToken stop = default);
}

/// <summary>Implemented by every room that keeps something of a person: its part of the personal export, as plain records.</summary>
public interface IPersonalData
{
    /// <summary>The section's name in the export, such as "orders".</summary>
    string Section { get; }
    Task<object> Of(PersonId person, CancellationToken stop = default);
}

/// <summary>Implemented uphill (Organisations): the structures that would have no keeper left without this person, by name.</summary>
public interface INeedPeople
{
    Task<IReadOnlyList<string>> Whom(PersonId person, CancellationToken stop = default);
}

public sealed record PersonJoined(PersonId Person) : IEvent;

/// <summary>A person leaves: each room forgets what names them; books stay.</summary>
public sealed record PersonForgotten(PersonId Person) : IEvent;

/// <summary>Mails the person asked for. `Link` is a local path with its token.</summary>
public sealed record EmailToConfirm(PersonId Person, string Email, string Name, string Language, string Link) : IEvent;
public sealed record PasswordResetAsked(PersonId Person, string Email, string Name, string Language, string Link) : IEvent;
/// <param name="What">already_here, password_changed, email_changed, passkey_added, passkey_removed or account_erased</param>
/// <param name="Link">a local path, where the letter leads to a place of its own</param>
public sealed record SignInAlert(PersonId Person, string Email, string Name, string Language, string What, string? Link = null) : IEvent;
