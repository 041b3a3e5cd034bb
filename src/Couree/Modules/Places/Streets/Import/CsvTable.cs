using System.Globalization;

namespace Couree.Modules.Places.Streets.Import;

/// <summary>A CSV file with a header, read line by line, that can say where a value is wrong.</summary>
sealed class CsvTable
{
    readonly Dictionary<string, int> columns = [];
    readonly string file;
    List<string> cells = [];

    /// <summary>The line just read, counted from 1.</summary>
    public int Line { get; private set; }

    CsvTable(string file) => this.file = file;

    public static IEnumerable<CsvTable> Rows(string file, params string[] required)
    {
        var table = new CsvTable(file);
        foreach (var text in File.ReadLines(file))
        {
            table.Line++;
            if (text.Length == 0) continue;
            table.cells = table.Split(text);
            if (table.columns.Count > 0)
            {
                if (table.cells.Count < table.columns.Count) throw table.Wrong($"{table.columns.Count} columns were expected, {table.cells.Count} found.");
                yield return table;
                continue;
            }
            for (var c = 0; c < table.cells.Count; c++) table.columns.TryAdd(table.cells[c].Trim('\uFEFF', ' '), c);
            if (required.FirstOrDefault(r => !table.columns.ContainsKey(r)) is { } missing) throw table.Wrong($"the column “{missing}” is missing.");
        }
        if (table.columns.Count == 0) throw new StreetImportException(file, 1, "the file is empty.");
    }

    public string Text(string column) => columns.TryGetValue(column, out var c) ? cells[c] : "";

    public long Id(string column) =>
        long.TryParse(Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : throw Wrong($"“{Text(column)}” is no number of a node ({column}).");

    public double Degrees(string column, double most) => Degrees(column, Text(column), most);

    public double Degrees(string column, ReadOnlySpan<char> text, double most) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most
            ? degrees
            : throw Wrong($"“{text}” is no coordinate ({column}).");

    public StreetImportException Wrong(string what) => new(file, Line, what);

    List<string> Split(string text)
    {
        var split = new List<string>();
        for (var at = 0; at <= text.Length;)
        {
            if (at < text.Length && text[at] == '"')
            {
                var end = at + 1;
                while (end < text.Length && (text[end] != '"' || end + 1 < text.Length && text[end + 1] == '"')) end += text[end] == '"' ? 2 : 1;
                if (end >= text.Length) throw Wrong("a quotation mark is not closed.");
                split.Add(text[(at + 1)..end].Replace("\"\"", "\""));
                at = end + 2;
                continue;
            }
            var comma = text.IndexOf(',', at);
            if (comma < 0) comma = text.Length;
            split.Add(text[at..comma]);
            at = comma + 1;
        }
        return split;
    }
}
