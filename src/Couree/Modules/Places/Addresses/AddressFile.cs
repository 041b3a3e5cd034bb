using System.Globalization;
using System.IO.Compression;
using Couree.Kernel;
using CsvHelper;
using CsvHelper.Configuration;

namespace Couree.Modules.Places.Addresses;

/// <summary>What an import did. <paramref name="Problems"/> holds the first twenty of the <paramref name="Skipped"/> rows.</summary>
internal sealed record AddressImport(int Rows, int Imported, int Skipped, IReadOnlyList<RowProblem> Problems, AddressIndex Index);

/// <summary>A row that could not be read. Rows count from 1, the header being row 1.</summary>
internal sealed record RowProblem(int Row, string Column, string Found, string Expected)
{
    public override string ToString() => $"row {Row}, {Column}: \"{Found}\" – expected {Expected}";
}

/// <summary>The file cannot be imported: nothing was. <paramref name="problems"/> says where, when it is rows.</summary>
internal sealed class AddressFileError(string message, IReadOnlyList<RowProblem> problems) : Exception(message)
{
    public IReadOnlyList<RowProblem> Problems { get; } = problems;
}

/// <summary>
/// Reads the Base Adresse Nationale's CSV (<c>;</c>, also gzipped) and simple <c>voie,commune</c> files, row by row. Columns are
/// known by name. Nothing is half imported: a new index replaces the old one only when the whole file was read and at most one row
/// in a hundred was unreadable; those are reported.
/// </summary>
internal static class AddressFile
{
    const int Told = 20;
    const double MostBad = 0.01;

    /// <summary>Reads <paramref name="file"/> and writes the index to <paramref name="indexPath"/>, at once or not at all.</summary>
    public static AddressImport Import(string file, string indexPath)
    {
        var import = Read(file);
        AddressIndexFile.Save(import.Index, indexPath);
        return import;
    }

    /// <exception cref="AddressFileError">when columns are missing, no row is readable, or more than 1 % are not.</exception>
    public static AddressImport Read(string file) => Read([file]);

    public static AddressImport Read(TextReader text) => Gather([text]);

    /// <summary>Several files make one index.</summary>
    public static AddressImport Read(IReadOnlyList<string> files)
    {
        var texts = files.Select(Open).ToList();
        try
        {
            return Gather(texts);
        }
        finally
        {
            texts.ForEach(text => text.Dispose());
        }
    }

    /// <summary>Does its header name addresses? Files of something else are not ours to read.</summary>
    public static bool Recognises(string file)
    {
        if (!file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && !file.EndsWith(".csv.gz", StringComparison.OrdinalIgnoreCase)) return false;
        using var text = Open(file);
        var first = text.ReadLine() ?? "";
        return AddressColumns.Fit(first.TrimStart('\uFEFF').Split(first.Contains(';') ? ';' : ','));
    }

    static AddressImport Gather(IReadOnlyList<TextReader> texts)
    {
        var builder = new AddressIndexBuilder();
        var problems = new List<RowProblem>();
        int rows = 0, skipped = 0;
        foreach (var text in texts)
        {
            var (read, left) = Add(text, builder, problems);
            (rows, skipped) = (rows + read, skipped + left);
        }
        if (rows == skipped) throw new AddressFileError("No row of the file is an address. Nothing was imported.", problems);
        if (skipped > rows * MostBad)
            throw new AddressFileError($"{skipped} of {rows} rows cannot be read, more than 1 %. Nothing was imported; mend them and import again.", problems);
        return new AddressImport(rows, rows - skipped, skipped, problems, builder.Build());
    }

    static (int Rows, int Skipped) Add(TextReader text, AddressIndexBuilder builder, List<RowProblem> problems)
    {
        var first = text.ReadLine() ?? throw new AddressFileError("The file is empty.", []);
        var delimiter = first.Contains(';') ? ";" : ",";
        var columns = AddressColumns.Of(first.TrimStart('\uFEFF').Split(delimiter));
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter, HasHeaderRecord = false, Mode = CsvMode.RFC4180, BadDataFound = null,
        });
        int rows = 0, skipped = 0;
        while (parser.Read())
        {
            rows++;
            if (columns.Read(parser, parser.RawRow + 1, out var row) is not { } problem) builder.Add(row);
            else
            {
                skipped++;
                if (problems.Count < Told) problems.Add(problem);
            }
        }
        return (rows, skipped);
    }

    static StreamReader Open(string file)
    {
        var stream = File.OpenRead(file);
        return new StreamReader(IsGzip(stream) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
    }

    static bool IsGzip(FileStream stream)
    {
        var gzip = stream.ReadByte() == 0x1f && stream.ReadByte() == 0x8b;
        stream.Position = 0;
        return gzip;
    }
}
