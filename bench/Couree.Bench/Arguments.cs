using System.Globalization;

namespace Couree.Bench;

/// <summary>What was typed after the name of a measure: values by place, and options <c>--name value</c>.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _options = [];

    /// <exception cref="ArgumentException">An option that is not known here, or one without its value.</exception>
    public Arguments(IReadOnlyList<string> typed, params ReadOnlySpan<string> known)
    {
        for (var i = 0; i < typed.Count; i++)
        {
            if (!typed[i].StartsWith("--", StringComparison.Ordinal))
            {
                Places.Add(typed[i]);
                continue;
            }
            var name = typed[i][2..];
            if (!known.Contains(name)) throw new ArgumentException($"--{name} is not known here. Known: {string.Join(", ", known.ToArray().Select(k => $"--{k}"))}.");
            if (++i == typed.Count) throw new ArgumentException($"--{name} wants a value.");
            _options[name] = typed[i];
        }
    }

    public List<string> Places { get; } = [];

    public string? Text(string name) => _options.GetValueOrDefault(name);

    public double Number(string name, double otherwise, double least, double most)
    {
        if (!_options.TryGetValue(name, out var text)) return otherwise;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw new ArgumentException(FormattableString.Invariant($"--{name} wants a number from {least} to {most}, not '{text}'."));
    }

    public int Whole(string name, int otherwise, int least, int most) => (int)Math.Round(Number(name, otherwise, least, most));

    /// <summary>The one folder (or file) named by place; it must exist.</summary>
    public string Folder(string? otherwise = null)
    {
        var folder = Places.Count > 0 ? Places[0] : otherwise ?? throw new ArgumentException("Name a folder with instances.");
        return Directory.Exists(folder) || File.Exists(folder) ? folder : throw new ArgumentException($"There is no folder '{folder}'.");
    }
}
