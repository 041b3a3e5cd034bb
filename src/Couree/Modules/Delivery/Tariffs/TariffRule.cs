using System.Text.Json.Serialization;
using Couree.Kernel;

namespace Couree.Modules.Delivery;

/// <summary>What a tariff may look at: metres ridden with the goods, and the packages.</summary>
internal sealed record RunFacts(int Metres, int Grams, int Litres, int Packages, bool Cold);

/// <summary>
/// One rule of a tariff, as data: given the facts and what earlier rules came to, the lines it adds. Pure; a new kind of rule is a
/// new record and a new name in the JSON, so versions written before it read as they did.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "rule")]
[JsonDerivedType(typeof(BaseRule), "base")]
[JsonDerivedType(typeof(DistanceRule), "distance")]
[JsonDerivedType(typeof(WeightRule), "weight")]
[JsonDerivedType(typeof(MinimumRule), "minimum")]
internal abstract record TariffRule
{
    public abstract IEnumerable<FeeLine> Lines(RunFacts run, Money soFar);
}

/// <summary>Every run pays this.</summary>
internal sealed record BaseRule(Money Amount) : TariffRule
{
    public override IEnumerable<FeeLine> Lines(RunFacts run, Money soFar) => [new("delivery.tariff.base", [], Amount)];
}

/// <summary>Each step begun beyond the free distance.</summary>
internal sealed record DistanceRule(int BeyondMetres, int StepMetres, Money Each) : TariffRule
{
    public override IEnumerable<FeeLine> Lines(RunFacts run, Money soFar)
    {
        if (run.Metres <= BeyondMetres) return [];
        var steps = (run.Metres - BeyondMetres + StepMetres - 1) / StepMetres;
        return [new("delivery.tariff.distance", new() { ["steps"] = steps, ["eachCents"] = Each.Cents, ["beyondMetres"] = BeyondMetres, ["stepMetres"] = StepMetres }, Each * steps)];
    }
}

/// <summary>Above a weight, its amount; of several steps the heaviest reached counts, alone.</summary>
internal sealed record WeightRule(IReadOnlyList<WeightStep> Steps) : TariffRule
{
    public override IEnumerable<FeeLine> Lines(RunFacts run, Money soFar) =>
        Steps.Where(step => run.Grams > step.OverGrams).OrderByDescending(step => step.OverGrams).Take(1)
            .Select(step => new FeeLine("delivery.tariff.weight", new() { ["overGrams"] = step.OverGrams }, step.Amount));
}

internal sealed record WeightStep(int OverGrams, Money Amount);

/// <summary>Tops the sum of the rules before it up.</summary>
internal sealed record MinimumRule(Money Amount) : TariffRule
{
    public override IEnumerable<FeeLine> Lines(RunFacts run, Money soFar) =>
        soFar < Amount ? [new("delivery.tariff.minimum", new() { ["eachCents"] = Amount.Cents }, Amount - soFar)] : [];
}

/// <summary>A tariff's whole text: rules in order, the VAT inside the amounts, and how far and how heavy the bikes go.</summary>
internal sealed record TariffRules(IReadOnlyList<TariffRule> Rules, int VatBasisPoints, int LongestMetres, int HeaviestGrams)
{
    /// <summary>Every line that matches; the fee is their sum. Refused delivery.too_far, delivery.too_heavy.</summary>
    public IReadOnlyList<FeeLine> Price(RunFacts run)
    {
        if (run.Metres > LongestMetres) throw new Refusal("delivery.too_far", new { km = Math.Ceiling(run.Metres / 100m) / 10m, limit = LongestMetres / 1000m });
        if (run.Grams > HeaviestGrams) throw new Refusal("delivery.too_heavy", new { kg = run.Grams / 1000m, limit = HeaviestGrams / 1000m });
        var lines = new List<FeeLine>();
        foreach (var rule in Rules) lines.AddRange(rule.Lines(run, Sum(lines)));
        return lines;
    }

    public static Money Sum(IEnumerable<FeeLine> lines) => lines.Aggregate(Money.Zero, (sum, line) => sum + line.Amount);
}

/// <summary>One matched rule as it is kept on a run: whole numbers only, so that it reads the same for ever.</summary>
internal sealed record FeeLine(string Rule, Dictionary<string, long> Facts, Money Amount)
{
    /// <summary>As the contract shows it: amounts as money, metres as kilometres, grams as kilograms.</summary>
    public QuoteLine Shown() => new(Rule, Facts.ToDictionary(f => Name(f.Key), f => Value(f.Key, f.Value)), Amount);

    public static FeeLine Of(QuoteLine line) => new(line.Rule, line.Facts.ToDictionary(f => Key(f.Key), f => Whole(f.Key, f.Value)), line.Amount);

    private static string Name(string key) => key switch { "eachCents" => "each", "beyondMetres" => "beyondKm", "stepMetres" => "stepKm", "overGrams" => "overKg", _ => key };
    private static string Key(string name) => name switch { "each" => "eachCents", "beyondKm" => "beyondMetres", "stepKm" => "stepMetres", "overKg" => "overGrams", _ => name };

    private static object? Value(string key, long value) => key switch
    {
        "eachCents" => new Money(value),
        "beyondMetres" or "stepMetres" or "overGrams" => value / 1000m,
        _ => value,
    };

    private static long Whole(string name, object? value) => name switch
    {
        "each" => ((Money)value!).Cents,
        "beyondKm" or "stepKm" or "overKg" => (long)((decimal)value! * 1000m),
        _ => Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture),
    };
}
