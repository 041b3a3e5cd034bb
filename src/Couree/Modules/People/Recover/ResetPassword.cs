using System.ComponentModel.DataAnnotations;
using Couree.Database;
using Couree.Kernel;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.People.Recover;

/// <summary>
/// A new password by a mailed link, once. Every other session ends, the lock is lifted, and the owner is told by mail.
/// Refused: people.link_dead and the refusals of a weak password.
/// </summary>
internal sealed class ResetPassword(CoureeDb db, Clock clock, Passwords passwords, MailLinks links, Sessions sessions) : IUseCase
{
    public sealed record Input(string Key, [Required] string Password);

    public async Task<string> Look(string key, CancellationToken stop) => (await links.Open(LinkKind.Reset, key, stop)).Link.Email;

    public async Task<SignedIn> Do(Actor who, Input input, string device, CancellationToken stop)
    {
        var (link, person) = await links.Take(LinkKind.Reset, input.Key, stop);
        Passwords.Judge(input.Password, link.Email, nameof(input.Password));
        person.ChangePassword(passwords.Hash(input.Password));
        if (person.ConfirmedAt is null)
        {
            person.Confirm(clock.Now);
            db.Announce(new PersonJoined(person.Id));
        }
        await sessions.EndOthers(person.Id, null, stop);
        var tries = SignInTries.KeyOf(link.Email);
        db.RemoveRange(await db.Set<SignInTries>().Where(t => t.EmailHash == tries).ToListAsync(stop));
        db.Announce(new SignInAlert(person.Id, link.Email, person.Name, person.Language, "password_changed"));
        var signedIn = sessions.Open(person, device, proved: true);
        await db.SaveChangesAsync(stop);
        return signedIn;
    }
}
