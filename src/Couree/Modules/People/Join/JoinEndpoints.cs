using Couree.Kernel;
using Couree.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Couree.Modules.People.Join;

/// <summary>Sign-up and the answer to its mail.</summary>
internal static class JoinEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/people/sign-up", (string? back) => Pages.Show<JoinPage>(new JoinPage.Facts(Form.Empty, WayBack.To(back)))).Open();
        app.MapPost("/people/sign-up", SignUp).Open().RequireRateLimiting(Limits.Strict);
        app.MapGet("/people/sign-up/sent", () => Pages.Show<WordPage>(new WordPage.Facts("people.join.sent", Next: "/"))).Open();
        app.MapGet("/people/confirm", Look).Open();
        app.MapPost("/people/confirm", Confirm).Open().RequireRateLimiting(Limits.Strict);
    }

    private static Task<IResult> SignUp(Form<JoinCouree.Input> form, Actor who, Perform perform, CancellationToken stop) => form.Submit(
        async input =>
        {
            await perform.Run<JoinCouree>(u => u.Do(who, input, stop));
            return Pages.See("/people/sign-up/sent");
        },
        again => Task.FromResult<IResult>(Pages.Again<JoinPage>(new JoinPage.Facts(again, WayBack.To(again["Back"])))));

    private static async Task<RazorComponentResult<ConfirmPage>> Look(string? key, string? back, ConfirmEmail confirm, CancellationToken stop)
    {
        var (email, hasPassword) = await confirm.Look(key ?? "", stop);
        return Pages.Show<ConfirmPage>(new ConfirmPage.Facts(Form.Empty, key!, email, hasPassword, WayBack.To(back)));
    }

    private static Task<IResult> Confirm(Form<ConfirmEmail.Input> form, HttpContext http, Actor who, Perform perform, ConfirmEmail confirm, CancellationToken stop) => form.Submit(
        async input =>
        {
            var signedIn = await perform.Run<ConfirmEmail, SignedIn>(u => u.Do(who, input, Device.Of(http), stop));
            SessionCookie.Give(http, signedIn);
            return Pages.See(WayBack.To(input.Back) ?? "/people/me?told=people.told.welcome");
        },
        async again =>
        {
            var (email, hasPassword) = await confirm.Look(again["Key"], stop);
            return Pages.Again<ConfirmPage>(new ConfirmPage.Facts(again, again["Key"], email, hasPassword, WayBack.To(again["Back"])));
        });
}
