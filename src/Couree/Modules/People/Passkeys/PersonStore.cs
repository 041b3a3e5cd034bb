using System.Buffers.Text;
using Couree.Database;
using Couree.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.People.Passkeys;

/// <summary>
/// What the framework's passkey handler asks about people. It only reads: adding a passkey and counting its use belong to the use
/// cases, which save once.
/// </summary>
internal sealed class PersonStore(CoureeDb db) : IUserPasskeyStore<Person>
{
    public Task<string> GetUserIdAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.Id.Value.ToString());

    public Task<string?> GetUserNameAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.Email);

    public Task<string?> GetNormalizedUserNameAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.Email);

    public Task<Person?> FindByIdAsync(string userId, CancellationToken cancellationToken) => Guid.TryParse(userId, out var id)
        ? Here().SingleOrDefaultAsync(p => p.Id == new PersonId(id), cancellationToken)
        : Task.FromResult<Person?>(null);

    public Task<Person?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken)
    {
        var email = Person.Normal(normalizedUserName);
        return Here().SingleOrDefaultAsync(p => p.Email == email, cancellationToken);
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Person user, CancellationToken cancellationToken) =>
        [.. (await db.Set<Passkey>().AsNoTracking().Where(p => p.Person == user.Id).ToListAsync(cancellationToken)).Select(Told)];

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Person user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var credential = Base64Url.EncodeToString(credentialId);
        return await db.Set<Passkey>().AsNoTracking().SingleOrDefaultAsync(p => p.Person == user.Id && p.Credential == credential, cancellationToken) is { } known ? Told(known) : null;
    }

    public async Task<Person?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        var credential = Base64Url.EncodeToString(credentialId);
        var owner = await db.Set<Passkey>().AsNoTracking().Where(p => p.Credential == credential).Select(p => (PersonId?)p.Person).SingleOrDefaultAsync(cancellationToken);
        return owner is { } person ? await Here().SingleOrDefaultAsync(p => p.Id == person, cancellationToken) : null;
    }

    public Task AddOrUpdatePasskeyAsync(Person user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw Elsewhere();

    public Task RemovePasskeyAsync(Person user, byte[] credentialId, CancellationToken cancellationToken) => throw Elsewhere();

    public Task SetUserNameAsync(Person user, string? userName, CancellationToken cancellationToken) => throw Elsewhere();

    public Task SetNormalizedUserNameAsync(Person user, string? normalizedName, CancellationToken cancellationToken) => throw Elsewhere();

    public Task<IdentityResult> CreateAsync(Person user, CancellationToken cancellationToken) => throw Elsewhere();

    public Task<IdentityResult> UpdateAsync(Person user, CancellationToken cancellationToken) => throw Elsewhere();

    public Task<IdentityResult> DeleteAsync(Person user, CancellationToken cancellationToken) => throw Elsewhere();

    public void Dispose()
    {
        // The context belongs to the scope, which disposes of it.
    }

    private IQueryable<Person> Here() => db.Set<Person>().AsNoTracking().Where(p => p.ConfirmedAt != null && p.ForgottenAt == null);

    private static UserPasskeyInfo Told(Passkey p) => new(Base64Url.DecodeFromChars(p.Credential), p.PublicKey, new DateTimeOffset(p.CreatedAt), (uint)p.SignCount,
        [.. p.Transports], p.IsUserVerified, p.IsBackupEligible, p.IsBackedUp, p.AttestationObject, p.ClientDataJson)
    {
        Name = p.Name,
    };

    private static NotSupportedException Elsewhere() => new("people change through their use cases");
}
