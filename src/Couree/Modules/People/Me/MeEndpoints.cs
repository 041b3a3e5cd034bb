using System.Text.Json;
using Couree.Kernel;
using Couree.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Couree.Modules.People.Me;

/// <summary>The person's own space.</summary>
internal static class MeEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/people/me", (HttpContext http, Actor who, MePageMaker maker, string? told, CancellationToken stop) => maker.Show(http, who, Form.Empty, told, stop)).ForSignedIn();
        app.MapPost("/people/me/profile", Profile).ForSignedIn();
        app.MapPost("/people/me/password", Password).ForSignedIn().RequireRateLimiting(Limits.Strict);
        app.MapPost("/people/me/email/move", AskMove).ForSignedIn().RequireRateLimiting(Limits.Strict);
        app.MapGet("/people/me/email", LookMove).ForSignedIn();
        app.MapPost("/people/me/email", Move).ForSignedIn().RequireRateLimiting(Limits.Strict);
        app.MapPost("/people/me/sessions/{id:guid}/end", End).ForSignedIn();
        app.MapPost("/people/me/sessions/end-others", EndOthers).ForSignedIn();
        app.MapGet("/people/me/export", Read).ForSignedIn();
        app.MapGet("/people/me/export.json", Download).ForSignedIn();
    }

    private static Task<IResult> Profile(Form<ChangeProfile.Input> form, HttpContext http, Actor who, Perform perform, MePageMaker maker, CancellationToken stop) => form.Submit(
        async input =>
        {
            await perform.Run<ChangeProfile>(u => u.Do(who, input, stop));
            SessionCookie.Speak(http, input.Language);
            return Pages.See("/people/me?told=people.told.profile");
        },
        again => maker.Show(http, who, again, null, stop));

    private static Task<IResult> Password(Form<ChangePassword.Input> form, HttpContext http, Actor who, Perform perform, MePageMaker maker, CancellationToken stop) => form.Submit(
        async input =>
        {
            await perform.Run<ChangePassword>(u => u.Do(who, input, SessionCookie.KeyHash(http)!, stop));
            return Pages.See("/people/me?told=people.told.password");
        },
        again => maker.Show(http, who, again, null, stop));

    private static Task<IResult> AskMove(Form<AskToMove.Input> form, HttpContext http, Actor who, Perform perform, MePageMaker maker, CancellationToken stop) => form.Submit(
        async input =>
        {
            await perform.Run<AskToMove>(u => u.Do(who, input, SessionCookie.KeyHash(http)!, stop));
            return Pages.See("/people/me?told=people.told.email_asked");
        },
        again => maker.Show(http, who, again, null, stop));

    private static async Task<RazorComponentResult<MoveEmailPage>> LookMove(string? key, Actor who, MoveEmail move, CancellationToken stop) =>
        Pages.Show<MoveEmailPage>(new MoveEmailPage.Facts(Form.Empty, key ?? "", await move.Look(who, key ?? "", stop)));

    private static Task<IResult> Move(Form<MoveEmail.Input> form, Actor who, Perform perform, MoveEmail move, CancellationToken stop) => form.Submit(
        async input =>
        {
            await perform.Run<MoveEmail>(u => u.Do(who, input, stop));
            return Pages.See("/people/me?told=people.told.email");
        },
        async again => Pages.Again<MoveEmailPage>(new MoveEmailPage.Facts(again, again["Key"], await move.Look(who, again["Key"], stop))));

    private static async Task<IResult> End(Guid id, Actor who, Perform perform, CancellationToken stop)
    {
        await perform.Run<EndSession>(u => u.Do(who, new SessionId(id), stop));
        return Pages.See("/people/me?told=people.told.session_ended");
    }

    private static async Task<IResult> EndOthers(HttpContext http, Actor who, Perform perform, CancellationToken stop)
    {
        await perform.Run<EndOtherSessions>(u => u.Do(who, SessionCookie.KeyHash(http)!, stop));
        return Pages.See("/people/me?told=people.told.session_ended");
    }

    private static async Task<IResult> Read(HttpContext http, Actor who, Export export, Clock clock, CancellationToken stop)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Pages.Show<ExportPage>(new ExportPage.Facts(JsonSerializer.SerializeToElement(await export.Of(who.Self, stop), Json.Options), clock.Civil));
    }

    private static async Task<IResult> Download(HttpContext http, Actor who, Export export, CancellationToken stop)
    {
        http.Response.Headers.CacheControl = "no-store";
        var all = await export.Of(who.Self, stop);
        return Results.File(JsonSerializer.SerializeToUtf8Bytes(all, new JsonSerializerOptions(Json.Options) { WriteIndented = true }), "application/json", "couree.json");
    }
}
