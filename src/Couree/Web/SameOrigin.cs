using Couree.Kernel;

namespace Couree.Web;

/// <summary>
/// Our antiforgery: a request that changes something must come from our own pages. The browser says so itself (Sec-Fetch-Site,
/// Origin: W3C Fetch Metadata, RFC 6454), so pages stay cacheable, forms never go stale and nothing depends on a script.
/// A caller with neither header is no browser: it may act only without our cookies.
/// </summary>
internal static class SameOrigin
{
    public static async Task Check(HttpContext http, RequestDelegate next)
    {
        var request = http.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method) || IsOurs(request))
            await next(http);
        else
            throw new CameFromElsewhere();
    }

    private static bool IsOurs(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) return site is "same-origin" or "none";
        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0) return Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase);
        return request.Cookies.Count == 0;
    }
}

/// <summary>403: another site's page tried to act in a person's name.</summary>
public sealed class CameFromElsewhere() : Exception("the request came from another site");
