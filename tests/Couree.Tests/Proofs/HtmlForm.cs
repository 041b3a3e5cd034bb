using System.Net;
using System.Text.RegularExpressions;

namespace Couree.Tests.Proofs;

/// <summary>A form as a browser without script would send it: hidden fields, ticked boxes, chosen options, and what a person types over.</summary>
internal sealed partial record HtmlForm(string Action, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>The posting form of the page whose action is this; the failure says what the page has instead.</summary>
    public static HtmlForm Of(string page, string action) =>
        All(page).FirstOrDefault(f => f.Action == action)
        ?? throw new InvalidOperationException($"no form for {action}, only {string.Join(", ", All(page).Select(f => f.Action).Distinct())}; the page says: {Said(page)}");

    public static IEnumerable<HtmlForm> All(string page) => Forms().Matches(page)
        .Where(m => Attribute(m.Groups[1].Value, "method") == "post")
        .Select(m => new HtmlForm(Attribute(m.Groups[1].Value, "action") ?? "", [.. Inside(m.Groups[2].Value)]));

    /// <summary>The fields with these typed over the ones of the same name; new names are added.</summary>
    public FormUrlEncodedContent With(params (string Name, string Value)[] typed) => new(
        Fields.Where(f => !typed.Any(t => t.Name == f.Key)).Concat(typed.Select(t => new KeyValuePair<string, string>(t.Name, t.Value))));

    /// <summary>The words of the page's main part, for a failure's message.</summary>
    public static string Said(string page)
    {
        var main = page.IndexOf("<main", StringComparison.Ordinal) is > 0 and var at ? page[at..] : page;
        var text = WebUtility.HtmlDecode(Spaces().Replace(Tags().Replace(main, " "), " "));
        return text.Length > 600 ? text[..600] : text;
    }

    private static IEnumerable<KeyValuePair<string, string>> Inside(string form)
    {
        foreach (Match field in Fieldset().Matches(form))
        {
            var attributes = field.Groups["a"].Value;
            if (Attribute(attributes, "name") is not { } name || Has(attributes, "disabled")) continue;
            if (field.Value.StartsWith("<select", StringComparison.Ordinal)) yield return new(name, Chosen(field.Groups["in"].Value));
            else if (field.Value.StartsWith("<textarea", StringComparison.Ordinal)) yield return new(name, WebUtility.HtmlDecode(field.Groups["in"].Value));
            else if (Attribute(attributes, "type") is not ("checkbox" or "radio" or "file" or "submit") || Has(attributes, "checked")) yield return new(name, Attribute(attributes, "value") ?? "");
        }
    }

    private static string Chosen(string options)
    {
        var all = Options().Matches(options).Select(m => m.Groups[1].Value).ToList();
        return Attribute(all.Find(o => Has(o, "selected")) ?? all.Find(o => !Has(o, "disabled")) ?? "", "value") ?? "";
    }

    private static string? Attribute(string tag, string name) => Regex.Match(tag, $@"(?:^|\s){name}=""([^""]*)""") is { Success: true } found ? WebUtility.HtmlDecode(found.Groups[1].Value) : null;

    private static bool Has(string tag, string flag) => Regex.IsMatch(Regex.Replace(tag, "\"[^\"]*\"", ""), $@"\s{flag}\b");

    [GeneratedRegex("<form([^>]*)>(.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input\\b(?<a>[^>]*)>|<select\\b(?<a>[^>]*)>(?<in>.*?)</select>|<textarea\\b(?<a>[^>]*)>(?<in>.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Fieldset();

    [GeneratedRegex("<option\\b([^>]*)>")]
    private static partial Regex Options();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();
}
