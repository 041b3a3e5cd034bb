using System.Globalization;

namespace Couree.Bench.Routing;

/// <summary>The best known solutions: <c>bks.csv</c> and <c>bks.dat</c> at or above each instance's folder.</summary>
internal sealed class BestKnown
{
    private readonly Dictionary<string, (int Vehicles, double Distance)> _best = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _seen = [];

    public (int Vehicles, double Distance)? Of(string instanceFile)
    {
        for (var folder = Directory.GetParent(Path.GetFullPath(instanceFile)); folder is not null && _seen.Add(folder.FullName); folder = folder.Parent)
        {
            Read(Path.Combine(folder.FullName, "bks.csv"), ',');
            Read(Path.Combine(folder.FullName, "bks.dat"), ';');
        }
        return _best.TryGetValue(Path.GetFileNameWithoutExtension(instanceFile), out var best) ? best : null;
    }

    /// <summary>instance, size, vehicles, distance, and more that we do not need; lines that are not so (a header) are passed over.</summary>
    private void Read(string file, char separator)
    {
        if (!File.Exists(file)) return;
        foreach (var line in File.ReadLines(file))
        {
            var cells = line.Split(separator, StringSplitOptions.TrimEntries);
            if (cells.Length > 3 && int.TryParse(cells[2], CultureInfo.InvariantCulture, out var count)
                && double.TryParse(cells[3], CultureInfo.InvariantCulture, out var distance))
                _best[cells[0]] = (count, distance);
        }
    }
}
