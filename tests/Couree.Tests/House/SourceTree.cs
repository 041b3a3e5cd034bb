using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Couree.Tests.House;

/// <summary>The repository as text: what the walls read when the compiled program does not tell enough.</summary>
internal static partial class SourceTree
{
    public static string Root { get; } = FindRoot();

    /// <summary>Every file we wrote under the given folders (no build output, no vendored script), paths from the root with '/'.</summary>
    public static IEnumerable<(string Path, string Text)> Files(string[] folders, params string[] extensions) =>
        from folder in folders
        let full = Path.Combine(Root, folder)
        where Directory.Exists(full)
        from file in Directory.EnumerateFiles(full, "*", SearchOption.AllDirectories)
        where extensions.Contains(Path.GetExtension(file))
        let path = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where !NotOurs().IsMatch(path)
        orderby path
        select (path, File.ReadAllText(file));

    /// <summary>The words of one language: every Words.{language}.resx under src/, as path → key → sentence.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Words(string language) => AllWords.GetOrAdd(language, ReadWords);

    private static readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>> AllWords = new();

    private static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> ReadWords(string language) =>
        Files(["src"], ".resx")
            .Where(file => Path.GetFileName(file.Path) == $"Words.{language}.resx")
            .ToDictionary(
                file => file.Path[..^$"Words.{language}.resx".Length],
                file => (IReadOnlyDictionary<string, string>)XDocument.Parse(file.Text).Root!.Elements("data")
                    .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")?.Value ?? ""));

    [GeneratedRegex("/(bin|obj|vendor|Migrations)/")]
    private static partial Regex NotOurs();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Couree.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"No Couree.slnx above {AppContext.BaseDirectory}: the walls need the source tree.");
    }
}
