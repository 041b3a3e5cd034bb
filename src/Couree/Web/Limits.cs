using System.Threading.RateLimiting;

namespace Couree.Web;

/// <summary>Rate limits by address: gentle for everyone, strict where passwords are tried.</summary>
internal static class Limits
{
    /// <summary>Name of the strict policy: sign-in, sign-up, reset.</summary>
    public const string Strict = "strict";

    /// <summary>Name of the policy for links whose secret is their address: enough for a live page, not for guessing.</summary>
    public const string Links = "links";

    public static void AddHouseLimits(this IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = async (rejected, _) => await Errors.Answer(rejected.HttpContext, 429, "web.refused", "web.too_many");
        limits.AddPolicy(Strict, http => RateLimitPartition.GetSlidingWindowLimiter(Address(http), _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = http.RequestServices.GetRequiredService<HouseOptions>().StrictPerMinute,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
        }));
        limits.AddPolicy(Links, http => RateLimitPartition.GetSlidingWindowLimiter(Address(http), _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = 12 * http.RequestServices.GetRequiredService<HouseOptions>().StrictPerMinute,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
        }));
    });

    private static string Address(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "in-process";
}
