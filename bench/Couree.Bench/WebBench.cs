using System.Diagnostics;
using System.Globalization;
using System.Net;
using Couree.Tests.Proofs;

namespace Couree.Bench;

/// <summary>
/// The built server on one core with the village on SQLite, the load on another; then once more inside this process, where what the
/// server allocates can be counted exactly. Every figure stands beside a bare endpoint of the same server in the same run.
/// </summary>
internal static class WebBench
{
    private const int Checkouts = 120;

    private sealed record Page(string Name, string Path, string? As = null);

    private static readonly Page[] Pages =
    [
        new("bare \"hello\" (/health/live)", "/health/live"), new("home", "/"), new("home search", "/?q=pain"), new("shop page, 200 products", "/market/epi-commun"),
        new("shared board", "/delivery/braquets/board", "manon"), new("courier's round (JSON)", "/api/v1/delivery/courier/round", "tom"),
    ];

    public static async Task Run(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("couree-bench-").FullName;
        try
        {
            var onTwoCores = OperatingSystem.IsLinux() && Environment.ProcessorCount > 1 && File.Exists("/usr/bin/taskset");
            string[] pinned = onTwoCores ? ["taskset", "-c", "0"] : [];
            if (onTwoCores && OperatingSystem.IsLinux()) Process.GetCurrentProcess().ProcessorAffinity = 2;
            output.WriteLine(onTwoCores ? "server pinned to core 0, load on core 1" : "server and load share the machine: only the ratios say something");
            await using (var first = Start(folder, [])) await first.Answers("/");
            var starts = new List<TimeSpan>();
            for (var i = 0; i < 3; i++)
                await using (var again = Start(folder, [])) starts.Add(await again.Answers("/"));

            var rates = new Dictionary<string, Rate>();
            var bytes = new Dictionary<string, int>();
            long memory, highest;
            await using (var server = Start(folder, pinned, ("DOTNET_PROCESSOR_COUNT", onTwoCores ? "1" : "0")))
            {
                await server.Answers("/");
                var village = new WebVillage(server.Address);
                await village.FillShelves(200);
                foreach (var page in Pages)
                {
                    var cookie = page.As is null ? null : (await village.SignIn(page.As)).Cookie;
                    bytes[page.Name] = await OverTheWire(server.Address, page.Path, cookie);
                    Warm(server.Address, page.Path, cookie);
                    rates[page.Name] = Load.Again(server.Address, page.Path, cookie);
                }
                Load.Once(server.Address, await village.ReadyCheckouts(20));
                rates["checkout"] = Load.Once(server.Address, await village.ReadyCheckouts(Checkouts));
                foreach (var (name, rate, _) in await SyncBench.Measure(server.Address, () => server.Worked)) rates[name] = rate;
                (memory, highest) = (server.Memory(), server.Memory(highest: true));
            }
            var allocated = await Allocations(folder);
            var hello = rates[Pages[0].Name];
            output.WriteLine();
            output.WriteLine("| what | requests/s on one core | beside hello | p50 ms | p99 ms | allocated a request | over the wire (br) |");
            output.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
            foreach (var (name, rate) in rates)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"| {name} | {rate.PerSecond:0} | 1 : {hello.PerSecond / rate.PerSecond:0.0} | {rate.P50:0.00} | {rate.P99:0.00} | {allocated.GetValueOrDefault(name) / 1024.0:0.0} kB | {(bytes.TryGetValue(name, out var wire) ? $"{wire} B" : "–")} |"));
            output.WriteLine();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"start to first page {starts.Order().ElementAt(1).TotalSeconds:0.00} s (median of 3) · memory after the mixed load {memory / 1e6:0} MB resident, {highest / 1e6:0} MB at most"));
            output.WriteLine();
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ServerProcess Start(string folder, string[] before, params (string, string)[] environment) =>
        ServerProcess.Start(folder, ServerProcess.FreePort(), before: before,
            environment: [("Couree__PasswordIterations", "1000"), ("Couree__StrictPerMinute", "100000"), WebVillage.AtNoon, .. environment.Where(e => e.Item2 != "0")]);

    private static void Warm(Uri address, string path, string? cookie)
    {
        using var wire = new Wire(address);
        var request = Wire.Get(path, cookie);
        for (var i = 0; i < 300; i++)
            if (wire.Ask(request) != 200) throw new InvalidOperationException(path);
    }

    private static async Task<int> OverTheWire(Uri address, string path, string? cookie)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, UseCookies = false }) { BaseAddress = address };
        http.DefaultRequestHeaders.Add("Accept", "text/html");
        http.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        if (cookie is not null) http.DefaultRequestHeaders.Add("Cookie", cookie);
        return (await http.GetByteArrayAsync(path)).Length;
    }

    /// <summary>The same app inside this process, asked by a client that allocates nothing: bytes of managed memory a request.</summary>
    private static async Task<Dictionary<string, long>> Allocations(string folder)
    {
        var address = new Uri($"http://127.0.0.1:{ServerProcess.FreePort()}");
        foreach (var (name, value) in new[] { ("ASPNETCORE_ENVIRONMENT", "Demo"), ("Couree__Data", folder), ("Couree__PasswordIterations", "1000"), ("Couree__StrictPerMinute", "100000"), WebVillage.AtNoon, ("Logging__LogLevel__Default", "Warning") })
            Environment.SetEnvironmentVariable(name, value);
        var app = new Thread(() => typeof(Couree.Web.Wwwroot).Assembly.EntryPoint!.Invoke(null, [new[] { "--urls", address.ToString().TrimEnd('/') }])) { IsBackground = true };
        app.Start();
        using var http = new HttpClient { BaseAddress = address };
        for (var tries = 0; ; tries++)
            try
            {
                if ((await http.GetAsync("/health/ready")).IsSuccessStatusCode) break;
            }
            catch (HttpRequestException) when (tries < 600)
            {
                await Task.Delay(50);
            }
        var village = new WebVillage(address);
        var allocated = new Dictionary<string, long>();
        foreach (var page in Pages)
        {
            var request = Wire.Get(page.Path, page.As is null ? null : (await village.SignIn(page.As)).Cookie);
            allocated[page.Name] = Count(address, [.. Enumerable.Repeat(request, 400)]);
        }
        allocated["checkout"] = Count(address, await village.ReadyCheckouts(60));
        var (tom, cookie) = await village.SignIn("tom");
        allocated[SyncBench.Many] = Count(address, await village.Batches(tom, cookie, SyncBench.ManyDoors, 6));
        return allocated;
    }

    private static long Count(Uri address, List<byte[]> requests)
    {
        using var wire = new Wire(address);
        var warm = requests.Count / 2;
        foreach (var request in requests[..warm]) wire.Ask(request);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = warm; i < requests.Count; i++) wire.Ask(requests[i]);
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (requests.Count - warm);
    }
}
