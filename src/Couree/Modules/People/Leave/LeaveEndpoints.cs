using Couree.Database;
using Couree.Kernel;
using Couree.Modules.People.Me;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.People.Leave;

/// <summary>The way out: consequences told, proof asked, account erased.</summary>
internal static class LeaveEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/people/me/leave", async (HttpContext http, Actor who, MyFacts facts, CoureeDb db, Clock clock, CancellationToken stop) =>
            Pages.Show<LeavePage>(await View(http, who, Form.Empty, facts, db, clock, stop))).ForSignedIn();
        app.MapPost("/people/me/leave", Leave).ForSignedIn().RequireRateLimiting(Limits.Strict);
    }

    private static Task<IResult> Leave(Form<LeaveCouree.Input> form, HttpContext http, Actor who, Perform perform, MyFacts facts, CoureeDb db, Clock clock, CancellationToken stop) => form.Submit(
        async input =>
        {
            await perform.Run<LeaveCouree>(u => u.Do(who, input, SessionCookie.KeyHash(http)!, stop));
            SessionCookie.Take(http);
            Security.ForgetPages(http);
            return Pages.See("/people/sign-in?told=people.told.gone");
        },
        async again => Pages.Again<LeavePage>(await View(http, who, again, facts, db, clock, stop)));

    private static async Task<LeavePage.Facts> View(HttpContext http, Actor who, Form form, MyFacts facts, CoureeDb db, Clock clock, CancellationToken stop)
    {
        var hash = SessionCookie.KeyHash(http);
        var session = await db.Set<Session>().AsNoTracking().SingleAsync(s => s.KeyHash == hash, stop);
        var me = await facts.Of(who.Self, stop);
        return new(form, me.HasPassword, (await facts.Passkeys(who.Self, stop)).Count > 0, session.IsProved(clock.Now));
    }
}
