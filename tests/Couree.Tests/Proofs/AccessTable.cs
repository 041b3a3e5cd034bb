using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Couree.Tests.Proofs;

/// <summary>Who asks. The structure in question is the grocery for most routes, the courier co-op for the couriers' routes.</summary>
internal enum Kind { Anonymous, Stranger, OtherMember, Member, Keeper, Steward }

/// <summary>docs/access.md: for every route and every kind of person "in", "sign-in" or "404".</summary>
internal sealed record AccessRow(string Method, string Route, IReadOnlyList<string> Answers)
{
    public string Key => $"{Method} {Route}";

    public string this[Kind kind] => Answers[(int)kind];

    public override string ToString() => $"| {Method} | `{Route}` | {string.Join(" | ", Answers)} |";

    public static IReadOnlyList<AccessRow> Written()
    {
        var lines = File.ReadAllLines(Path.Combine(RepositoryRoot, "docs", "access.md"));
        return [.. lines.Select(l => Regex.Match(l, @"^\| (GET|POST|PUT|PATCH|DELETE) \| `([^`]+)` \| (.+) \|$")).Where(m => m.Success)
            .Select(m => new AccessRow(m.Groups[1].Value, m.Groups[2].Value, [.. m.Groups[3].Value.Split('|').Select(a => a.Trim())]))];
    }

    /// <summary>Every door of the running house.</summary>
    public static IReadOnlyList<(string Method, string Route, RouteEndpoint Endpoint)> Mapped(IServiceProvider services) =>
        [.. services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Where(m => m != "HEAD").Select(m => (m, PathOf(e), e)))
            .OrderBy(x => x.Item2, StringComparer.Ordinal).ThenBy(x => x.m, StringComparer.Ordinal)];

    public static string RepositoryRoot { get; } = FindRoot();

    private static string PathOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Couree.slnx"))) folder = folder.Parent ?? throw new InvalidOperationException("the tests must run inside the repository");
        return folder.FullName;
    }
}
