using Couree.Database;
using Couree.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.People.Me;

/// <summary>What the house knows of the person asking, read for her page, her program and her export.</summary>
internal sealed class MyFacts(CoureeDb db, Clock clock)
{
    public sealed record Profile(PersonId Id, string Name, string? Email, string? Phone, string Language, bool IsSteward, DateTime JoinedAt, bool HasPassword);

    public sealed record OpenSession(SessionId Id, string Device, DateTime CreatedAt, DateTime SeenAt, bool IsThis);

    public sealed record KnownPasskey(PasskeyId Id, string Name, DateTime CreatedAt, DateTime? UsedAt, bool IsBackedUp);

    public Task<Profile> Of(PersonId person, CancellationToken stop) => db.Set<Person>().AsNoTracking().Where(p => p.Id == person)
        .Select(p => new Profile(p.Id, p.Name, p.Email, p.Phone, p.Language, p.IsSteward, p.JoinedAt, p.PasswordHash != null)).SingleAsync(stop);

    public async Task<IReadOnlyList<OpenSession>> Sessions(PersonId person, string? sessionKeyHash, CancellationToken stop)
    {
        var now = clock.Now;
        return await db.Set<Session>().AsNoTracking().Where(s => s.Person == person && s.ExpiresAt > now).OrderByDescending(s => s.SeenAt)
            .Select(s => new OpenSession(s.Id, s.Device, s.CreatedAt, s.SeenAt, s.KeyHash == sessionKeyHash)).ToListAsync(stop);
    }

    public async Task<IReadOnlyList<KnownPasskey>> Passkeys(PersonId person, CancellationToken stop) => await db.Set<Passkey>().AsNoTracking().Where(p => p.Person == person)
        .OrderBy(p => p.CreatedAt).Select(p => new KnownPasskey(p.Id, p.Name, p.CreatedAt, p.UsedAt, p.IsBackedUp)).ToListAsync(stop);
}
