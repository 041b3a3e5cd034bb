using System.Globalization;
using Couree.Bench.Routing.Check;

namespace Couree.Bench.Routing;

/// <summary><c>bench routing-check</c>: solutions found anywhere, held against the definition.</summary>
internal static class RoutingCheck
{
    public static int Run(Arguments typed, TextWriter output, TextWriter errors)
    {
        if (typed.Places.Count != 2) throw new ArgumentException("routing-check wants two folders: the instances, and the solutions.");
        var solutions = Directory.Exists(typed.Places[1]) ? Directory.GetFiles(typed.Places[1], "*.sol", SearchOption.AllDirectories) : [typed.Places[1]];
        var instances = RoutingBench.Files(typed.Folder(), match: null).ToDictionary(file => Path.GetFileNameWithoutExtension(file), StringComparer.OrdinalIgnoreCase);
        var (best, wrong) = (new BestKnown(), 0);
        output.WriteLine("instance,vehicles,distance,best_vehicles,best_distance,verdict");
        foreach (var solution in solutions.Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(solution);
            try
            {
                if (!instances.TryGetValue(name, out var file)) throw new FormatException("there is no instance of that name");
                var verdict = Verdict.Of(Definition.Read(file), RouteLines.Read(solution));
                var known = best.Of(file);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{name},{verdict.Vehicles},{verdict.Distance:0.00},{known?.Vehicles},{known?.Distance:0.00},{(verdict.Faults.Count == 0 ? "stands" : "refused")}"));
                foreach (var fault in verdict.Faults) errors.WriteLine($"REFUSED {name}: {fault}");
                wrong += verdict.Faults.Count == 0 ? 0 : 1;
            }
            catch (FormatException e)
            {
                errors.WriteLine($"REFUSED {name}: {e.Message}");
                wrong++;
            }
        }
        errors.WriteLine($"{solutions.Length - wrong} of {solutions.Length} solutions stand.");
        return wrong > 0 || solutions.Length == 0 ? 1 : 0;
    }
}
