using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Couree.Modules.Places.Import;

namespace Couree.Tests.Proofs;

/// <summary>Runs when nothing else does: beside two crash proofs a start is measured on what they leave of the machine.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>What a phone loads, what the server weighs, how soon it answers: measured on the real server, walls and not wishes.</summary>
[Collection(nameof(Alone))]
public sealed partial class BudgetTests
{
    private const int MostBytes = 100_000, MostRequests = 15;
    private const long MostMemory = 250_000_000;

    /// <summary>From start to the first page, once built. Many starts, the best counts: the budget is of the program, not of its neighbours.</summary>
    private static readonly TimeSpan MostStart = TimeSpan.FromSeconds(2.5);
    private const int Starts = 5;

    private static readonly string[] PublicPages =
        ["/", "/?q=pain", "/market", "/market/epi-commun", "/market/marmite", "/market/basket", "/network/epi-commun", "/network/braquets", "/people/sign-in", "/people/sign-up", "/people/reset", "/source", "/docs/api"];

    [Fact]
    public async Task The_house_stays_light_and_starts_soon()
    {
        var folder = Directory.CreateTempSubdirectory("couree-budget-").FullName;
        try
        {
            WithLilleStreets(folder);
            // The first start builds the village; the budget is for every start after it, the best of five.
            await using (var first = ServerProcess.Start(folder, ServerProcess.FreePort())) await first.Answers();
            var starts = new List<(TimeSpan Waited, TimeSpan Queued)>();
            for (var attempt = 0; attempt < Starts && !starts.Any(Soon); attempt++)
                await using (var again = ServerProcess.Start(folder, ServerProcess.FreePort()))
                    starts.Add((await again.Answers("/"), again.Queued));
            starts.Any(Soon).ShouldBeTrue($"from start to the first page, and of it waiting for a processor that others had: {string.Join(", ", starts)}");

            await using var server = ServerProcess.Start(folder, ServerProcess.FreePort());
            await server.Answers("/");
            foreach (var page in PublicPages)
            {
                var (requests, bytes) = await FirstView(server.Address, page);
                requests.ShouldBeLessThanOrEqualTo(MostRequests, page);
                bytes.ShouldBeLessThanOrEqualTo(MostBytes, page);
            }
            server.Memory().ShouldBeLessThanOrEqualTo(MostMemory, "resident memory with the village and its streets, every public page seen");
            await Use(server.Address);
            server.Memory().ShouldBeLessThanOrEqualTo(MostMemory, "resident memory after mixed use");
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>
    /// By the clock on the wall, without the time in which the kernel let its busiest thread wait for a processor that others had: what is left
    /// is what the program itself takes, its sleeps and its disks included.
    /// </summary>
    private static bool Soon((TimeSpan Waited, TimeSpan Queued) start) => start.Waited - start.Queued <= MostStart;

    /// <summary>The real streets of Lille when they are on this machine; otherwise the server takes the streets it ships.</summary>
    private static void WithLilleStreets(string folder)
    {
        var lille = Path.GetFullPath(Path.Combine(AccessRow.RepositoryRoot, "..", "shared", "data", "lille", "reseau"));
        if (!Directory.Exists(lille))
        {
            Console.WriteLine($"budgets: {lille} is not here; weighed with the streets that the project ships");
            return;
        }
        var said = new StringWriter();
        ImportCommands.Run("streets", lille, new Couree.Web.HouseOptions { DataFolder = folder }, said, said).ShouldBe(0, said.ToString());
    }

    /// <summary>What an empty browser fetches: the page and everything it names that is loaded at once, with the modules' own imports.</summary>
    private static async Task<(int Requests, int Bytes)> FirstView(Uri address, string page)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = address };
        http.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        http.DefaultRequestHeaders.Add("Accept", "text/html,*/*");
        var (todo, seen, bytes) = (new Queue<string>([page]), new HashSet<string> { page }, 0);
        while (todo.TryDequeue(out var path))
        {
            using var answer = await http.GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{path} of {page}");
            var body = await answer.Content.ReadAsByteArrayAsync();
            bytes += body.Length + answer.Headers.Concat(answer.Content.Headers).Sum(h => h.Key.Length + 4 + h.Value.Sum(v => v.Length));
            foreach (var next in Named(answer, body).Select(n => new Uri(new Uri(address, path), WebUtility.HtmlDecode(n))).Where(u => u.Host == address.Host && u.Scheme == "http").Select(u => u.PathAndQuery))
                if (seen.Add(next)) todo.Enqueue(next);
        }
        return (seen.Count, bytes);
    }

    private static IEnumerable<string> Named(HttpResponseMessage answer, byte[] body)
    {
        var text = Encoding.UTF8.GetString(answer.Content.Headers.ContentEncoding.Contains("br") ? Unfold(body) : body);
        return answer.Content.Headers.ContentType?.MediaType switch
        {
            "text/html" => Loaded().Matches(text).Where(m => !m.Value.Contains("loading=\"lazy\"")).Select(m => m.Groups[1].Value),
            "text/css" => FromStyle().Matches(text).Select(m => m.Groups[1].Value).Where(u => !u.StartsWith("data:", StringComparison.Ordinal)),
            "text/javascript" => Imported().Matches(text).Select(m => m.Groups[1].Value),
            _ => [],
        };
    }

    private static byte[] Unfold(byte[] body)
    {
        using var plain = new MemoryStream();
        using (var brotli = new System.IO.Compression.BrotliStream(new MemoryStream(body), System.IO.Compression.CompressionMode.Decompress)) brotli.CopyTo(plain);
        return plain.ToArray();
    }

    /// <summary>Mixed use: every public page by two browsers, routes and address searches, orders. What a long siege leaves is a figure of bin/bench.</summary>
    private static async Task Use(Uri address)
    {
        await Task.WhenAll(Enumerable.Range(0, 2).Select(async i =>
        {
            using var http = new HttpClient { BaseAddress = address };
            http.DefaultRequestHeaders.Add("Accept", "text/html");
            for (var round = 0; round < 2; round++)
            {
                foreach (var page in PublicPages) (await http.GetAsync(page)).EnsureSuccessStatusCode();
                (await http.GetAsync("/places/addresses/suggest?q=rue+des+po")).EnsureSuccessStatusCode();
                (await http.GetAsync("/api/v1/places/route?from=50.6247,3.0563&to=50.6346,3.0893")).EnsureSuccessStatusCode();
                (await http.GetAsync("/places/map?box=50.62,3.04,50.64,3.08")).Dispose();
            }
            var shopper = new ApiShopper(http, new Random(i), CancellationToken.None);
            for (var order = 0; order < 1; order++) (await shopper.Order(places: 200)).ShouldNotBeNull(shopper.Why);
        }));
    }

    [GeneratedRegex(@"<(?:link(?=[^>]*rel=""(?:stylesheet|modulepreload|preload|icon|manifest)"")|script(?=[^>]*src)|img|source)[^>]*?\s(?:href|src)=""([^""]+)""[^>]*>")]
    private static partial Regex Loaded();

    [GeneratedRegex(@"url\([""']?([^)""']+)")]
    private static partial Regex FromStyle();

    [GeneratedRegex(@"(?:^|[;\n])\s*(?:import|export)\b[^;""'()]*[""']([^""']+)[""']")]
    private static partial Regex Imported();
}
