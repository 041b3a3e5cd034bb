using System.Globalization;
using System.Text.RegularExpressions;

namespace Couree.Bench.Routing.Check;

/// <summary>The routes of a solution file; lines that do not begin with "Route" (names, dates) are passed over.</summary>
internal static partial class RouteLines
{
    /// <exception cref="FormatException">A route line that cannot be read.</exception>
    public static List<int[]> Read(string path)
    {
        var routes = new List<int[]>();
        foreach (var line in File.ReadLines(path))
        {
            if (!line.StartsWith("Route", StringComparison.OrdinalIgnoreCase)) continue;
            var match = RouteLine().Match(line);
            if (!match.Success) throw new FormatException($"this line is no route: {line}");
            routes.Add([.. match.Groups["task"].Captures.Select(task => int.Parse(task.Value, CultureInfo.InvariantCulture))]);
        }
        return routes;
    }

    [GeneratedRegex(@"^Route\s+#?\d+\s*:(\s+(?<task>\d{1,9}))*\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex RouteLine();
}
