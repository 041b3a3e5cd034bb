using System.Collections.Concurrent;
using Couree.Kernel;
using Couree.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Couree.Modules.Market.Shopfront;

/// <summary>
/// The shelves of a shop as its page shows them, printed once for each language. Everything that changes them is in the key: the catalogue's
/// version (read from the store at each view; stock, prices, pauses and photos raise it), the name in the address, the language, and the
/// next instant at which a pause ends by itself.
/// </summary>
internal sealed class PrintedShelves(IServiceProvider services, ILoggerFactory logs)
{
    /// <summary>A page of 200 products is about 300 kB: enough for every shop of a territory in both languages, and a bound.</summary>
    private const int Most = 64;

    private readonly ConcurrentDictionary<(OrganisationId Shop, string Language), Print> _kept = new();

    private sealed record Print(int Version, string Slug, DateTime FromAt, DateTime UntilAt, MarkupString Text)
    {
        public bool Holds(int version, string slug, DateTime now) => Version == version && Slug == slug && FromAt <= now && now < UntilAt;
    }

    public async Task<MarkupString> Of(OrganisationId shop, string slug, int version, IReadOnlyList<Shelf> shelves, DateTime now)
    {
        var key = (shop, Words.Language);
        if (_kept.TryGetValue(key, out var kept) && kept.Holds(version, slug, now)) return kept.Text;
        var text = new MarkupString(await Draw(slug, shelves, now));
        var untilAt = shelves.SelectMany(s => s.Products).Select(p => p.PausedUntilAt).OfType<DateTime>().Where(at => at > now).DefaultIfEmpty(DateTime.MaxValue).Min();
        if (_kept.Count >= Most && !_kept.ContainsKey(key)) _kept.Clear();
        _kept[key] = new Print(version, slug, now, untilAt, text);
        return text;
    }

    private async Task<string> Draw(string slug, IReadOnlyList<Shelf> shelves, DateTime now)
    {
        IReadOnlyList<ShelvesView.Section> sections = [.. shelves.Select((s, i) => new ShelvesView.Section(s.Name, $"s{i + 1}", [.. s.Products.Select(p => Card(p, now))]))];
        var view = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(ShelvesView.Sections)] = sections, [nameof(ShelvesView.Slug)] = slug });
        await using var renderer = new HtmlRenderer(services, logs);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<ShelvesView>(view)).ToHtmlString());
    }

    private static ShelvesView.Card Card(Shelved p, DateTime now) => new(p.Id.Value, p.Name, p.Description, p.Price, p.Unit, p.Photo,
        p.Allergens.Count == 0 ? null : string.Join(", ", p.Allergens.Select(a => Words.Say("market.allergen." + a.ToString().ToLowerInvariant()))),
        [.. p.Options.Select((g, i) => new ShelvesView.Options(g.Name, g.Several, [.. g.Choices.Select((c, j) => new ShelvesView.Choice($"{i}:{j}", c.Extra == Money.Zero ? c.Name : $"{c.Name} ({(c.Extra > Money.Zero ? "+" : "−")} {(c.Extra > Money.Zero ? c.Extra : -c.Extra)})"))]))],
        p.PausedUntilAt > now, p.SoldOut);
}
