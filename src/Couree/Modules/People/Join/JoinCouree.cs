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
    /// <param name="Back">where the person was going, such as an invitation: the mailed link carries it, and confirming leads there</param>
    public sealed record Input(
        [Required, StringLength(Person.LongestName)] string Name,
        [Required, MailAddress, StringLength(Person.LongestEmail)] string Email,
        string Password = "",
        string Back = "");

    public async Task Do(Actor who, Input input, CancellationToken stop)
    {
        var email = Person.Normal(input.Email);
        if (input.Password.Length > 0) Passwords.Judge(input.Password, email, nameof(Input.Password));
        var hash = input.Password.Length > 0 ? passwords.Hash(input.Password) : null;
        var person = await db.Set<Person>().SingleOrDefaultAsync(p => p.Email == email, stop);
        if (person is { ConfirmedAt: not null })
            db.Announce(new SignInAlert(person.Id, email, person.Name, person.Language, "already_here", "/people/sign-in" + WayBack.Query('?', input.Back)));
        else
            await AskToConfirm(person, email, input, who.Language, hash, stop);
        await db.SaveChangesAsync(stop);
    }

    private async Task AskToConfirm(Person? person, string email, Input input, string language, string? hash, CancellationToken stop)
    {
        if (person is null)
        {
            db.Add(person = Person.Join(clock, email, input.Name, language, hash));
            db.Announce(new SignUpLapses(person.Id), clock.Now + SignUpLapses.After);
        }
        else
        {
            person.StartAgain(input.Name, language, hash);
        }
        if (await links.Give(person.Id, LinkKind.Confirm, email, stop) is { } key)
            db.Announce(new EmailToConfirm(person.Id, email, person.Name, language, "/people/confirm?key=" + key + WayBack.Query('&', input.Back)));
    }
}
