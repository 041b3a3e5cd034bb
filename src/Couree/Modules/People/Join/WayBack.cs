using Couree.Web;

namespace Couree.Modules.People.Join;

/// <summary>
/// Where a person was going when she met the door: carried in plain sight from sign-in to sign-up, through the mail and its answer. Only
/// places of ours (<see cref="Security.LocalPath"/>), and short enough for a link that a mail can hold.
/// </summary>
internal static class WayBack
{
    private const int Longest = 500;

    /// <summary>"?back=…" or "&amp;back=…"; nothing when the person was going nowhere in particular: home, or her own page.</summary>
    public static string Query(char first, string? back) => To(back) is { } path ? $"{first}back={Uri.EscapeDataString(path)}" : "";

    /// <summary>Null when the person was going nowhere in particular.</summary>
    public static string? To(string? back) => back is { Length: <= Longest } && Security.LocalPath(back) is { } path and not ("/" or "/people/me") ? path : null;
}
