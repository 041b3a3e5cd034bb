using System.Security.Cryptography;
using System.Text;
using Couree.Kernel;

namespace Couree.Modules.Organisations;

internal readonly record struct HoldingId(Guid Value) : IId;

/// <summary>The roles a person holds in a structure.</summary>
internal sealed class Holding : IVersioned
{
    public HoldingId Id { get; init; }
    public OrganisationId Organisation { get; init; }
    public PersonId Person { get; init; }
    public Role Roles { get; set; }
    public DateTime SinceAt { get; init; }
    public int Version { get; set; }

    public static Holding Give(Clock clock, OrganisationId organisation, PersonId person, Role roles) =>
        new() { Id = Kernel.Id.New<HoldingId>(clock), Organisation = organisation, Person = person, Roles = roles, SinceAt = clock.Now };
}

internal readonly record struct InvitationId(Guid Value) : IId;

/// <summary>An invitation by link to hold roles: single use, fourteen days, revocable. Only the hash of its secret is kept.</summary>
internal sealed class Invitation : IVersioned
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    public InvitationId Id { get; private init; }
    public OrganisationId Organisation { get; private init; }
    public string Email { get; private init; } = "";
    public Role Roles { get; private init; }
    public string SecretHash { get; private init; } = "";
    public DateTime ExpiresAt { get; private init; }
    public DateTime? UsedAt { get; private set; }
    public DateTime? RevokedAt { get; private set; }
    public int Version { get; set; }

    public static (Invitation Invitation, string Secret) Write(Clock clock, OrganisationId organisation, string email, Role roles)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        return (new Invitation
        {
            Id = Kernel.Id.New<InvitationId>(clock),
            Organisation = organisation,
            Email = email.Trim(),
            Roles = roles,
            SecretHash = HashOf(secret),
            ExpiresAt = clock.Now + Lasts,
        }, secret);
    }

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public bool IsFor(string email) => Email.Equals(email.Trim(), StringComparison.OrdinalIgnoreCase);

    public bool IsOpen(DateTime now) => UsedAt is null && RevokedAt is null && now < ExpiresAt;

    public void Use(DateTime now)
    {
        if (!IsOpen(now)) throw new Refusal("organisations.invitation_over");
        UsedAt = now;
    }

    public void Revoke(DateTime now) => RevokedAt ??= now;
}
