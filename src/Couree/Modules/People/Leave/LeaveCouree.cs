using System.ComponentModel.DataAnnotations;
using Couree.Database;
using Couree.Kernel;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.People.Leave;

/// <summary>
/// The person goes: her account forgets her at once, every room is told, the structures' books stay.
/// Refused: people.password_wrong, people.prove_first, people.steward_stays, people.keeper_stays.
/// </summary>
internal sealed class LeaveCouree(CoureeDb db, Clock clock, Proof proof, IEnumerable<INeedPeople> needs) : IUseCase
{
    public sealed record Input([Required] string Sure, string Current = "");

    public async Task Do(Actor who, Input input, string sessionKeyHash, CancellationToken stop)
    {
        var me = await db.Set<Person>().SingleAsync(p => p.Id == who.Self, stop);
        await proof.Require(me, sessionKeyHash, input.Current, stop);
        foreach (var need in needs)
            if (await need.Whom(me.Id, stop) is { Count: > 0 } structures) throw new Refusal("people.keeper_stays", new { structures = string.Join(", ", structures) });
        var (email, name) = (me.Email!, me.Name);
        me.Forget(clock.Now);
        db.RemoveRange(await db.Set<Session>().Where(s => s.Person == me.Id).ToListAsync(stop));
        db.RemoveRange(await db.Set<Passkey>().Where(p => p.Person == me.Id).ToListAsync(stop));
        db.RemoveRange(await db.Set<MailLink>().Where(l => l.Person == me.Id).ToListAsync(stop));
        db.Announce(new PersonForgotten(me.Id));
        db.Announce(new SignInAlert(me.Id, email, name, me.Language, "account_erased"));
        await db.SaveChangesAsync(stop);
    }
}
