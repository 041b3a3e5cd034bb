using System.Globalization;
using System.Text;
using Couree.Kernel;
using Couree.Modules.Market;
using Couree.Modules.Organisations;
using Couree.Modules.Places;
using Couree.Web;

namespace Couree.Modules.Network.Find;

/// <summary>"What can I do near me today?": structures and products by word, by verb and by place; what is open now first, then the nearest.</summary>
internal sealed class FindNearMe(IOrganisations organisations, IPlaces places, IMarket market, IAddressBook addresses, HouseOptions house, Clock clock) : IUseCase
{
    private const int MostProducts = 12;
    public const int PageSize = 24;

    /// <summary>All optional. `Near` is a typed address; the territory's centre otherwise.</summary>
    public sealed record Input(string? Q, string? Near, Verb? Verb, bool Open, int Page = 1);

    public async Task<HomePage.Facts> Do(Input input, CancellationToken stop = default)
    {
        var here = string.IsNullOrWhiteSpace(input.Near) ? null : addresses.Find(input.Near);
        var from = here?.Point ?? new GeoPoint(house.Territory.Lat, house.Territory.Lon);
        var words = Plain(input.Q ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var all = await organisations.Offering(null, stop);
        var verbs = Enum.GetValues<Verb>().Where(v => all.Any(o => Verbs.Of(o).Contains(v))).ToList();
        var products = words.Length == 0 ? [] : await market.Search(input.Q!, MostProducts, stop);
        var shops = products.Select(p => p.Shop).ToHashSet();
        var matching = all.Where(o => (input.Verb is not { } verb || Verbs.Of(o).Contains(verb)) && (words.Length == 0 || shops.Contains(o.Id) || Matches(o, words))).ToList();
        var where = await places.Cards([.. matching.Where(o => o.Place is not null).Select(o => o.Place!.Value)], stop);
        var cards = matching.Select(o => Card(o, o.Place is { } id ? where.GetValueOrDefault(id) : null, from))
            .Where(c => !input.Open || c.IsOpen)
            .OrderByDescending(c => c.IsOpen).ThenBy(c => c.Metres ?? int.MaxValue).ThenBy(c => c.Name, StringComparer.Ordinal).ToList();
        var byId = all.ToDictionary(o => o.Id);
        return new HomePage.Facts(
            input.Q ?? "", input.Near ?? "", input.Verb, input.Open, here?.Label, !string.IsNullOrWhiteSpace(input.Near) && here is null, verbs,
            [.. cards.Skip((Math.Max(1, input.Page) - 1) * PageSize).Take(PageSize)],
            [.. products.Where(p => byId.ContainsKey(p.Shop)).Select(p => new HomePage.ProductLine(p.Name, p.Price, byId[p.Shop].Name, byId[p.Shop].Slug, Photos.Url(p.Photo)))],
            Math.Max(1, input.Page), Math.Max(1, (cards.Count + PageSize - 1) / PageSize), cards.Count, MapSource(cards.Take(PageSize), from));
    }

    private HomePage.StructureCard Card(OrganisationCard o, PlaceCard? place, GeoPoint from) => new(
        o.Slug, o.Name, o.Summary, Photos.Url(o.Photo), Verbs.Of(o), place?.Address,
        place is null ? null : (int)Math.Round(place.Point.MetresTo(from) / 10) * 10,
        place?.Open.IsOpen ?? false, place is null ? null : Opening.Say(place.Open, place.Hours, clock), place?.Point);

    private static bool Matches(OrganisationCard o, string[] words)
    {
        var text = Plain($"{o.Name} {o.Summary} {string.Join(' ', Verbs.Of(o).Select(v => Words.Say("network.verb." + v.ToString().ToLowerInvariant()) + " " + Words.Say("network.verb." + v.ToString().ToLowerInvariant() + ".also")))}");
        return words.All(text.Contains);
    }

    private static string? MapSource(IEnumerable<HomePage.StructureCard> cards, GeoPoint from)
    {
        var marks = cards.Where(c => c.Point is not null && c.Metres < 20_000).ToList();
        if (marks.Count == 0) return null;
        var south = marks.Min(c => c.Point!.Value.Lat) - 0.003;
        var north = marks.Max(c => c.Point!.Value.Lat) + 0.003;
        var west = marks.Min(c => c.Point!.Value.Lon) - 0.004;
        var east = marks.Max(c => c.Point!.Value.Lon) + 0.004;
        var source = new StringBuilder();
        source.Append(CultureInfo.InvariantCulture, $"/places/map?box={south:0.####},{west:0.####},{north:0.####},{east:0.####}");
        foreach (var card in marks) source.Append(CultureInfo.InvariantCulture, $"&mark={card.Point!.Value.Lat:0.#####},{card.Point.Value.Lon:0.#####},{Uri.EscapeDataString(card.Name)}");
        return source.ToString();
    }

    /// <summary>Lower case, without accents or punctuation: what two people who type the same thing both mean.</summary>
    internal static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter)) plain.Append(letter);
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark) plain.Append(' ');
        }
        return plain.ToString();
    }
}
