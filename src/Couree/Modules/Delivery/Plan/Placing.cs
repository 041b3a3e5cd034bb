using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Places;
using Couree.Modules.Shifts;

namespace Couree.Modules.Delivery.Plan;

/// <summary>Puts a run into a courier's round at its cheapest place, from fresh facts.</summary>
internal sealed class Placing(Clock clock, IShifts shifts, RoundBook rounds, ITravel travel, DeliveryOptions options)
{
    /// <summary>A bike that cannot take it in time may take it all the same: the courier knows better, and the board says what is late. Refused delivery.courier_not_on_shift.</summary>
    public async Task<Round> Into(Run run, PersonId courier, bool mustBeFree, CancellationToken stop)
    {
        var now = clock.Now;
        var day = rounds.DayOf(run);
        var endOfDay = clock.Instant(day.AddDays(1), TimeOnly.MinValue);
        var shift = (await shifts.Between(run.Couriers, now, endOfDay, stop)).FirstOrDefault(s => s.Person == courier) ?? throw new Refusal("delivery.courier_not_on_shift");
        var round = await rounds.Of(run.Couriers, courier, day, stop);
        if (run.IsOver || (mustBeFree && run.Courier is not null)) return round;
        var carried = (await rounds.RunsOf([round.Id], stop)).Where(r => r.Id != run.Id).ToList();
        var bike = Bikes.Of(shift, round, now);
        var plan = new RidePlan(now, [bike with { Order = [.. round.Order.Where(s => run.Stops.All(mine => mine.Id != s))] }], [.. carried, run], travel, options.DoorSeconds);
        var option = plan.Options([run.Id])[run.Id][0];
        round.Adopt(option.Order, [.. carried.SelectMany(r => r.Stops), .. run.Stops]);
        return round;
    }
}

/// <summary>A shift and its round as a bike of the plan.</summary>
internal static class Bikes
{
    public static BikeNow Of(ShiftCard shift, Round? round, DateTime now) => new(shift.Person, shift.Name, shift.FromAt > now ? shift.FromAt : now, shift.UntilAt,
        shift.CapacityGrams, shift.CapacityLitres, shift.HasColdBox, round?.Order ?? [], round?.Begun ?? 0);
}
