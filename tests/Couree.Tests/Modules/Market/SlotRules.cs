using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Modules.Ledger;
using Couree.Modules.Market;
using Couree.Modules.Market.Catalogue;
using Couree.Modules.Market.Pay;
using Couree.Modules.Market.Slots;
using Couree.Modules.Places;
using CsCheck;

namespace Couree.Tests.Modules.Market;

public sealed class SlotRules
{
    private static DateTime At(int hour, int minute) => new(2026, 6, 9, hour, minute, 0, DateTimeKind.Utc);

    /// <summary>Half an hour's window of the couriers, ten minutes of it to spare.</summary>
    private static DeliveryWindow Wanted(DateTime from, int ride) => new(new(from, from.AddMinutes(30)), 3, new(from.AddMinutes(-ride), from.AddMinutes(20 - ride)));

    [Fact]
    public void A_kitchen_that_closes_before_the_dish_is_ready_offers_nothing_more_today()
    {
        Period[] evening = [new(At(18, 0), At(21, 30))];
        ReadyWindows.Of(evening, At(21, 20), 25, 15).ShouldBeEmpty();
        ReadyWindows.Of(evening, At(20, 45), 25, 15).ShouldBe([new Period(At(21, 15), At(21, 30))]);
    }

    [Fact]
    public void Preparation_begins_when_the_kitchen_opens() =>
        ReadyWindows.Of([new Period(At(11, 0), At(12, 0))], At(8, 0), 25, 15).First().ShouldBe(new Period(At(11, 30), At(11, 45)));

    [Fact]
    public void A_delivery_is_prepared_in_the_last_window_ready_when_it_begins()
    {
        Period[] ready = [new(At(18, 0), At(18, 15)), new(At(18, 30), At(18, 45)), new(At(19, 0), At(19, 15))];
        Period[] open = [new(At(17, 0), At(19, 30))];
        ReadyWindows.For(Wanted(At(18, 30), ride: 10), ready, open).ShouldBe(ready[1]);
        ReadyWindows.For(Wanted(At(17, 45), ride: 0), ready, open).ShouldBe(ready[0]);
        ReadyWindows.For(Wanted(At(17, 0), ride: 10), ready, open).ShouldBeNull();
    }

    [Fact]
    public void A_long_way_leaves_earlier_and_no_door_is_promised_that_the_bike_cannot_reach()
    {
        Period[] ready = [new(At(18, 0), At(18, 15)), new(At(18, 30), At(18, 45))];
        Period[] open = [new(At(17, 0), At(19, 30))];
        ReadyWindows.For(Wanted(At(18, 30), ride: 40), ready, open).ShouldBe(ready[0]);
        ReadyWindows.For(Wanted(At(18, 0), ride: 40), ready, open).ShouldBeNull();
    }

    [Fact]
    public void What_is_ready_before_a_kitchen_closes_at_noon_is_not_brought_in_the_evening()
    {
        Period[] open = [new(At(11, 0), At(14, 30)), new(At(18, 0), At(21, 30))];
        Period[] ready = [new(At(14, 15), At(14, 30)), new(At(18, 30), At(18, 45))];
        ReadyWindows.For(Wanted(At(14, 30), ride: 10), ready, open).ShouldBe(ready[0]);
        ReadyWindows.For(Wanted(At(17, 30), ride: 10), ready, open).ShouldBeNull();
        ReadyWindows.For(Wanted(At(18, 0), ride: 10), ready, open).ShouldBeNull();
        ReadyWindows.For(Wanted(At(18, 30), ride: 10), ready, open).ShouldBe(ready[1]);
    }

    [Fact]
    public void Every_window_lies_inside_an_opening_and_after_the_preparation() =>
        Gen.Select(Gen.Int[0, 600], Gen.Int[0, 600], Gen.Int[1, 300], Gen.Int[0, 90], Gen.Int[5, 60]).Sample((now, from, length, preparation, width) =>
        {
            var (at, open) = (At(0, 0).AddMinutes(now), new Period(At(0, 0).AddMinutes(from), At(0, 0).AddMinutes(from + length)));
            foreach (var window in ReadyWindows.Of([open], at, preparation, width))
                (window.FromAt >= open.FromAt.AddMinutes(preparation) && window.FromAt >= at.AddMinutes(preparation) && window.UntilAt <= open.UntilAt).ShouldBeTrue();
        });

    [Fact]
    public void A_window_never_holds_more_than_its_places_and_forgets_holds_whose_time_is_over()
    {
        var window = new ShopWindow();
        window.Take("a", 2, At(10, 15), At(10, 0));
        window.Take("a", 2, At(10, 20), At(10, 1));
        window.Take("b", 2, null, At(10, 2));
        Should.Throw<Refusal>(() => window.Take("c", 2, null, At(10, 3))).Code.ShouldBe("market.window_full");
        window.Take("c", 2, null, At(10, 20));
        Should.Throw<Refusal>(() => window.Take("a", 2, null, At(10, 21)));
    }
}

