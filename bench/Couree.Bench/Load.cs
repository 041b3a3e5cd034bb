using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Couree.Bench;

/// <summary>Requests a second and how long they took, in milliseconds.</summary>
internal sealed record Rate(double PerSecond, double P50, double P99)
{
    public static Rate Median(IEnumerable<Rate> rates) => rates.OrderBy(r => r.PerSecond).ToList() is var sorted ? sorted[sorted.Count / 2] : throw new InvalidOperationException();
}

/// <summary>Load from the other core: wrk for what can be asked again and again, our own loop for what can be done once.</summary>
internal static partial class Load
{
    private const int Connections = 8, Seconds = 4, Runs = 3;

    public static Rate Again(Uri address, string path, string? cookie)
    {
        var rates = new List<Rate>();
        for (var run = 0; run < Runs; run++) rates.Add(Wrk(address, path, cookie) ?? Loop(address, path, cookie));
        return Rate.Median(rates);
    }

    /// <summary>Each request once, one after the other.</summary>
    public static Rate OneByOne(Uri address, IReadOnlyList<byte[]> requests) => Once(address, requests, connections: 1);

    /// <summary>Each request once, by a few connections at a time; all must be answered with 2xx or 3xx.</summary>
    public static Rate Once(Uri address, IReadOnlyList<byte[]> requests, int connections = 4)
    {
        var (next, watch, times) = (-1, Stopwatch.StartNew(), new double[requests.Count]);
        Parallel(address, wire =>
        {
            for (int i; (i = Interlocked.Increment(ref next)) < requests.Count;)
            {
                var begun = Stopwatch.GetTimestamp();
                if (wire.Ask(requests[i]) is var status and (< 200 or >= 400)) throw new InvalidOperationException($"request {i} was answered with {status}");
                times[i] = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            }
        }, connections);
        return Told(times, watch.Elapsed.TotalSeconds);
    }

    private static Rate Loop(Uri address, string path, string? cookie)
    {
        var (request, watch, times) = (Wire.Get(path, cookie), Stopwatch.StartNew(), new List<double>());
        Parallel(address, wire =>
        {
            var own = new List<double>();
            while (watch.Elapsed.TotalSeconds < Seconds)
            {
                var begun = Stopwatch.GetTimestamp();
                if (wire.Ask(request) != 200) throw new InvalidOperationException(path);
                own.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }
            lock (times) times.AddRange(own);
        }, Connections);
        return Told([.. times], watch.Elapsed.TotalSeconds);
    }

    private static void Parallel(Uri address, Action<Wire> work, int connections)
    {
        Exception? failure = null;
        var threads = Enumerable.Range(0, connections).Select(_ => new Thread(() =>
        {
            try
            {
                using var wire = new Wire(address);
                work(wire);
            }
            catch (Exception broke)
            {
                failure = broke;
            }
        })).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        if (failure is not null) throw new InvalidOperationException("the load broke off", failure);
    }

    private static Rate Told(double[] times, double seconds)
    {
        Array.Sort(times);
        return new Rate(times.Length / seconds, times[times.Length / 2], times[(int)(times.Length * 0.99)]);
    }

    private static Rate? Wrk(Uri address, string path, string? cookie)
    {
        if (!File.Exists("/usr/bin/wrk")) return null;
        List<string> arguments = ["-t1", $"-c{Connections}", $"-d{Seconds}s", "--latency", "-H", "Accept: text/html", "-H", "Accept-Language: fr"];
        if (cookie is not null) arguments.AddRange(["-H", "Cookie: " + cookie]);
        using var wrk = Process.Start(new ProcessStartInfo("/usr/bin/wrk", [.. arguments, new Uri(address, path).ToString()]) { RedirectStandardOutput = true })!;
        var said = wrk.StandardOutput.ReadToEnd();
        if (said.Contains("Non-2xx")) throw new InvalidOperationException($"{path}: {said}");
        double Number(Regex pattern) => pattern.Match(said) is { Success: true } found
            ? double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) * (found.Groups[2].Value switch { "us" => 0.001, "s" => 1000, _ => 1 })
            : throw new InvalidOperationException("wrk said: " + said);
        return new Rate(Number(PerSecond()), Number(Half()), Number(Nearly()));
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)()")]
    private static partial Regex PerSecond();

    [GeneratedRegex(@"50%\s+([\d.]+)(us|ms|s)")]
    private static partial Regex Half();

    [GeneratedRegex(@"99%\s+([\d.]+)(us|ms|s)")]
    private static partial Regex Nearly();
}
