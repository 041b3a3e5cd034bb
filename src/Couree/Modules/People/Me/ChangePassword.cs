using System.ComponentModel.DataAnnotations;
using Couree.Database;
using Couree.Kernel;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.People.Me;

/// <summary>
/// A new (or first) password. Every other session ends and the owner is told by mail.
/// Refused: people.password_wrong, people.prove_first and the refusals of a weak password.
/// </summary>
internal sealed class ChangePassword(CoureeDb db, Passwords passwords, Proof proof, Sessions sessions) : IUseCase
{
    public sealed record Input([Required] string Password, string Current = "");

    public async Task Do(Actor who, Input input, string sessionKeyHash, CancellationToken stop)
    {
        var me = await db.Set<Person>().SingleAsync(p => p.Id == who.Self, stop);
        await proof.Require(me, sessionKeyHash, input.Current, stop);
        Passwords.Judge(input.Password, me.Email!, nameof(input.Password));
        me.ChangePassword(passwords.Hash(input.Password));
        await sessions.EndOthers(me.Id, sessionKeyHash, stop);
        db.Announce(new SignInAlert(me.Id, me.Email!, me.Name, me.Language, "password_changed"));
        await db.SaveChangesAsync(stop);
    }
}
