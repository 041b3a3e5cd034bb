using Couree.Kernel;

namespace Couree.Modules.People;

internal readonly record struct MailLinkId(Guid Value) : IId;

internal enum LinkKind { Confirm, Reset, MoveEmail }

/// <summary>A link sent by mail: works once, until an instant, for one person and one purpose.</summary>
internal sealed class MailLink
{
    private MailLink()
    {
    }

    public MailLinkId Id { get; private init; }
    public PersonId Person { get; private init; }
    public LinkKind Kind { get; private init; }
    public string KeyHash { get; private init; } = "";

    /// <summary>The address it was sent to, which following it proves.</summary>
    public string Email { get; private init; } = "";
    public DateTime CreatedAt { get; private init; }
    public DateTime ExpiresAt { get; private set; }

    public static MailLink Make(Clock clock, PersonId person, LinkKind kind, string email, string key) => new()
    {
        Id = Kernel.Id.New<MailLinkId>(clock),
        Person = person,
        Kind = kind,
        KeyHash = Secret.Hash(key),
        Email = email,
        CreatedAt = clock.Now,
        ExpiresAt = clock.Now + Life(kind),
    };

    /// <summary>A fresher link of its kind was sent: this one is only counted from now on.</summary>
    public void Die(DateTime now) => ExpiresAt = ExpiresAt < now ? ExpiresAt : now;

    private static TimeSpan Life(LinkKind kind) => kind == LinkKind.Reset ? TimeSpan.FromHours(2) : TimeSpan.FromDays(2);
}
