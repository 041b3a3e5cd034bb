using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Couree.Modules.People;

/// <summary>Keys of sessions and of mailed links: 256 random bits outside, their SHA-256 in the store.</summary>
internal static class Secret
{
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
