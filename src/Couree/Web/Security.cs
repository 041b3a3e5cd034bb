namespace Couree.Web;

/// <summary>Headers of every answer: a strict content policy without inline script or style, and no third party at all.</summary>
internal static class Security
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
        + "font-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static Task Guard(HttpContext http, RequestDelegate next)
    {
        Headers(http);
        return next(http);
    }

    public static void Headers(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(self), geolocation=(self), microphone=(), interest-cohort=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (http.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
    }

    /// <summary>Who signs out on a shared computer leaves no page behind for the next person's "back" button: the browser forgets what it kept of this site.</summary>
    public static void ForgetPages(HttpContext http) => http.Response.Headers["Clear-Site-Data"] = "\"cache\"";

    /// <summary>A place of ours to go back to; anything that could lead off the site becomes the home page.</summary>
    public static string LocalPath(string? back) =>
        back is ['/', ..] && back is not ['/', '/' or '\\', ..] && !back.Any(char.IsControl) && !back.Contains('\\') ? back : "/";
}
