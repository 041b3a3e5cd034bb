using Couree.Database;
using Couree.Kernel;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.People;

/// <summary>Who is behind the session cookie: one indexed query, then the roles. A dead cookie is taken back.</summary>
internal sealed class Recognise(CoureeDb db, Clock clock, IServiceProvider services) : IRecognise
{
    public async Task<Actor?> Who(HttpContext http)
    {
        if (SessionCookie.KeyHash(http) is not { } hash) return null;
        var now = clock.Now;
        var found = await (
            from session in db.Set<Session>().AsNoTracking()
            join person in db.Set<Person>().AsNoTracking() on session.Person equals person.Id
            where session.KeyHash == hash && session.ExpiresAt > now && person.ForgottenAt == null
            select new { person.Id, person.Name, person.IsSteward, session.SeenAt }).SingleOrDefaultAsync(http.RequestAborted);
        if (found is null)
        {
            SessionCookie.Take(http);
            return null;
        }
        if (now - found.SeenAt >= Session.SeenEvery) await Seen(http, hash, now);
        IReadOnlyDictionary<OrganisationId, Role> roles = services.GetService<IRoles>() is { } organisations
            ? await organisations.Of(found.Id, http.RequestAborted)
            : new Dictionary<OrganisationId, Role>();
        return new Actor(found.Id, found.Name, roles, found.IsSteward, Words.Language);
    }

    /// <summary>Thirty days again from now, on both sides.</summary>
    private async Task Seen(HttpContext http, string hash, DateTime now)
    {
        var until = now + Session.Life;
        await db.InTransaction(() => db.Set<Session>().Where(s => s.KeyHash == hash)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now).SetProperty(s => s.ExpiresAt, until), http.RequestAborted), http.RequestAborted);
        SessionCookie.Give(http, http.Request.Cookies[SessionCookie.Name]!);
    }
}
