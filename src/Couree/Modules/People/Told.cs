using Couree.Web;

namespace Couree.Modules.People;

/// <summary>What a page may be asked to say after a redirect: only our own sentences under `people.told.`.</summary>
internal static class Told
{
    public static string? Known(string? key) => key is not null && key.StartsWith("people.told.", StringComparison.Ordinal) && Words.Knows(key) ? key : null;
}
