using Couree.Web;

namespace Couree.Modules.People;

/// <summary>The cookie `couree`: unreadable by scripts, not sent by other sites' forms, over TLS only when there is TLS.</summary>
internal static class SessionCookie
{
    public const string Name = "couree";

    public static void Give(HttpContext http, string key) => http.Response.Cookies.Append(Name, key, Options(http, Session.Life));

    /// <summary>Signed in: the browser keeps the key, and the person's language unless it already had one of its own.</summary>
    public static void Give(HttpContext http, SignedIn signedIn)
    {
        Give(http, signedIn.Key);
        if (http.Request.Cookies["language"] is not ("fr" or "en")) Speak(http, signedIn.Language);
    }

    public static void Speak(HttpContext http, string language) => http.Response.Cookies.Append("language", language, Options(http, TimeSpan.FromDays(365)));

    public static void Take(HttpContext http) => http.Response.Cookies.Delete(Name, Options(http, null));

    /// <summary>What the store knows this browser by; null for a visitor.</summary>
    public static string? KeyHash(HttpContext http) => http.Request.Cookies[Name] is { Length: > 0 and < 100 } key ? Secret.Hash(key) : null;

    private static CookieOptions Options(HttpContext http, TimeSpan? life) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        Path = "/",
        IsEssential = true,
        MaxAge = life,
    };
}
