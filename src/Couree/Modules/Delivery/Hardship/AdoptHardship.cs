using System.ComponentModel.DataAnnotations;
using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Organisations;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

/// <summary>Members adopt the next version of their weights, for a day on. Refusals: delivery.hardship_past, delivery.hardship_unsound.</summary>
internal sealed class AdoptHardship(CoureeDb db, Clock clock, IOrganisations organisations) : IUseCase
{
    public sealed record Input(
        [Range(0.0, 100.0)] double PerKm, [Range(0.0, 100.0)] double PerTenMetresUp, [Range(0.0, 100.0)] double PerTenKgKm, [Range(0.0, 100.0)] double PerFloor,
        [Range(0.0, 100.0)] double PerStopInRain, [Range(0.0, 100.0)] double PerStopAtNight, TimeOnly NightFrom, TimeOnly NightUntil,
        [Range(0.0, 60.0)] double EvennessMinutes, DateOnly FromDay, [Required, MaxLength(1000)] string Note)
    {
        public HardshipWeights Weights => new(Of(PerKm), Of(PerTenMetresUp), Of(PerTenKgKm), Of(PerFloor), Of(PerStopInRain), Of(PerStopAtNight), NightFrom, NightUntil, Of(EvennessMinutes));

        public static Input From(HardshipWeights w, DateOnly fromDay) => new((double)w.PerKm, (double)w.PerTenMetresUp, (double)w.PerTenKgKm, (double)w.PerFloor,
            (double)w.PerStopInRain, (double)w.PerStopAtNight, w.NightFrom, w.NightUntil, (double)w.EvennessMinutes, fromDay, "");

        /// <summary>Weights have three decimals at most.</summary>
        private static decimal Of(double weight) => Math.Round((decimal)weight, 3);
    }

    public async Task<HardshipVersionId> Do(Actor who, string slug, Input input, CancellationToken stop)
    {
        var couriers = await organisations.Coop(who, slug, WriteTariff.Writers, stop);
        var number = await db.Set<HardshipVersion>().Where(v => v.Couriers == couriers.Id).MaxAsync(v => (int?)v.Number, stop) ?? 0;
        var version = HardshipVersion.Adopt(Id.New<HardshipVersionId>(clock), couriers.Id, number + 1, input.Weights, input.Note, input.FromDay, who.Self, clock.Today, clock.Now);
        db.Add(version);
        await db.SaveChangesAsync(stop);
        return version.Id;
    }
}

/// <summary>Whoever is on shift says when it rains today, or that it does not after all. Refusals: delivery.needs_shift, delivery.rain_upside_down.</summary>
internal sealed class SayRain(CoureeDb db, Clock clock, IOrganisations organisations, RunGate gate) : IUseCase
{
    public sealed record Input(TimeOnly From, TimeOnly Until);

    public async Task<RainMarkId> Do(Actor who, string slug, Input input, CancellationToken stop)
    {
        var couriers = await organisations.Coop(who, slug, DeliveryMay.Riders, stop);
        await gate.Board(who, couriers.Id, stop);
        var mark = RainMark.Say(Id.New<RainMarkId>(clock), couriers.Id, clock.Today, input.From, input.Until, who.Self, clock);
        db.Add(mark);
        await db.SaveChangesAsync(stop);
        return mark.Id;
    }

    public async Task TakeBack(Actor who, string slug, RainMarkId id, CancellationToken stop)
    {
        var couriers = await organisations.Coop(who, slug, DeliveryMay.Riders, stop);
        var today = clock.Today;
        // Days gone by are counted: what was said of them stays.
        var mark = await db.Set<RainMark>().SingleOrDefaultAsync(r => r.Id == id && r.Couriers == couriers.Id && r.Day == today, stop) ?? throw new NotFound();
        await gate.Board(who, couriers.Id, stop);
        db.Remove(mark);
        await db.SaveChangesAsync(stop);
    }
}

/// <summary>Everyone writes down their own chores, and takes back their own. Refusals: delivery.chore_day, delivery.chore_minutes.</summary>
internal sealed class WriteChore(CoureeDb db, Clock clock, IOrganisations organisations) : IUseCase
{
    public sealed record Input(DateOnly Day, ChoreKind Kind, int Minutes, [MaxLength(300)] string Note);

    public async Task<ChoreId> Do(Actor who, string slug, Input input, CancellationToken stop)
    {
        var couriers = await organisations.Coop(who, slug, DeliveryMay.Riders, stop);
        var chore = Chore.Write(Id.New<ChoreId>(clock), couriers.Id, who.Self, input.Day, input.Kind, input.Minutes, input.Note, clock.Today);
        db.Add(chore);
        await db.SaveChangesAsync(stop);
        return chore.Id;
    }

    public async Task TakeBack(Actor who, string slug, ChoreId id, CancellationToken stop)
    {
        var couriers = await organisations.Coop(who, slug, DeliveryMay.Riders, stop);
        db.Remove(await db.Set<Chore>().SingleOrDefaultAsync(c => c.Id == id && c.Couriers == couriers.Id && c.Person == who.Person, stop) ?? throw new NotFound());
        await db.SaveChangesAsync(stop);
    }
}
