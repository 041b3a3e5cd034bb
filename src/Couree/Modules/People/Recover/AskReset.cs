using System.ComponentModel.DataAnnotations;
using Couree.Database;
using Couree.Kernel;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.People.Recover;

/// <summary>
/// Sends a link to choose a new password; says the same when nobody has this address, and takes as long: the address is looked up
/// after the answer.
/// </summary>
internal sealed class AskReset(CoureeDb db) : IUseCase
{
    public sealed record Input([Required, MailAddress, StringLength(Person.LongestEmail)] string Email);

    public async Task Do(Actor who, Input input, CancellationToken stop)
    {
        db.Announce(new ResetWished(Person.Normal(input.Email)));
        await db.SaveChangesAsync(stop);
    }
}

/// <summary>Somebody typed this address at "forgotten password".</summary>
internal sealed record ResetWished(string Email) : IEvent;

/// <summary>Gives the link when the address has an account.</summary>
internal sealed class GiveReset(CoureeDb db, MailLinks links) : IReact<ResetWished>
{
    public async Task On(ResetWished happened, CancellationToken stop)
    {
        if (await db.Set<Person>().SingleOrDefaultAsync(p => p.Email == happened.Email, stop) is not { } person) return;
        if (await links.Give(person.Id, LinkKind.Reset, happened.Email, stop) is { } key)
            db.Announce(new PasswordResetAsked(person.Id, happened.Email, person.Name, person.Language, "/people/reset/new?key=" + key));
    }
}
