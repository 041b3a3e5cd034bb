using Couree.Kernel;
using Couree.Modules.Places;

namespace Couree.Modules.Market;

/// <summary>The run of a checkout with one courier co-op, at the price its quote promised.</summary>
internal sealed record CheckoutRun(OrganisationId Couriers, string Reference, Period Window, Money Fee, int VatBasisPoints, IReadOnlyList<FeeLine> Lines);

/// <summary>A matched tariff rule, as it was shown before payment.</summary>
internal sealed record FeeLine(string Sentence, Money Amount);

/// <summary>What one person ordered at once: an order for each shop, one payment promise, one private page.</summary>
internal sealed class PlacedCheckout : IVersioned
{
    public CheckoutId Id { get; init; }
    public BasketId Basket { get; init; }
    public int Version { get; set; }
    public required string Number { get; init; }

    /// <summary>256 random bits: the address of the private page. Whoever has it may look, and nobody can guess it.</summary>
    public required string Token { get; init; }
    public PersonId? Person { get; set; }
    public required string Name { get; set; }
    public required string Email { get; set; }
    public required string Phone { get; set; }
    public required string Language { get; init; }
    public string? Address { get; set; }
    public double? Lat { get; set; }
    public double? Lon { get; set; }
    public string Notes { get; set; } = "";

    /// <summary>How it was promised to be paid: "cash", "card", "cheque" or "transfer".</summary>
    public required string Means { get; init; }
    public List<CheckoutRun> Runs { get; init; } = [];
    public Money Total { get; init; }
    public DateTime PlacedAt { get; init; }

    /// <summary>References of runs whose fee has been paid.</summary>
    public List<string> PaidRuns { get; private set; } = [];

    public string Path => "/market/orders/" + Token;

    public OrderMail Mail => new(Id, Number, Name, Email, Language, Path);

    public void PayRun(string reference) => PaidRuns = [.. PaidRuns.Union([reference])];

    /// <summary>A fee paid for a ride that did not happen has been given back.</summary>
    public void RefundRun(string reference) => PaidRuns = [.. PaidRuns.Where(r => r != reference)];

    /// <summary>The person leaves; what was bought, for how much and under which number stays in the books.</summary>
    public void Forget() => (Person, Name, Email, Phone, Address, Lat, Lon, Notes) = (null, "—", "", "", null, null, null, "");
}

/// <summary>A month's human numbers. Gaps are allowed: an order number is a name, not an invoice.</summary>
internal sealed class NumberSeries
{
    public required string Prefix { get; init; }
    public int Next { get; set; }
}
