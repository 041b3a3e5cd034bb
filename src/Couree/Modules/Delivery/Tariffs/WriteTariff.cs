using System.ComponentModel.DataAnnotations;
using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Organisations;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

/// <summary>Members write a new version of their tariff, as a draft; decide its day; or take it back while the day has not come.</summary>
internal sealed class WriteTariff(CoureeDb db, Clock clock, IOrganisations organisations) : IUseCase
{
    public const Role Writers = Role.Member | Role.Keeper | Role.Treasurer;

    public sealed record Input(
        Money Base,
        [Range(0.0, 100.0)] double BeyondKm,
        [Range(0.1, 50.0)] double StepKm,
        Money Each,
        [Range(0.0, 1000.0)] double OverKg1,
        Money Amount1,
        [Range(0.0, 1000.0)] double OverKg2,
        Money Amount2,
        Money Minimum,
        [Range(0.0, 30.0)] double Vat,
        [Range(0.1, 200.0)] double LongestKm,
        [Range(0.1, 2000.0)] double HeaviestKg,
        [Required, MaxLength(1000)] string Note)
    {
        public TariffRules Rules() => new(
        [
            new BaseRule(Base),
            new DistanceRule(Whole(BeyondKm), Whole(StepKm), Each),
            new WeightRule([.. new[] { (OverKg1, Amount1), (OverKg2, Amount2) }.Where(s => s.Item2 > Money.Zero).Select(s => new WeightStep(Whole(s.Item1), s.Item2)).OrderBy(s => s.OverGrams)]),
            new MinimumRule(Minimum),
        ], (int)Math.Round(Vat * 100), Whole(LongestKm), Whole(HeaviestKg));

        /// <summary>A version's rules as the form shows them.</summary>
        public static Input Of(TariffRules rules, string note)
        {
            var distance = rules.Rules.OfType<DistanceRule>().FirstOrDefault() ?? new DistanceRule(0, 1000, Money.Zero);
            var steps = rules.Rules.OfType<WeightRule>().SelectMany(w => w.Steps).Concat([new(0, Money.Zero), new(0, Money.Zero)]).Take(2).ToList();
            return new Input(rules.Rules.OfType<BaseRule>().Select(b => b.Amount).FirstOrDefault(), distance.BeyondMetres / 1000.0, distance.StepMetres / 1000.0, distance.Each,
                steps[0].OverGrams / 1000.0, steps[0].Amount, steps[1].OverGrams / 1000.0, steps[1].Amount,
                rules.Rules.OfType<MinimumRule>().Select(m => m.Amount).FirstOrDefault(), rules.VatBasisPoints / 100.0, rules.LongestMetres / 1000.0, rules.HeaviestGrams / 1000.0, note);
        }

        private static int Whole(double thousands) => (int)Math.Round(thousands * 1000);
    }

    /// <summary>Writes the draft over, or a new one. Refused delivery.tariff_unsound.</summary>
    public async Task<TariffVersionId> Do(Actor who, string slug, Input input, CancellationToken stop)
    {
        var couriers = await organisations.Coop(who, slug, Writers, stop);
        var versions = await db.Set<TariffVersion>().Where(t => t.Couriers == couriers.Id).ToListAsync(stop);
        var draft = versions.SingleOrDefault(t => t.State == TariffState.Draft);
        if (draft is null)
        {
            draft = TariffVersion.Draft(Id.New<TariffVersionId>(clock), couriers.Id, versions.Select(t => t.Number).DefaultIfEmpty().Max() + 1, input.Rules(), input.Note, who.Person, clock.Now);
            db.Add(draft);
        }
        else
        {
            draft.Rewrite(input.Rules(), input.Note);
        }
        await db.SaveChangesAsync(stop);
        return draft.Id;
    }

    /// <summary>Refused delivery.tariff_decided, delivery.tariff_past.</summary>
    public async Task Decide(Actor who, string slug, TariffVersionId id, DateOnly fromDay, CancellationToken stop)
    {
        (await Find(who, slug, id, stop)).Decide(fromDay, who.Self, clock.Today, clock.Now);
        await db.SaveChangesAsync(stop);
    }

    /// <summary>Refused delivery.tariff_in_force.</summary>
    public async Task Withdraw(Actor who, string slug, TariffVersionId id, CancellationToken stop)
    {
        (await Find(who, slug, id, stop)).Withdraw(clock.Today);
        await db.SaveChangesAsync(stop);
    }

    private async Task<TariffVersion> Find(Actor who, string slug, TariffVersionId id, CancellationToken stop)
    {
        var couriers = await organisations.Coop(who, slug, Writers, stop);
        return await db.Set<TariffVersion>().SingleOrDefaultAsync(t => t.Id == id && t.Couriers == couriers.Id, stop) ?? throw new NotFound();
    }
}
