using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Couree.Web;

/// <summary>Rate limits by address: gentle for everyone, few open streams for each, strict where passwords are tried.</summary>
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
        limits.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(Gentle),
            PartitionedRateLimiter.Create<HttpContext, string>(Streams));
        limits.AddPolicy(Strict, http => Sliding(http, House(http).StrictPerMinute));
        limits.AddPolicy(Links, http => Sliding(http, 12 * House(http).StrictPerMinute));
    });

    /// <summary>A bucket that a page with its photos empties a little and that refills by the second: only machines reach its bottom.</summary>
    private static RateLimitPartition<string> Gentle(HttpContext http)
    {
        if (IsOurselves(http)) return RateLimitPartition.GetNoLimiter("ourselves");
        var aMinute = House(http).GentlePerMinute;
        return RateLimitPartition.GetTokenBucketLimiter(Address(http), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = aMinute,
            TokensPerPeriod = Math.Max(1, aMinute / 60),
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        });
    }

    /// <summary>An open stream costs memory as long as it stays open: a house full of screens is welcome, a thousand from one place are not.</summary>
    private static RateLimitPartition<string> Streams(HttpContext http) => !IsStream(http) || IsOurselves(http)
        ? RateLimitPartition.GetNoLimiter("no stream")
        : RateLimitPartition.GetConcurrencyLimiter(Address(http), _ => new ConcurrencyLimiterOptions { PermitLimit = House(http).StreamsPerAddress });

    private static RateLimitPartition<string> Sliding(HttpContext http, int aMinute) => RateLimitPartition.GetSlidingWindowLimiter(Address(http), _ => new SlidingWindowRateLimiterOptions
    {
        PermitLimit = aMinute,
        Window = TimeSpan.FromMinutes(1),
        SegmentsPerWindow = 6,
    });

    private static bool IsStream(HttpContext http) =>
        http.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route } && route.EndsWith("/live", StringComparison.Ordinal) && !route.StartsWith("/health", StringComparison.Ordinal);

    /// <summary>This machine, or tests in process. Behind a proxy of ours the visitor's own address stands here: see the forwarded headers.</summary>
    private static bool IsOurselves(HttpContext http) => http.Connection.RemoteIpAddress is not { } from || IPAddress.IsLoopback(from);

    /// <summary>One household has 2^64 addresses of IPv6: they count as one.</summary>
    internal static string Address(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } from) return "in-process";
        if (from.IsIPv4MappedToIPv6) from = from.MapToIPv4();
        return from.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexStringLower(from.GetAddressBytes().AsSpan(0, 8)) : from.ToString();
    }

    private static HouseOptions House(HttpContext http) => http.RequestServices.GetRequiredService<HouseOptions>();
}