public sealed class MoneyRules
{
    private static readonly OrganisationId Shop = new(Guid.Parse("01900000-0000-7000-8000-000000000001"));
    private static readonly OrganisationId Coop = new(Guid.Parse("01900000-0000-7000-8000-000000000002"));
    private static readonly Gen<(int Rate, Money Total)[]> Lines = Gen.Select(Gen.OneOfConst(0, 550, 1000, 2000), Gen.Long[0, 20_000]).Select((rate, cents) => (rate, new Money(cents))).Array[1, 12];

    [Fact]
    public void Vat_is_taken_on_the_sum_of_each_rate()
    {
        var vat = Vat.ByRate([(550, new Money(333)), (550, new Money(333)), (2000, new Money(1200)), (0, new Money(500))]);
        vat.Select(v => (v.Rate, v.Tax.Cents)).ShouldBe([(0, 0), (550, 35), (2000, 200)]);
    }

    [Fact]
    public void The_books_balance_over_every_life_an_order_may_have() =>
        Gen.Select(Lines, Gen.Long[0, 3000], Gen.Int[0, 4], Gen.OneOfConst("cash", "card", "cheque", "transfer")).Sample((lines, fee, life, how) =>
        {
            var total = new Money(lines.Sum(l => l.Total.Cents));
            var placed = Postings.Placed(Shop, "M-1", lines);
            var charged = Postings.Fee(Coop, "M-1", new Money(fee), 2000);
            List<IReadOnlyList<Line>> sets = life switch
            {
                0 => [placed],
                1 => [placed, charged, [.. placed.Select(l => l with { Amount = -l.Amount })], [.. charged.Select(l => l with { Amount = -l.Amount })]],
                2 => [placed, Postings.Paid(Shop, "M-1", total, how)],
                3 => [placed, charged, Postings.TakenAtTheDoor(Coop, Shop, "M-1", total, how), Postings.Paid(Coop, "M-1", new Money(fee), how)],
                _ => [placed, charged, Postings.Paid(Shop, "M-1", total, "transfer"), Postings.Paid(Coop, "M-1", new Money(fee), "transfer")],
            };
            foreach (var set in sets)
                foreach (var book in set.GroupBy(l => l.Account.Book)) book.Sum(l => l.Amount).ShouldBe(0);
            var all = sets.SelectMany(s => s).ToList();
            var owedByCustomers = all.Where(l => l.Account.Name == "customers").Sum(l => l.Amount);
            owedByCustomers.ShouldBe(life == 0 ? total.Cents : 0);
            if (life == 3) all.Where(l => l.Account is { Name: "owed_to" }).Sum(l => l.Amount).ShouldBe(-total.Cents);
            if (life == 1) all.GroupBy(l => l.Account).ShouldAllBe(g => g.Sum(l => l.Amount) == 0);
        });

    [Fact]
    public void A_creditor_reference_carries_its_own_check() =>
        Gen.Int[1, 99_999].Sample(n =>
        {
            var reference = CreditorReference.Of($"M-2606-{n:0000}-A");
            CreditorReference.IsRight(reference).ShouldBeTrue();
            CreditorReference.IsRight(reference[..^1] + (reference[^1] == 'A' ? 'B' : 'A')).ShouldBeFalse();
        });

    [Fact]
    public void The_known_example_of_the_standard_is_right() => CreditorReference.IsRight("RF18539007547034").ShouldBeTrue();

    [Fact]
    public void The_transfer_code_says_its_lines_in_the_order_of_the_guideline() =>
        EpcCode.Payload("L’Épi commun", "FR7630006000011234567890189", new Money(1230), "RF18539007547034")
            .ShouldBe("BCD\n002\n1\nSCT\n\nL’Épi commun\nFR7630006000011234567890189\nEUR12.30\n\nRF18539007547034");

    [Fact]
    public void Options_are_written_as_they_are_read()
    {
        const string text = "Cuisson : saignant | à point\nSuppléments + : fromage 1,00 | œuf 1,50";
        var groups = OptionText.Read(text);
        groups[1].Several.ShouldBeTrue();
        groups[1].Choices[1].ShouldBe(new OptionChoice("œuf", new Money(150)));
        OptionText.Write(groups).ShouldBe(text);
        Should.Throw<Refusal>(() => OptionText.Read("sans deux-points")).Code.ShouldBe("market.options_unreadable");
    }
}
