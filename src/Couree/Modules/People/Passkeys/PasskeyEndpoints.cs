using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Couree.Kernel;
using Couree.Web;
using Microsoft.AspNetCore.Identity;

namespace Couree.Modules.People.Passkeys;

/// <summary>
/// The two halves of every passkey gesture: a question (the challenge) and its answer. The framework verifies (origin, challenge,
/// signature, counter, user verification); we keep the question on our side so that it is answered once. Script-only doors: JSON.
/// </summary>
internal static class PasskeyEndpoints
{
    public const string Cookie = "couree-question";

    public sealed record NewPasskey(JsonElement Credential, [property: StringLength(Passkey.LongestName)] string Name = "");

    public sealed record ShownPasskey(JsonElement Credential, string Back = "/");

    public sealed record Next([property: JsonPropertyName("next")] string Path);

    public static void Map(WebApplication app)
    {
        app.MapPost("/people/me/passkeys/question", AskNew).ForSignedIn().RequireRateLimiting(Limits.Strict);
        app.MapPost("/people/me/passkeys", Add).ForSignedIn().RequireRateLimiting(Limits.Strict);
        app.MapPost("/people/me/passkeys/{id:guid}/remove", Remove).ForSignedIn();
        app.MapPost("/people/sign-in/passkey/question", AskKnown).Open().RequireRateLimiting(Limits.Strict);
        app.MapPost("/people/sign-in/passkey", SignIn).Open().RequireRateLimiting(Limits.Strict);
        app.MapPost("/people/me/prove", Prove).ForSignedIn().RequireRateLimiting(Limits.Strict);
    }

    private static async Task<IResult> AskNew(HttpContext http, Actor who, IPasskeyHandler<Person> passkeys, UserManager<Person> people, Perform perform, CancellationToken stop)
    {
        var me = await people.FindByIdAsync(who.Self.Value.ToString()) ?? throw new NotFound();
        var options = await passkeys.MakeCreationOptionsAsync(new() { Id = me.Id.Value.ToString(), Name = me.Email!, DisplayName = me.Name }, http);
        return await Keep(http, who, perform, options.AttestationState, options.CreationOptionsJson, stop);
    }

    private static async Task<IResult> AskKnown(HttpContext http, Actor who, IPasskeyHandler<Person> passkeys, Perform perform, CancellationToken stop)
    {
        // No list of credentials: the browser offers what it has, and nobody learns who has an account.
        var options = await passkeys.MakeRequestOptionsAsync(null, http);
        return await Keep(http, who, perform, options.AssertionState, options.RequestOptionsJson, stop);
    }

    private static async Task<IResult> Add(NewPasskey posted, HttpContext http, Actor who, IPasskeyHandler<Person> passkeys, Perform perform, CancellationToken stop)
    {
        var state = await Taken(http, who, perform, stop);
        var result = await passkeys.PerformAttestationAsync(new() { HttpContext = http, CredentialJson = Text(posted.Credential), AttestationState = state });
        if (!result.Succeeded || result.UserEntity.Id != who.Self.Value.ToString()) throw new Refusal("people.passkey_refused");
        var name = string.IsNullOrWhiteSpace(posted.Name) ? Device.Of(http) : posted.Name;
        await perform.Run<AddPasskey>(u => u.Do(who, result.Passkey, name, stop));
        return Results.Json(new Next("/people/me?told=people.told.passkey_added"));
    }

    private static async Task<IResult> Remove(Guid id, Actor who, Perform perform, CancellationToken stop)
    {
        await perform.Run<RemovePasskey>(u => u.Do(who, new PasskeyId(id), stop));
        return Pages.See("/people/me?told=people.told.passkey_removed");
    }

    private static async Task<IResult> SignIn(ShownPasskey posted, HttpContext http, Actor who, IPasskeyHandler<Person> passkeys, Perform perform, CancellationToken stop)
    {
        var shown = await Shown(posted, http, who, passkeys, perform, stop);
        SessionCookie.Give(http, await perform.Run<SignInByPasskey, SignedIn>(u => u.Do(who, shown, Device.Of(http), stop)));
        return Results.Json(new Next(Security.LocalPath(posted.Back)));
    }

    private static async Task<IResult> Prove(ShownPasskey posted, HttpContext http, Actor who, IPasskeyHandler<Person> passkeys, Perform perform, CancellationToken stop)
    {
        var shown = await Shown(posted, http, who, passkeys, perform, stop);
        await perform.Run<ProveSession>(u => u.Do(who, shown, SessionCookie.KeyHash(http)!, stop));
        return Results.Json(new Next(Security.LocalPath(posted.Back)));
    }

    private static async Task<UserPasskeyInfo> Shown(ShownPasskey posted, HttpContext http, Actor who, IPasskeyHandler<Person> passkeys, Perform perform, CancellationToken stop)
    {
        var state = await Taken(http, who, perform, stop);
        var result = await passkeys.PerformAssertionAsync(new() { HttpContext = http, CredentialJson = Text(posted.Credential), AssertionState = state });
        return result.Succeeded ? result.Passkey : throw new Refusal("people.passkey_refused");
    }

    /// <summary>The framework reads an object; anything else, or nothing, is no answer of a passkey.</summary>
    private static string Text(JsonElement credential) => credential.ValueKind == JsonValueKind.Object ? credential.GetRawText() : throw new Refusal("people.passkey_refused");

    private static async Task<IResult> Keep(HttpContext http, Actor who, Perform perform, string? state, string options, CancellationToken stop)
    {
        var key = await perform.Run<AskPasskey, string>(u => u.Do(who, state ?? "", stop));
        http.Response.Cookies.Append(Cookie, key, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = "/people", MaxAge = PasskeyQuestion.Life, IsEssential = true });
        return Results.Text(options, "application/json");
    }

    private static async Task<string> Taken(HttpContext http, Actor who, Perform perform, CancellationToken stop)
    {
        var key = http.Request.Cookies[Cookie] ?? throw new Refusal("people.passkey_late");
        http.Response.Cookies.Delete(Cookie, new CookieOptions { Path = "/people" });
        return await perform.Run<TakeQuestion, string>(u => u.Do(who, key, stop));
    }
}
