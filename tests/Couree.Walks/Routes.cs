using System.Text.RegularExpressions;

namespace Couree.Walks;

/// <summary>
/// The doors of the house that answer to GET, read from docs/access.md: another suite holds that table against the doors of the
/// running house, so nothing is missing here.
/// </summary>
internal static partial class Routes
{
    /// <summary>Doors that show no page: data, files, streams, the phone's worker. Whatever is not here must be looked at by a walk.</summary>
    private static readonly string[] NoPages =
    [
        "/api/", "/assets/", "/health/", "/openapi/", "/photos/", "/favicon.ico", "/robots.txt", "/sitemap.xml", "/courier/sw.js",
        "/places/addresses/suggest", "/places/map", "/delivery/proofs/",
    ];

    [GeneratedRegex(@"/live$|\.csv$|\.json$")]
    private static partial Regex DataOrStream();

    [GeneratedRegex(@"^\| GET \| `([^`]+)` \| (\S+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\\\{(\w+)(:[^}]+)?}")]
    private static partial Regex Hole();

    private sealed record Route(string Text, bool IsPublic, Regex Matches);

    private static readonly IReadOnlyList<Route> All = Read();

    public static IEnumerable<string> Pages => All.Select(route => route.Text);

    /// <summary>Those that let in whoever comes.</summary>
    public static IEnumerable<string> PublicPages => All.Where(route => route.IsPublic).Select(route => route.Text);

    /// <summary>The page's route as the house writes it, null for what is no page.</summary>
    public static string? Of(string path)
    {
        var bare = path.Split('?', '#')[0];
        return All.FirstOrDefault(route => route.Matches.IsMatch(bare))?.Text;
    }

    private static List<Route> Read()
    {
        var table = File.ReadAllText(Path.Combine(Texts.Root(), "docs", "access.md"));
        var routes = Row().Matches(table).Select(row => (Text: row.Groups[1].Value, IsPublic: row.Groups[2].Value == "in"))
            .Where(row => !DataOrStream().IsMatch(row.Text) && !Array.Exists(NoPages, start => row.Text.StartsWith(start, StringComparison.Ordinal)))
            .Select(row => new Route(row.Text, row.IsPublic, Pattern(row.Text)));
        // As the router does: words win over holes.
        return [.. routes.OrderBy(route => route.Text.Count(sign => sign == '{')).ThenByDescending(route => route.Text.Length)];
    }

    private static Regex Pattern(string route) =>
        new("^" + Hole().Replace(Regex.Escape(route), hole => hole.Groups[2].Value.Contains("guid", StringComparison.Ordinal) ? "[0-9a-fA-F-]{36}" : "[^/]+") + "$");
}
