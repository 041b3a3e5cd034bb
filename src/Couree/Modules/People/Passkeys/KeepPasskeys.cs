using System.Buffers.Text;
using Couree.Database;
using Couree.Kernel;
using Couree.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.People.Passkeys;

/// <summary>Keeps a verified passkey; its owner is told by mail. Refused: people.passkey_many.</summary>
internal sealed class AddPasskey(CoureeDb db, Clock clock) : IUseCase
{
    public async Task Do(Actor who, UserPasskeyInfo proven, string name, CancellationToken stop)
    {
        var me = await db.Set<Person>().SingleAsync(p => p.Id == who.Self, stop);
        if (await db.Set<Passkey>().CountAsync(p => p.Person == me.Id, stop) >= Passkey.MostPerPerson) throw new Refusal("people.passkey_many", new { most = Passkey.MostPerPerson });
        db.Add(Passkey.Add(clock, me.Id, name, Base64Url.EncodeToString(proven.CredentialId), proven.PublicKey, proven.SignCount, proven.Transports ?? [],
            proven.IsUserVerified, proven.IsBackupEligible, proven.IsBackedUp, proven.AttestationObject, proven.ClientDataJson));
        db.Announce(new SignInAlert(me.Id, me.Email!, me.Name, me.Language, "passkey_added"));
        await db.SaveChangesAsync(stop);
    }
}

/// <summary>Forgets one of the person's passkeys. The last way in cannot be removed. Refused: people.passkey_last.</summary>
internal sealed class RemovePasskey(CoureeDb db) : IUseCase
{
    public async Task Do(Actor who, PasskeyId passkey, CancellationToken stop)
    {
        var me = await db.Set<Person>().SingleAsync(p => p.Id == who.Self, stop);
        var mine = await db.Set<Passkey>().Where(p => p.Person == me.Id).ToListAsync(stop);
        var gone = mine.SingleOrDefault(p => p.Id == passkey) ?? throw new NotFound();
        if (mine.Count == 1 && me.PasswordHash is null) throw new Refusal("people.passkey_last");
        db.Remove(gone);
        db.Announce(new SignInAlert(me.Id, me.Email!, me.Name, me.Language, "passkey_removed"));
        await db.SaveChangesAsync(stop);
    }
}

/// <summary>Opens a session for the owner of a passkey that has just answered. Refused: people.passkey_unknown.</summary>
internal sealed class SignInByPasskey(CoureeDb db, Clock clock, Sessions sessions) : IUseCase
{
    public async Task<SignedIn> Do(Actor who, UserPasskeyInfo shown, string device, CancellationToken stop)
    {
        var person = await new PasskeyUse(db, clock).Count(shown, stop);
        var signedIn = sessions.Open(person, device, proved: true);
        await db.SaveChangesAsync(stop);
        return signedIn;
    }
}

/// <summary>The person signed in here has shown her passkey again: for ten minutes this session counts as really hers. Refused: people.passkey_unknown.</summary>
internal sealed class ProveSession(CoureeDb db, Clock clock) : IUseCase
{
    public async Task Do(Actor who, UserPasskeyInfo shown, string sessionKeyHash, CancellationToken stop)
    {
        var person = await new PasskeyUse(db, clock).Count(shown, stop);
        if (person.Id != who.Self) throw new Refusal("people.passkey_unknown");
        (await db.Set<Session>().SingleOrDefaultAsync(s => s.KeyHash == sessionKeyHash && s.Person == person.Id, stop) ?? throw new NotFound()).Prove(clock.Now);
        await db.SaveChangesAsync(stop);
    }
}

/// <summary>Counts the use of a passkey and finds its owner, in the caller's save.</summary>
internal sealed class PasskeyUse(CoureeDb db, Clock clock)
{
    public async Task<Person> Count(UserPasskeyInfo shown, CancellationToken stop)
    {
        var credential = Base64Url.EncodeToString(shown.CredentialId);
        var passkey = await db.Set<Passkey>().SingleOrDefaultAsync(p => p.Credential == credential, stop) ?? throw new Refusal("people.passkey_unknown");
        passkey.Used(shown.SignCount, shown.IsUserVerified, shown.IsBackedUp, clock.Now);
        return await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == passkey.Person && p.ForgottenAt == null, stop) ?? throw new Refusal("people.passkey_unknown");
    }
}
