using System.Net;
using Couree.Kernel;
using Couree.Modules.Shifts;
using Couree.Tests.Modules.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Couree.Tests.Modules.Shifts;

public sealed class ShiftTests
{
    [Theory, OnBothEngines]
    public async Task The_duty_falls_to_who_had_it_least_recently_and_whoever_wants_takes_it(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        var coop = new Coop(couree);
        var manon = await coop.OnShift("Manon");
        couree.Time.Move(TimeSpan.FromMinutes(1));
        var tom = await coop.OnShift("Tom");
        (await OnDuty(couree, coop)).ShouldBe(manon.Self);
        await couree.Do<TakeDuty, bool>(u => u.Do(manon, coop.Couriers, true, default));
        (await Coop.RefusedWith(() => couree.Do<TakeDuty, bool>(u => u.Do(manon, coop.Couriers, true, default)))).ShouldBe("shifts.duty_already_yours");
        await couree.Do<TakeDuty, bool>(u => u.Do(manon, coop.Couriers, false, default));
        (await OnDuty(couree, coop)).ShouldBe(tom.Self);
        var resting = coop.Courier("Léa");
        (await Coop.RefusedWith(() => couree.Do<TakeDuty, bool>(u => u.Do(resting, coop.Couriers, true, default)))).ShouldBe("shifts.duty_needs_shift");
    }

    [Theory, OnBothEngines]
    public async Task Nobody_is_on_two_shifts_at_once_not_even_by_pressing_twice(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        var coop = new Coop(couree);
        var manon = coop.Courier("Manon");
        var input = new PlanShift.Input(coop.Clock.Today.AddDays(1), new TimeOnly(9, 0), new TimeOnly(13, 0), Bike.Usual);
        var tries = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            try
            {
                await couree.Do<PlanShift, ShiftId>(u => u.Do(manon, coop.Couriers, input, default));
                return "planned";
            }
            catch (Refusal refusal)
            {
                return refusal.Code;
            }
        }));
        (await Task.WhenAll(tries)).Order().ShouldBe(["planned", .. Enumerable.Repeat("shifts.overlaps", 7)]);
    }

    [Theory, OnBothEngines]
    public async Task A_shift_is_begun_and_stopped_and_only_one_ahead_is_taken_back(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        var coop = new Coop(couree);
        var manon = await coop.OnShift("Manon");
        var shift = (await Shifts(couree, coop)).Single();
        (await Coop.RefusedWith(() => couree.Do<EndShift, OrganisationId>(u => u.Do(manon, shift.Id, true, default)))).ShouldBe("shifts.begun");
        await Should.ThrowAsync<NotFound>(() => couree.Do<EndShift, OrganisationId>(u => u.Do(coop.Courier("Tom"), shift.Id, false, default)));
        couree.Time.Move(TimeSpan.FromMinutes(30));
        await couree.Do<EndShift, OrganisationId>(u => u.Do(manon, shift.Id, false, default));
        (await couree.Read(db => db.Set<Shift>().AsNoTracking().SingleAsync())).UntilAt.ShouldBe(coop.Clock.Now);
    }

    [Theory, OnBothEngines]
    public async Task The_week_is_everyones_to_read_and_each_plans_their_own(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var yasmine = await couree.As("yasmine");
        var page = await yasmine.GetStringAsync("/shifts/braquets");
        page.ShouldContain("Manon Leroy");
        page.ShouldContain("Je suis en service");
        (await yasmine.PostAsync("/shifts/braquets/start", new FormUrlEncodedContent([new("hours", "3")]))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var again = await yasmine.PostAsync("/shifts/braquets", new FormUrlEncodedContent([new("day", "2026-06-09"), new("from", "10:15"), new("until", "11:00")]));
        again.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await again.Content.ReadAsStringAsync()).ShouldContain("Vous avez déjà un service");
        (await yasmine.PostAsync("/shifts/braquets/duty", new FormUrlEncodedContent([new("take", "true")]))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await yasmine.GetStringAsync("/shifts/braquets")).ShouldContain("La permanence est à Yasmine Haddad");
    }

    [Theory, OnBothEngines]
    public async Task The_village_always_has_couriers_on_their_bikes_for_four_hours(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var clock = couree.Services.GetRequiredService<Clock>();
        var shifts = await couree.Read(db => db.Set<Shift>().AsNoTracking().ToListAsync());
        for (var at = clock.Now; at < clock.Now.AddHours(4); at = at.AddMinutes(15)) shifts.Where(s => s.IsOn(at)).Select(s => s.Person).Distinct().Count().ShouldBeGreaterThanOrEqualTo(2);
        shifts.GroupBy(s => s.Person).ShouldAllBe(mine => mine.All(a => mine.All(b => a == b || !a.Overlaps(b.FromAt, b.UntilAt))));
    }

    private static async Task<IReadOnlyList<ShiftCard>> Shifts(TestCouree couree, Coop coop)
    {
        await using var scope = couree.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IShifts>().Between(coop.Couriers, coop.Clock.Now, coop.Clock.Now.AddMinutes(1));
    }

    private static async Task<PersonId?> OnDuty(TestCouree couree, Coop coop) => (await Shifts(couree, coop)).SingleOrDefault(s => s.OnDuty)?.Person;
}
