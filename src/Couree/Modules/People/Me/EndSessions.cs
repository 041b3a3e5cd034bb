using Couree.Database;
using Couree.Kernel;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.People.Me;

/// <summary>Ends one of the person's sessions; somebody else's is not found.</summary>
internal sealed class EndSession(CoureeDb db) : IUseCase
{
    public async Task Do(Actor who, SessionId session, CancellationToken stop)
    {
        db.Remove(await db.Set<Session>().SingleOrDefaultAsync(s => s.Id == session && s.Person == who.Self, stop) ?? throw new NotFound());
        await db.SaveChangesAsync(stop);
    }
}

/// <summary>Ends all of the person's sessions but this one.</summary>
internal sealed class EndOtherSessions(CoureeDb db, Sessions sessions) : IUseCase
{
    public async Task Do(Actor who, string sessionKeyHash, CancellationToken stop)
    {
        await sessions.EndOthers(who.Self, sessionKeyHash, stop);
        await db.SaveChangesAsync(stop);
    }
}
