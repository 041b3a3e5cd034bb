using System.Globalization;

namespace Couree.Bench.Routing;

/// <summary>One line a route: <c>Route 1 : 12 57 3 48</c>, with the task numbers of the instance.</summary>
internal static class SolutionFile
{
    public static void Write(string path, IReadOnlyList<int[]> routes)
    {
        using var file = new StreamWriter(path);
        for (var r = 0; r < routes.Count; r++)
        {
            file.Write(string.Create(CultureInfo.InvariantCulture, $"Route {r + 1} :"));
            foreach (var node in routes[r])
            {
                file.Write(' ');
                file.Write(node);
            }
            file.Write('\n');
        }
    }
}
