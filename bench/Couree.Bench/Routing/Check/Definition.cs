using System.Globalization;

namespace Couree.Bench.Routing.Check;

/// <summary>A benchmark as its authors define it, in doubles and in the file's own units. Read here by other code than the solver's,
/// so that a misreading there is noticed here.</summary>
internal sealed class Definition
{
    private readonly Func<int, int, double> _travel;

    private Definition(string name, double capacity, int? vehicleLimit, IReadOnlyDictionary<int, Task> tasks, Func<int, int, double> travel) =>
        (Name, Capacity, VehicleLimit, Tasks, _travel) = (name, capacity, vehicleLimit, tasks, travel);

    public string Name { get; }
    public double Capacity { get; }

    /// <summary>Null where the authors set none.</summary>
    public int? VehicleLimit { get; }

    /// <summary>By number; 0 is the depot, whose window every route must fit in.</summary>
    public IReadOnlyDictionary<int, Task> Tasks { get; }

    /// <summary>Time and cost from one task to another.</summary>
    public double Travel(int from, int to) => _travel(from, to);

    /// <param name="Demand">Positive at a pickup, negative at its delivery.</param>
    /// <param name="PickupOf">At a delivery: where its load comes from. 0 for others.</param>
    /// <param name="DeliveryOf">At a pickup: where its load goes. 0 for others.</param>
    public sealed record Task(double X, double Y, double Demand, double Earliest, double Latest, double Service, int PickupOf, int DeliveryOf);

    /// <exception cref="FormatException">It is no such file.</exception>
    public static Definition Read(string path)
    {
        var lines = File.ReadAllLines(path).Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 0).ToList();
        var name = Path.GetFileNameWithoutExtension(path);
        var nodes = lines.FindIndex(words => words is ["NODES"]);
        if (nodes < 0) return LiLim(name, lines);
        var edges = lines.FindIndex(words => words is ["EDGES"]);
        var tasks = Table(lines[(nodes + 1)..edges]);
        var minutes = lines.Skip(edges + 1).TakeWhile(words => words is not ["EOF"]).Select(words => Array.ConvertAll(words, Number)).ToArray();
        if (minutes.Length != tasks.Count || minutes.Any(row => row.Length != tasks.Count)) throw new FormatException($"{name}: EDGES is not {tasks.Count} × {tasks.Count}.");
        var capacity = lines.Single(words => words[0] == "CAPACITY:")[1];
        return new(name, Number(capacity), null, tasks, (from, to) => minutes[from][to]);
    }

    private static Definition LiLim(string name, List<string[]> lines)
    {
        if (lines is not [[var vehicles, var capacity, ..], .. var rest] || !int.TryParse(vehicles, out var limit)) throw new FormatException($"{name}: neither format is recognised.");
        var tasks = Table(rest);
        return new(name, Number(capacity), limit, tasks, (from, to) => double.Hypot(tasks[from].X - tasks[to].X, tasks[from].Y - tasks[to].Y));
    }

    private static Dictionary<int, Task> Table(IEnumerable<string[]> lines) => lines.Select(words => Array.ConvertAll(words, Number))
        .ToDictionary(n => (int)n[0], n => new Task(n[1], n[2], n[3], n[4], n[5], n[6], (int)n[7], (int)n[8]));

    private static double Number(string word) => double.Parse(word, CultureInfo.InvariantCulture);
}
