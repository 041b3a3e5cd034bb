using System.ComponentModel.DataAnnotations;
using Couree.Database;
using Couree.Kernel;
using Couree.Modules.People.Join;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.People.Enter;

/// <summary>
/// Opens a session. A wrong password and an unknown address get the same answer, in about the same time.
/// Refused: people.sign_in_wrong, people.locked (5 failures, 15 minutes), people.not_confirmed (a new mail is on its way).
/// </summary>
internal sealed class SignInByPassword(CoureeDb db, Clock clock, Passwords passwords, MailLinks links, Sessions sessions) : IUseCase
{
    public sealed record Input(
        [Required, MailAddress, StringLength(Person.LongestEmail)] string Email,
        [Required] string Password,
        string Back = "/");

    public async Task<SignedIn> Do(Actor who, Input input, string device, CancellationToken stop)
    {
        var email = Person.Normal(input.Email);
        var triesKey = SignInTries.KeyOf(email);
        var tries = await db.Set<SignInTries>().SingleOrDefaultAsync(t => t.EmailHash == triesKey, stop);
        tries?.Knock(clock.Now);
        var person = await db.Set<Person>().SingleOrDefaultAsync(p => p.Email == email, stop);
        if (input.Password.Length > Passwords.Longest || !passwords.Fits(person?.PasswordHash, input.Password, out var hashAgain) || person is null)
        {
            await Count(tries, email, stop);
            throw new Refusal("people.sign_in_wrong");
        }
        if (person.ConfirmedAt is null)
        {
            await AskAgain(person, email, input.Back, stop);
            throw new Refusal("people.not_confirmed");
        }
        if (tries is not null) db.Remove(tries);
        if (hashAgain) person.ChangePassword(passwords.Hash(input.Password));
        var signedIn = sessions.Open(person, device, proved: false);
        await db.SaveChangesAsync(stop);
        return signedIn;
    }

    private async Task Count(SignInTries? tries, string email, CancellationToken stop)
    {
        if (tries is null) db.Add(tries = SignInTries.For(email));
        tries.Failed(clock.Now);
        await db.SaveChangesAsync(stop);
        tries.Knock(clock.Now);
    }

    private async Task AskAgain(Person person, string email, string back, CancellationToken stop)
    {
        if (await links.Give(person.Id, LinkKind.Confirm, email, stop) is not { } key) return;
        db.Announce(new EmailToConfirm(person.Id, email, person.Name, person.Language, "/people/confirm?key=" + key + WayBack.Query('&', back)));
        await db.SaveChangesAsync(stop);
    }
}
