using System.Text.Json.Serialization;
using Couree.Kernel;

namespace Couree.Modules.Market;

/// <summary>The 14 allergens that must be named (Regulation (EU) 1169/2011, annex II).</summary>
internal enum Allergen { Gluten, Crustaceans, Eggs, Fish, Peanuts, Soya, Milk, Nuts, Celery, Mustard, Sesame, Sulphites, Lupin, Molluscs }

/// <summary>A choice offered with a product: pick one, or several; each with its price effect.</summary>
internal sealed record OptionGroup(string Name, bool Several, IReadOnlyList<OptionChoice> Choices)
{
    /// <summary>The cheapest that can be made of it: one choice, or all those that lower the price.</summary>
    [JsonIgnore]
    public Money Lowest => Several
        ? Choices.Where(c => c.Extra < Money.Zero).Aggregate(Money.Zero, (sum, c) => sum + c.Extra)
        : Choices.Select(c => c.Extra).DefaultIfEmpty(Money.Zero).Min();
}

internal sealed record OptionChoice(string Name, Money Extra);

/// <summary>Something a shop sells. Prices include VAT.</summary>
internal sealed class Product : IVersioned
{
    public static readonly IReadOnlyList<int> Rates = [550, 1000, 2000, 0];

    public ProductId Id { get; init; }
    public OrganisationId Shop { get; init; }
    public int Version { get; set; }
    public string Section { get; private set; } = "";
    public int Position { get; set; }
    public string Name { get; private set; } = "";
    public string Description { get; private set; } = "";
    public Money Price { get; private set; }
    public int VatBasisPoints { get; private set; }
    public string Unit { get; private set; } = "";
    public int Grams { get; private set; }
    public bool Cold { get; private set; }

    /// <summary>How long it may be on the way (soup, ice); null: as long as it takes.</summary>
    public int? LongestMinutes { get; set; }

    /// <summary>How many are left; null is as many as one likes.</summary>
    public int? Stock { get; private set; }
    public string? Photo { get; set; }
    public List<Allergen> Allergens { get; private set; } = [];
    public List<OptionGroup> Options { get; private set; } = [];
    public DateTime? PausedUntilAt { get; private set; }
    public bool IsRetired { get; private set; }

    /// <summary>Name, section and description without accents or case, for searching.</summary>
    public string SearchText { get; private set; } = "";

    public bool IsPaused(DateTime now) => PausedUntilAt > now;

    public bool IsOnSale(DateTime now) => !IsRetired && !IsPaused(now) && Stock is not 0;

    public void Describe(string section, string name, string description, Money price, int vatBasisPoints, string unit, int grams, bool cold, int? stock, IEnumerable<Allergen> allergens, IEnumerable<OptionGroup> options)
    {
        if (price < Money.Zero) throw new Refusal("market.price_below_zero", field: "price");
        if (!Rates.Contains(vatBasisPoints)) throw new Refusal("market.unknown_rate", field: "vat");
        if (stock < 0) throw new Refusal("market.stock_below_zero", field: "stock");
        var groups = options.ToList();
        if (price + groups.Aggregate(Money.Zero, (sum, g) => sum + g.Lowest) < Money.Zero) throw new Refusal("market.options_below_zero", field: "options");
        (Section, Name, Description, Price, VatBasisPoints, Unit, Grams, Cold, Stock) = (section.Trim(), name.Trim(), description.Trim(), price, vatBasisPoints, unit.Trim(), grams, cold, stock);
        Allergens = [.. allergens.Distinct().Order()];
        Options = groups;
        SearchText = PlainText.Of($"{Name} {Section} {Description}");
    }

    /// <summary>Takes pieces off the shelf. Refused when it left the shelf, rests until tomorrow, or fewer are left.</summary>
    /// <returns>true when this took the last one</returns>
    public bool Take(int count, DateTime now)
    {
        if (IsRetired) throw new Refusal("market.gone", new { product = Name });
        if (IsPaused(now)) throw new Refusal("market.paused", new { product = Name });
        if (Stock is 0) throw new Refusal("market.sold_out", new { product = Name });
        if (Stock < count) throw new Refusal("market.only_left", new { product = Name, left = Stock });
        Stock -= count;
        return Stock == 0;
    }

    /// <returns>true when the shelf was empty before</returns>
    public bool PutBack(int count)
    {
        var wasEmpty = Stock == 0;
        Stock += count;
        return wasEmpty;
    }

    /// <summary>Rests until the next civil day, then is back by itself.</summary>
    public void Pause(DateTime untilAt) => PausedUntilAt = untilAt;

    public void Resume() => PausedUntilAt = null;

    public void Retire() => IsRetired = true;

    /// <summary>The chosen options by "group:choice" indexes, completed with the first choice of each pick-one group.</summary>
    public IReadOnlyList<OptionChoice> Choose(IReadOnlyCollection<string> picks)
    {
        var chosen = new List<OptionChoice>();
        for (var group = 0; group < Options.Count; group++)
        {
            var offered = Options[group];
            var picked = Enumerable.Range(0, offered.Choices.Count).Where(c => picks.Contains($"{group}:{c}")).ToList();
            if (!offered.Several) picked = picked.Count == 0 ? [0] : [picked[0]];
            chosen.AddRange(picked.Select(c => offered.Choices[c]));
        }
        return chosen;
    }
}
