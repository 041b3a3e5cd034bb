using Couree.Kernel;
using Couree.Web;

namespace Couree.Modules.People.Enter;

/// <summary>Sign-in and sign-out.</summary>
internal static class EnterEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/people/sign-in", Show).Open();
        app.MapPost("/people/sign-in", SignIn).Open().RequireRateLimiting(Limits.Strict);
        app.MapPost("/people/sign-in/demo", SignInAs).Open().RequireRateLimiting(Limits.Strict);
        app.MapPost("/people/sign-out", Leave).Open();
    }

    private static async Task<IResult> Show(string? back, string? told, Actor who, SignInAsVillager village, CancellationToken stop) => who.IsSignedIn
        ? Pages.See(back ?? "/people/me")
        : Pages.Show<EnterPage>(new EnterPage.Facts(Form.Empty, Security.LocalPath(back ?? "/people/me"), await village.All(stop), Told.Known(told)));

    private static Task<IResult> SignIn(Form<SignInByPassword.Input> form, HttpContext http, Actor who, Perform perform, SignInAsVillager village, CancellationToken stop) => form.Submit(
        async input =>
        {
            SessionCookie.Give(http, await perform.Run<SignInByPassword, SignedIn>(u => u.Do(who, input, Device.Of(http), stop)));
            return Pages.See(input.Back);
        },
        async again => Pages.Again<EnterPage>(new EnterPage.Facts(again, Security.LocalPath(again["Back"]), await village.All(stop))));

    private static Task<IResult> SignInAs(Form<SignInAsVillager.Input> form, HttpContext http, Actor who, Perform perform, CancellationToken stop) => form.Submit(
        async input =>
        {
            SessionCookie.Give(http, await perform.Run<SignInAsVillager, SignedIn>(u => u.Do(who, input, Device.Of(http), stop)));
            return Pages.See(input.Back);
        },
        _ => throw new NotFound());

    private static async Task<IResult> Leave(HttpContext http, Actor who, Perform perform, CancellationToken stop)
    {
        if (SessionCookie.KeyHash(http) is { } hash) await perform.Run<SignOut>(u => u.Do(who, hash, stop));
        SessionCookie.Take(http);
        Security.ForgetPages(http);
        return Pages.See("/");
    }
}
