using System.ComponentModel.DataAnnotations;
using Couree.Database;
using Couree.Kernel;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.People.Join;

/// <summary>
/// Makes an account that waits for its owner to answer a mail. Answers the same whether the address is known or not: who already
/// has an account learns it by mail. Refused: people.password_short, people.password_long, people.password_guessable.
/// </summary>
internal sealed class JoinCouree(CoureeDb db, Clock clock, Passwords passwords, MailLinks links) : IUseCase
{
    /// <param name="Password">empty for those who will use a passkey</param>
    public sealed record Input(
        [Required, StringLength(Person.LongestName)] string Name,
        [Required, MailAddress, StringLength(Person.LongestEmail)] string Email,
        string Password = "");

    public async Task Do(Actor who, Input input, CancellationToken stop)
    {
        var email = Person.Normal(input.Email);
        if (input.Password.Length > 0) Passwords.Judge(input.Password, email, nameof(Input.Password));
        var hash = input.Password.Length > 0 ? passwords.Hash(input.Password) : null;
        var person = await db.Set<Person>().SingleOrDefaultAsync(p => p.Email == email, stop);
        if (person is { ConfirmedAt: not null })
            db.Announce(new SignInAlert(person.Id, email, person.Name, person.Language, "already_here"));
        else
            await AskToConfirm(person, email, input.Name, who.Language, hash, stop);
        await db.SaveChangesAsync(stop);
    }

    private async Task AskToConfirm(Person? person, string email, string name, string language, string? hash, CancellationToken stop)
    {
        if (person is null)
        {
            db.Add(person = Person.Join(clock, email, name, language, hash));
            db.Announce(new SignUpLapses(person.Id), clock.Now + SignUpLapses.After);
        }
        else
        {
            person.StartAgain(name, language, hash);
        }
        if (await links.Give(person.Id, LinkKind.Confirm, email, stop) is { } key)
            db.Announce(new EmailToConfirm(person.Id, email, person.Name, language, "/people/confirm?key=" + key));
    }
}
