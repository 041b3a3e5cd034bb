using Couree.Database;
using Couree.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.People;

/// <summary>
/// Before something that cannot be taken back, "it is really me": the password, or a passkey shown (or a mailed link followed) in the
/// last ten minutes on this very session. A borrowed open browser is not enough.
/// </summary>
internal sealed class Proof(CoureeDb db, Clock clock, Passwords passwords)
{
    public async Task Require(Person person, string sessionKeyHash, string password, CancellationToken stop)
    {
        var session = await db.Set<Session>().AsNoTracking().SingleOrDefaultAsync(s => s.KeyHash == sessionKeyHash && s.Person == person.Id, stop) ?? throw new NotFound();
        if (session.IsProved(clock.Now) && password.Length == 0) return;
        if (person.PasswordHash is null) throw new Refusal("people.prove_first");
        if (password.Length > Passwords.Longest || !passwords.Fits(person.PasswordHash, password, out _)) throw new Refusal("people.password_wrong", field: "Current");
    }
}
