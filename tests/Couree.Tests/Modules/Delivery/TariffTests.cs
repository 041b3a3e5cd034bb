using Couree.Kernel;
using Couree.Modules.Delivery;
using CsCheck;

namespace Couree.Tests.Modules.Delivery;

public sealed class TariffTests
{
    private static readonly Clock Clock = new(new MovableTime(), TimeZoneInfo.Utc);
    private static readonly Gen<TariffRules> Tariffs =
        from basis in Gen.Int[0, 900]
        from each in Gen.Int[0, 300]
        from beyond in Gen.Int[0, 8000]
        from step in Gen.Int[100, 3000]
        from weights in Gen.Select(Gen.Int[0, 50_000], Gen.Int[0, 900]).Array[0, 4]
        from least in Gen.Int[0, 2000]
        select new TariffRules(
            [new BaseRule(new Money(basis)), new DistanceRule(beyond, step, new Money(each)), new WeightRule([.. weights.Select(w => new WeightStep(w.Item1, new Money(w.Item2)))]), new MinimumRule(new Money(least))],
            2000, 30_000, 300_000);
    private static readonly Gen<RunFacts> Runs =
        from metres in Gen.Int[0, 30_000]
        from grams in Gen.Int[0, 300_000]
        select new RunFacts(metres, grams, 10, 1, false);

    [Theory]
    [InlineData(0, 1000, 300)]
    [InlineData(2000, 1000, 300)]
    [InlineData(2001, 1000, 380)]
    [InlineData(3000, 1000, 380)]
    [InlineData(3001, 1000, 460)]
    [InlineData(1500, 10_000, 300)]
    [InlineData(1500, 10_001, 450)]
    [InlineData(1500, 30_001, 700)]
    [InlineData(15_000, 300_000, 300 + 13 * 80 + 400)]
    public void The_first_tariff_prices_as_it_is_written(int metres, int grams, int cents) =>
        TariffRules.Sum(DeliverySeed.FirstTariff.Price(new RunFacts(metres, grams, 10, 1, false))).ShouldBe(new Money(cents));

    [Fact]
    public void Too_far_or_too_heavy_is_said_before_any_price()
    {
        Should.Throw<Refusal>(() => DeliverySeed.FirstTariff.Price(new RunFacts(15_001, 1, 1, 1, false))).Code.ShouldBe("delivery.too_far");
        Should.Throw<Refusal>(() => DeliverySeed.FirstTariff.Price(new RunFacts(1, 300_001, 1, 1, false))).Code.ShouldBe("delivery.too_heavy");
    }

    [Fact]
    public void A_minimum_tops_up_and_never_takes_away()
    {
        var rules = new TariffRules([new BaseRule(new Money(200)), new MinimumRule(new Money(450))], 2000, 10_000, 10_000);
        rules.Price(new RunFacts(1, 1, 1, 1, false)).Select(l => (l.Rule, l.Amount.Cents)).ShouldBe([("delivery.tariff.base", 200L), ("delivery.tariff.minimum", 250L)]);
    }

    [Fact]
    public void The_fee_never_falls_when_a_run_is_longer_or_heavier() => Gen.Select(Tariffs, Runs, Gen.Int[0, 5000], Gen.Int[0, 20_000]).Sample((rules, run, more, heavier) =>
    {
        // A weight table may be written with a lighter price for heavier goods: only distance is monotone by itself.
        if (run.Metres + more > rules.LongestMetres) return;
        TariffRules.Sum(rules.Price(run with { Metres = run.Metres + more })).Cents.ShouldBeGreaterThanOrEqualTo(TariffRules.Sum(rules.Price(run)).Cents);
        if (run.Grams + heavier > rules.HeaviestGrams || rules.Rules.OfType<WeightRule>().Any(w => w.Steps.Count > 1)) return;
        TariffRules.Sum(rules.Price(run with { Grams = run.Grams + heavier })).Cents.ShouldBeGreaterThanOrEqualTo(TariffRules.Sum(rules.Price(run)).Cents);
    });

    [Fact]
    public void Lines_survive_their_storage_and_still_sum_to_the_fee() => Gen.Select(Tariffs, Runs).Sample((rules, run) =>
    {
        var lines = rules.Price(run);
        var kept = System.Text.Json.JsonSerializer.Deserialize<List<FeeLine>>(System.Text.Json.JsonSerializer.Serialize(lines, Json.Options), Json.Options)!;
        TariffRules.Sum(kept).ShouldBe(TariffRules.Sum(lines));
        kept.Select(l => Couree.Web.Words.SayIn("fr", l.Rule, l.Shown().Facts)).ShouldBe(lines.Select(l => Couree.Web.Words.SayIn("fr", l.Rule, l.Shown().Facts)));
        kept.Select(l => FeeLine.Of(l.Shown())).Select(l => System.Text.Json.JsonSerializer.Serialize(l, Json.Options)).ShouldBe(lines.Select(l => System.Text.Json.JsonSerializer.Serialize(l, Json.Options)));
    });

    [Fact]
    public void A_tariffs_text_survives_its_storage() => Tariffs.Sample(rules =>
    {
        var text = System.Text.Json.JsonSerializer.Serialize(rules, Json.Options);
        System.Text.Json.JsonSerializer.Serialize(System.Text.Json.JsonSerializer.Deserialize<TariffRules>(text, Json.Options), Json.Options).ShouldBe(text);
        text.ShouldContain("\"rule\":\"base\"");
    });

    [Fact]
    public void A_decided_version_is_written_over_by_nobody()
    {
        var tariff = Draft();
        tariff.Rewrite(DeliverySeed.FirstTariff, "encore");
        tariff.Decide(Clock.Today, Someone(), Clock.Today, Clock.Now);
        Should.Throw<Refusal>(() => tariff.Rewrite(DeliverySeed.FirstTariff, "trop tard")).Code.ShouldBe("delivery.tariff_decided");
        Should.Throw<Refusal>(() => tariff.Decide(Clock.Today, Someone(), Clock.Today, Clock.Now)).Code.ShouldBe("delivery.tariff_decided");
        Should.Throw<Refusal>(() => tariff.Withdraw(Clock.Today)).Code.ShouldBe("delivery.tariff_in_force");
    }

    [Fact]
    public void A_version_whose_day_has_not_come_goes_back_to_a_draft()
    {
        var tariff = Draft();
        tariff.Decide(Clock.Today.AddDays(3), Someone(), Clock.Today, Clock.Now);
        tariff.IsInForce(Clock.Today).ShouldBeFalse();
        tariff.Withdraw(Clock.Today);
        tariff.State.ShouldBe(TariffState.Draft);
    }

    [Fact]
    public void A_tariff_cannot_begin_in_the_past() =>
        Should.Throw<Refusal>(() => Draft().Decide(Clock.Today.AddDays(-1), Someone(), Clock.Today, Clock.Now)).Code.ShouldBe("delivery.tariff_past");

    [Fact]
    public void A_tariff_that_makes_no_sense_is_refused() =>
        Should.Throw<Refusal>(() => TariffVersion.Draft(Id.New<TariffVersionId>(Clock), default, 1, new TariffRules([new DistanceRule(0, 0, new Money(1))], 2000, 1, 1), "", null, Clock.Now)).Code.ShouldBe("delivery.tariff_unsound");

    private static TariffVersion Draft() => TariffVersion.Draft(Id.New<TariffVersionId>(Clock), default, 1, DeliverySeed.FirstTariff, "", null, Clock.Now);
    private static PersonId Someone() => Id.New<PersonId>(Clock);
}
