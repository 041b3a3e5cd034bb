using Couree.Kernel;
using Couree.Modules.Ledger;

namespace Couree.Modules.Market.Pay;

/// <summary>VAT of a set of lines: by rate, on the sum of the lines of that rate.</summary>
internal static class Vat
{
    public static IReadOnlyList<(int Rate, Money Total, Money Tax)> ByRate(IEnumerable<(int Rate, Money Total)> lines) =>
        [.. lines.GroupBy(l => l.Rate).OrderBy(g => g.Key).Select(g => (g.Key, Sum(g), Sum(g).VatWithin(g.Key)))];

    private static Money Sum(IEnumerable<(int Rate, Money Total)> lines) => lines.Aggregate(Money.Zero, (sum, l) => sum + l.Total);
}

/// <summary>
/// What each step of an order's life writes in the books. Each structure has its own balanced book: the shop its sale, the
/// courier co-op its fee; what couriers take at the door for a shop is owed to it until handed over. Pure: no store, no clock.
/// </summary>
internal static class Postings
{
    public static string PlacedKey(OrderId order) => $"order-placed:{order.Value:N}";
    public static string FeeKey(string run) => $"fee-placed:{run}";
    public static string SettledKey(OrderId order) => $"order-settled:{order.Value:N}";
    public static string FeeSettledKey(string run) => $"fee-settled:{run}";

    /// <summary>The claim: the customer owes the shop; the shop has sold, and owes the tax.</summary>
    public static IReadOnlyList<Line> Placed(OrganisationId shop, string number, IEnumerable<(int Rate, Money Total)> lines)
    {
        var rates = Vat.ByRate(lines);
        var total = rates.Sum(r => r.Total.Cents);
        var tax = rates.Sum(r => r.Tax.Cents);
        return [new(new(shop, "customers", number), total), new(new(shop, "sales"), -(total - tax)), .. rates.Where(r => r.Tax.Cents != 0).Select(r => new Line(VatOf(shop, r.Rate), -r.Tax.Cents))];
    }

    public static IReadOnlyList<Line> Fee(OrganisationId couriers, string number, Money fee, int rate)
    {
        var tax = fee.VatWithin(rate).Cents;
        return [new(new(couriers, "customers", number), fee.Cents), new(new(couriers, "delivery_fees"), -(fee.Cents - tax)), new(VatOf(couriers, rate), -tax)];
    }

    /// <summary>The courier took the shop's price at the door: the co-op has it and owes it; the shop is paid by the co-op's debt.</summary>
    public static IReadOnlyList<Line> TakenAtTheDoor(OrganisationId couriers, OrganisationId shop, string number, Money total, string how) =>
    [
        new(new(couriers, Till(how)), total.Cents), new(new(couriers, "owed_to", shop.Value.ToString()), -total.Cents),
        new(new(shop, "owed_by", couriers.Value.ToString()), total.Cents), new(new(shop, "customers", number), -total.Cents),
    ];

    /// <summary>A structure was paid what its customer owed: at its own counter, at the door, or by transfer.</summary>
    public static IReadOnlyList<Line> Paid(OrganisationId book, string number, Money amount, string how) =>
        [new(new(book, Till(how)), amount.Cents), new(new(book, "customers", number), -amount.Cents)];

    private static string Till(string how) => how switch { "cash" => "cash", "cheque" => "cheques", _ => "bank" };

    private static Account VatOf(OrganisationId book, int rate) => new(book, "vat", rate.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
