using System.Globalization;
using Couree.Bench.Routing.Check;
using RouteSolver;

namespace Couree.Bench.Routing;

/// <summary><c>bench routing</c>: every instance below a folder, each within so many seconds, each answer judged by the definition.
/// Standard output is CSV and nothing else.</summary>
internal static class RoutingBench
{
    public const string Header = "instance,tasks,vehicles,distance,seconds,best_vehicles,best_distance";

    /// <returns>The exit code: 1 when an instance could not be read or a solution does not stand.</returns>
    public static int Run(Arguments typed, TextWriter output, TextWriter errors)
    {
        var seconds = typed.Number("seconds", 10, 0.05, 86_400);
        var options = new SolverOptions { Seed = typed.Whole("seed", 1, 0, int.MaxValue), Searches = typed.Whole("threads", Environment.ProcessorCount, 1, 64) };
        var target = typed.Text("out") ?? Path.Combine(Machine.RepositoryRoot, "artifacts", "routing");
        var files = Files(typed.Folder(SharedInstances), typed.Text("match"));
        Directory.CreateDirectory(target);
        var (best, summary, failed) = (new BestKnown(), new Summary(), false);
        var spent = Machine.SecondsSinceStart();
        output.WriteLine(Header);
        foreach (var file in files)
        {
            try
            {
                var solved = Path.Combine(target, Path.GetFileNameWithoutExtension(file) + ".sol");
                var attempt = Attempt.Make(file, solved, seconds, spent, options);
                output.WriteLine(Line(attempt, best.Of(file)));
                if (attempt.Unplanned > 0) errors.WriteLine($"{attempt.Instance.Name}: {attempt.Unplanned} requests found no place");
                if (Judge(file, solved, errors) is not null) summary.Add(attempt, best.Of(file));
                else failed = true;
            }
            catch (FormatException e)
            {
                errors.WriteLine($"{file}: {e.Message}");
                failed = true;
            }
            spent = 0;
        }
        summary.Write(errors);
        return failed || files.Count == 0 ? 1 : 0;
    }

    public static string? SharedInstances => Machine.SharedFolder is { } shared ? Path.Combine(shared, "data", "routing") : null;

    public static List<string> Files(string folder, string? match)
    {
        string[] all = File.Exists(folder) ? [folder] : Directory.GetFiles(folder, "*.txt", SearchOption.AllDirectories);
        var files = all.Where(file => match is null || Path.GetFileNameWithoutExtension(file).Contains(match, StringComparison.OrdinalIgnoreCase)).ToList();
        files.Sort(StringComparer.Ordinal);
        return files;
    }

    public static string Line(Attempt attempt, (int Vehicles, double Distance)? best) => string.Create(CultureInfo.InvariantCulture,
        $"{attempt.Instance.Name},{attempt.Instance.Tasks},{attempt.Routes.Count},{attempt.Distance:0.00},{attempt.Seconds:0.000},{best?.Vehicles},{best?.Distance:0.00}");

    /// <summary>Reads both files again, by other code, and says what is wrong; null when the solution does not stand.</summary>
    public static Verdict? Judge(string file, string solution, TextWriter errors)
    {
        var verdict = Verdict.Of(Definition.Read(file), RouteLines.Read(solution));
        foreach (var fault in verdict.Faults) errors.WriteLine($"REFUSED {Path.GetFileNameWithoutExtension(file)}: {fault}");
        return verdict.Faults.Count == 0 ? verdict : null;
    }
}
