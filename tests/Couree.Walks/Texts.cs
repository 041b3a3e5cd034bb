using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Playwright;

namespace Couree.Walks;

/// <summary>The words of the house, read from its own files, held against what pages show.</summary>
internal static partial class Texts
{
    private static readonly Lazy<IReadOnlyList<Regex>> French = new(ReadFrench);

    /// <summary>
    /// Not sentences of a page but things somebody wrote: the wares of the design page, what couriers are told of a door, and counts of structures, which a structure's own name may look like.
    /// Acronyms are the same in both languages.
    /// </summary>
    private static readonly string[] Things = ["web.design.", "market.door.", "network.found."];

    private const int Acronym = 4;

    /// <summary>The API's reference speaks of codes, and mails keep the language of whom they were written to.</summary>
    public static bool AreOfTheHouse(string path) => !path.StartsWith("/docs/api", StringComparison.Ordinal) && !path.StartsWith("/dev/mail", StringComparison.Ordinal);

    /// <summary>Keys shown in place of their sentence.</summary>
    public static async Task<IEnumerable<string>> RawKeys(IPage page) =>
        RawKey().Matches(await page.Locator("body").InnerTextAsync() + " " + await page.TitleAsync()).Select(match => match.Value).Distinct();

    /// <summary>French sentences of the words files on a page that should be English.</summary>
    public static async Task<IEnumerable<string>> NotEnglish(IPage page)
    {
        var language = await page.EvaluateAsync<string>("() => document.documentElement.lang");
        if (language != "en") return [$"lang={language}"];
        var texts = await page.EvaluateAsync<string[]>("""
            () => {
                // An order keeps the lines of its price as they were said on the day.
                const apart = "script, style, select, [lang=fr]" + (location.pathname.startsWith("/market/orders/") ? ", .sums dt" : "");
                const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, node => node.parentElement.closest(apart) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
                const found = new Set([document.title.split(" · ")[0]]);
                while (walker.nextNode()) if (walker.currentNode.data.trim().length > 3) found.add(walker.currentNode.data.trim());
                for (const at of document.querySelectorAll("[aria-label], [placeholder], [alt]")) for (const name of ["aria-label", "placeholder", "alt"]) if (at.getAttribute(name)) found.add(at.getAttribute(name));
                return [...found];
            }
            """);
        return texts.Where(text => French.Value.Any(french => french.IsMatch(text)));
    }

    private static List<Regex> ReadFrench()
    {
        var source = Path.Combine(Root(), "src", "Couree");
        var files = Directory.GetFiles(source, "Words.fr.resx", SearchOption.AllDirectories).Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)).ToList();
        files.Count.ShouldBeGreaterThan(8);
        var english = files.SelectMany(file => Read(file.Replace(".fr.", ".en.", StringComparison.Ordinal))).Select(word => word.Value).ToHashSet();
        return [.. files.SelectMany(Read).Where(word => word.Value.Length > Acronym && !Things.Any(thing => word.Key.StartsWith(thing, StringComparison.Ordinal)) && !english.Contains(word.Value) && Literal(word.Value).Length > 3).Select(word => Pattern(word.Value))];
    }

    private static IEnumerable<(string Key, string Value)> Read(string file) =>
        XDocument.Load(file).Root!.Elements("data").Select(data => ((string)data.Attribute("name")!, ((string?)data.Element("value") ?? "").Trim()));

    private static string Literal(string sentence) => Placeholder().Replace(sentence, "").Trim();

    /// <summary>A sentence with facts in it matches whatever the facts are; short frames around a fact would match anything.</summary>
    private static Regex Pattern(string sentence) => Literal(sentence).Length < 8 && sentence.Contains('{', StringComparison.Ordinal)
        ? new Regex("^(?!)")
        : new Regex("^" + string.Join(".+", Placeholder().Split(sentence).Select(Regex.Escape)) + "$", RegexOptions.Singleline);

    public static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Couree.slnx"))) return folder.FullName;
        throw new DirectoryNotFoundException("the walks run from a clone of the source");
    }

    [GeneratedRegex("\\{\\w+\\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("\\b(web|form|market|delivery|shifts|people|places|ledger|organisations|network|notices)\\.[a-z_]+(\\.[a-z_]+)*\\b")]
    private static partial Regex RawKey();
}
