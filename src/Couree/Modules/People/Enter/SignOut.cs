using Couree.Database;
using Couree.Kernel;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.People.Enter;

/// <summary>Ends the session of this browser, if there is one.</summary>
internal sealed class SignOut(CoureeDb db) : IUseCase
{
    public async Task Do(Actor who, string keyHash, CancellationToken stop)
    {
        db.RemoveRange(await db.Set<Session>().Where(s => s.KeyHash == keyHash).ToListAsync(stop));
        await db.SaveChangesAsync(stop);
    }
}
