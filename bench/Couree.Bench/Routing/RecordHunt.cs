using System.Diagnostics;
using System.Globalization;
using Couree.Bench.Routing.Check;
using RouteSolver;

namespace Couree.Bench.Routing;

/// <summary><c>bench routing --hours</c>: round after round over the instances with growing seeds, fresh and from the best so far in turn;
/// whatever beats the best known is kept with its routes.</summary>
internal static class RecordHunt
{
    public static int Run(Arguments typed, TextWriter output, TextWriter errors)
    {
        var end = Stopwatch.GetTimestamp() + (long)(typed.Number("hours", 1, 0.0001, 1000) * 3600 * Stopwatch.Frequency);
        var seconds = typed.Number("seconds", 60, 0.05, 86_400);
        var target = typed.Text("out") ?? Path.Combine(Machine.RepositoryRoot, "artifacts", "records");
        var files = RoutingBench.Files(typed.Folder(RoutingBench.SharedInstances), typed.Text("match"));
        if (files.Count == 0) throw new ArgumentException("There is no instance there.");
        var known = new BestKnown();
        var ours = new Dictionary<string, (int Vehicles, double Distance)>();
        var (seed, records) = (typed.Whole("seed", 1, 0, int.MaxValue), 0);
        foreach (var folder in (string[])["best", "records"]) Directory.CreateDirectory(Path.Combine(target, folder));
        output.WriteLine(RoutingBench.Header + ",seed,record");
        for (var round = 0; ; round++, seed++)
            foreach (var file in files)
            {
                var left = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), end).TotalSeconds;
                if (left < 0.05) return Tell(errors, records, target);
                var name = Path.GetFileNameWithoutExtension(file);
                var (kept, fresh) = (Path.Combine(target, "best", name + ".sol"), Path.Combine(target, name + ".sol"));
                if (!ours.ContainsKey(name) && File.Exists(kept) && Judge(file, kept, errors) is { } before) ours[name] = before;
                var options = new SolverOptions { Seed = seed, Searches = typed.Whole("threads", Environment.ProcessorCount, 1, 64) };
                var start = round % 2 == 1 && ours.ContainsKey(name) ? RouteLines.Read(kept) : null;
                var attempt = Attempt.Make(file, fresh, Math.Min(seconds, left), 0, options, start);
                if (Judge(file, fresh, errors) is not { } found) continue;
                var record = known.Of(file) is { } best && Beats(found, best);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{RoutingBench.Line(attempt, known.Of(file))},{seed},{(record ? "yes" : "")}"));
                if (ours.TryGetValue(name, out var mine) && !Beats(found, mine)) continue;
                ours[name] = found;
                File.Copy(fresh, kept, overwrite: true);
                if (!record) continue;
                records++;
                File.Copy(fresh, Path.Combine(target, "records", name + ".sol"), overwrite: true);
                File.AppendAllText(Path.Combine(target, "records.csv"), string.Create(CultureInfo.InvariantCulture,
                    $"{TimeProvider.System.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ},{RoutingBench.Line(attempt, known.Of(file))},{seed}\n"));
            }
    }

    /// <summary>Published distances have two decimals: less than half a hundredth is no difference.</summary>
    private static bool Beats((int Vehicles, double Distance) found, (int Vehicles, double Distance) best) =>
        found.Vehicles < best.Vehicles || (found.Vehicles == best.Vehicles && found.Distance < best.Distance - 0.0051);

    private static (int Vehicles, double Distance)? Judge(string file, string solution, TextWriter errors) =>
        RoutingBench.Judge(file, solution, errors) is { } verdict ? (verdict.Vehicles, verdict.Distance) : null;

    private static int Tell(TextWriter errors, int records, string target)
    {
        errors.WriteLine($"{records} times better than the best known; routes in {target}.");
        return 0;
    }
}
