using System.ComponentModel.DataAnnotations;
using Couree.Database;
using Couree.Kernel;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.People.Recover;

/// <summary>Sends a link to choose a new password; says the same when nobody has this address.</summary>
internal sealed class AskReset(CoureeDb db, MailLinks links) : IUseCase
{
    public sealed record Input([Required, EmailAddress, StringLength(Person.LongestEmail)] string Email);

    public async Task Do(Actor who, Input input, CancellationToken stop)
    {
        var email = Person.Normal(input.Email);
        if (await db.Set<Person>().SingleOrDefaultAsync(p => p.Email == email, stop) is not { } person) return;
        if (await links.Give(person.Id, LinkKind.Reset, email, stop) is { } key)
            db.Announce(new PasswordResetAsked(person.Id, email, person.Name, person.Language, "/people/reset/new?key=" + key));
        await db.SaveChangesAsync(stop);
    }
}
