using System.ComponentModel.DataAnnotations;
using Couree.Database;
using Couree.Kernel;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.People.Me;

/// <summary>
/// Another e-mail address: a mail to the new one asks to confirm, and says nothing different when somebody else already has it.
/// Refused: people.password_wrong, people.prove_first.
/// </summary>
internal sealed class AskToMove(CoureeDb db, MailLinks links, Proof proof) : IUseCase
{
    public sealed record Input([Required, MailAddress, StringLength(Person.LongestEmail)] string Email, string Current = "");

    public async Task Do(Actor who, Input input, string sessionKeyHash, CancellationToken stop)
    {
        var me = await db.Set<Person>().SingleAsync(p => p.Id == who.Self, stop);
        await proof.Require(me, sessionKeyHash, input.Current, stop);
        var email = Person.Normal(input.Email);
        var other = await db.Set<Person>().SingleOrDefaultAsync(p => p.Email == email && p.Id != me.Id, stop);
        if (other is { ConfirmedAt: not null })
            db.Announce(new SignInAlert(other.Id, email, other.Name, other.Language, "already_here"));
        else if (email != me.Email && await links.Give(me.Id, LinkKind.MoveEmail, email, stop) is { } key)
            db.Announce(new EmailToConfirm(me.Id, email, me.Name, me.Language, "/people/me/email?key=" + key));
        await db.SaveChangesAsync(stop);
    }
}

/// <summary>The new address has answered: it is hers, and the old one is told. Refused: people.link_dead.</summary>
internal sealed class MoveEmail(CoureeDb db, MailLinks links) : IUseCase
{
    public sealed record Input(string Key);

    public async Task<string> Look(Actor who, string key, CancellationToken stop)
    {
        var (link, person) = await links.Open(LinkKind.MoveEmail, key, stop);
        return person.Id == who.Self ? link.Email : throw new NotFound();
    }

    public async Task Do(Actor who, Input input, CancellationToken stop)
    {
        var (link, me) = await links.Take(LinkKind.MoveEmail, input.Key, stop);
        if (me.Id != who.Self) throw new NotFound();
        var taken = await db.Set<Person>().SingleOrDefaultAsync(p => p.Email == link.Email && p.Id != me.Id, stop);
        if (taken is { ConfirmedAt: not null }) throw new Refusal("people.link_dead");
        if (taken is not null)
        {
            // A sign-up that nobody answered gives way to who has proved the address.
            db.RemoveRange(await db.Set<MailLink>().Where(l => l.Person == taken.Id).ToListAsync(stop));
            db.Remove(taken);
        }
        db.Announce(new SignInAlert(me.Id, me.Email!, me.Name, me.Language, "email_changed"));
        me.MoveTo(link.Email);
        await db.SaveChangesAsync(stop);
    }
}
