using System.Globalization;
using Couree.Kernel;

namespace Couree.Modules.Market.Catalogue;

/// <summary>
/// Options as a keeper writes them, one group a line: "Cuisson : saignant | à point", "Suppléments + : fromage 1,00 | œuf 1,50".
/// A plus after the name means several may be taken; an amount after a choice is its price effect.
/// </summary>
internal static class OptionText
{
    private const int MostGroups = 8;
    private const int MostChoices = 20;

    public static List<OptionGroup> Read(string? text)
    {
        var groups = new List<OptionGroup>();
        foreach (var line in (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.Split(':', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 and <= 60 } head, { Length: > 0 } tail]) throw new Refusal("market.options_unreadable", new { line }, "options");
            var choices = tail.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Choice).ToList();
            if (choices.Count is 0 or > MostChoices || choices.Any(c => c.Name.Length is 0 or > 60)) throw new Refusal("market.options_unreadable", new { line }, "options");
            groups.Add(new OptionGroup(head.TrimEnd('+').Trim(), head.EndsWith('+'), choices));
        }
        return groups.Count <= MostGroups ? groups : throw new Refusal("market.options_too_many", new { most = MostGroups }, "options");
    }

    public static string Write(IEnumerable<OptionGroup> groups) => string.Join('\n', groups.Select(g =>
        $"{g.Name}{(g.Several ? " +" : "")} : {string.Join(" | ", g.Choices.Select(c => c.Extra == Money.Zero ? c.Name : $"{c.Name} {(c.Extra.Cents / 100m).ToString("0.00", CultureInfo.InvariantCulture).Replace('.', ',')}"))}"));

    private static OptionChoice Choice(string text)
    {
        var space = text.LastIndexOf(' ');
        if (space > 0 && Money.Parse(text[(space + 1)..]) is { } extra) return new OptionChoice(text[..space].Trim(), extra);
        return new OptionChoice(text, Money.Zero);
    }
}
