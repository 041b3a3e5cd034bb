using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Couree.Modules.Market.Baskets;

/// <summary>256 random bits that say whose basket, or whose order page, this is. The basket's store keeps only a hash.</summary>
internal static class BasketTokens
{
    public const string Cookie = "basket";

    /// <summary>How long a browser keeps its basket without coming back.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(30);

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    public static string? Read(HttpContext http) => http.Request.Cookies[Cookie] is { Length: 43 } token ? token : null;

    public static void Write(HttpContext http, string token) => http.Response.Cookies.Append(Cookie, token, new CookieOptions
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        IsEssential = true,
        Secure = http.Request.IsHttps,
        MaxAge = Life,
        Path = "/",
    });
}
