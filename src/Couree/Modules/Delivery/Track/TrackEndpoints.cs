using Couree.Web;

namespace Couree.Modules.Delivery;

/// <summary>Following one delivery: whoever has the link, and nothing but that delivery. An unknown link and a dead one are the same answer.</summary>
internal static class TrackEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/t/{token}", async (HttpContext http, string token, ReadTrack read, CancellationToken stop) =>
        {
            NeverKept(http);
            return Pages.Show<TrackPage>(await read.Of(token, stop));
        }).Open().RequireRateLimiting(Limits.Links);
        app.MapGet("/t/{token}/live", async (HttpContext http, string token, ReadTrack read, Live live, CancellationToken stop) =>
        {
            NeverKept(http);
            var (_, drop) = await read.Find(token, stop);
            return TypedResults.ServerSentEvents(live.Watch([Topics.Drop(drop.Id)], stop));
        }).Open().RequireRateLimiting(Limits.Links);
    }

    /// <summary>The link is the secret: no cache, no search engine and no referrer may repeat it.</summary>
    private static void NeverKept(HttpContext http)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
