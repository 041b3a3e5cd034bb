using Couree.Database;
using Couree.Kernel;
using Couree.Web;

namespace Couree.Modules.People.Join;

/// <summary>
/// The owner of the address opens the account and is signed in. The password chosen at sign-up is asked again: whoever signs up with
/// somebody else's address must not end up in an account that its owner opened. Refused: people.link_dead, people.password_wrong.
/// </summary>
internal sealed class ConfirmEmail(CoureeDb db, Clock clock, Passwords passwords, MailLinks links, Sessions sessions) : IUseCase
{
    /// <param name="Back">where the person was going when she signed up, "" when nowhere</param>
    public sealed record Input(string Key, string Password = "", string Back = "");

    /// <summary>Does the account behind this key have a password to be asked for? Changes nothing.</summary>
    public async Task<(string Email, bool HasPassword)> Look(string key, CancellationToken stop)
    {
        var (link, person) = await links.Open(LinkKind.Confirm, key, stop);
        return (link.Email, person.PasswordHash is not null);
    }

    public async Task<SignedIn> Do(Actor who, Input input, string device, CancellationToken stop)
    {
        var (_, person) = await links.Take(LinkKind.Confirm, input.Key, stop);
        if (person.PasswordHash is not null && !passwords.Fits(person.PasswordHash, input.Password, out _)) throw new Refusal("people.password_wrong", field: nameof(input.Password));
        person.Confirm(clock.Now);
        db.Announce(new PersonJoined(person.Id));
        var signedIn = sessions.Open(person, device, proved: true);
        await db.SaveChangesAsync(stop);
        return signedIn;
    }
}
