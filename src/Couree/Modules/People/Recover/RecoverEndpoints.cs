using Couree.Kernel;
using Couree.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Couree.Modules.People.Recover;

/// <summary>A forgotten password.</summary>
internal static class RecoverEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/people/reset", () => Pages.Show<AskResetPage>(new AskResetPage.Facts(Form.Empty))).Open();
        app.MapPost("/people/reset", Ask).Open().RequireRateLimiting(Limits.Strict);
        app.MapGet("/people/reset/sent", () => Pages.Show<WordPage>(new WordPage.Facts("people.reset.sent", Next: "/"))).Open();
        app.MapGet("/people/reset/new", Look).Open();
        app.MapPost("/people/reset/new", Reset).Open().RequireRateLimiting(Limits.Strict);
    }

    private static Task<IResult> Ask(Form<AskReset.Input> form, Actor who, Perform perform, CancellationToken stop) => form.Submit(
        async input =>
        {
            await perform.Run<AskReset>(u => u.Do(who, input, stop));
            return Pages.See("/people/reset/sent");
        },
        again => Task.FromResult<IResult>(Pages.Again<AskResetPage>(new AskResetPage.Facts(again))));

    private static async Task<RazorComponentResult<ResetPage>> Look(string? key, ResetPassword reset, CancellationToken stop) =>
        Pages.Show<ResetPage>(new ResetPage.Facts(Form.Empty, key ?? "", await reset.Look(key ?? "", stop)));

    private static Task<IResult> Reset(Form<ResetPassword.Input> form, HttpContext http, Actor who, Perform perform, ResetPassword reset, CancellationToken stop) => form.Submit(
        async input =>
        {
            SessionCookie.Give(http, await perform.Run<ResetPassword, SignedIn>(u => u.Do(who, input, Device.Of(http), stop)));
            return Pages.See("/people/me?told=people.told.password");
        },
        async again => Pages.Again<ResetPage>(new ResetPage.Facts(again, again["Key"], await reset.Look(again["Key"], stop))));
}
