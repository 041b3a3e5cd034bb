using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Modules.Places;

namespace Couree.Tests.Modules.Delivery;

public sealed class WindowTests
{
    [Theory, OnBothEngines]
    public async Task Fifty_baskets_on_a_window_with_three_places_take_three(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        var coop = new Coop(couree);
        await coop.OnShift("Manon");
        var window = new Period(coop.Clock.Now.AddHours(1), coop.Clock.Now.AddHours(1.5));
        var start = new TaskCompletionSource();
        var tries = Enumerable.Range(0, 50).Select(i => Task.Run(async () =>
        {
            await start.Task;
            try
            {
                return await Hold(coop, window, $"panier {i}", 15) ? "held" : "";
            }
            catch (Refusal refusal)
            {
                return refusal.Code;
            }
        })).ToList();
        start.SetResult();
        var answers = await Task.WhenAll(tries);
        answers.Count(a => a == "held").ShouldBe(3);
        answers.Count(a => a == "delivery.window_full").ShouldBe(47);
    }

    [Theory, OnBothEngines]
    public async Task A_hold_expires_moves_and_becomes_firm(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        var coop = new Coop(couree);
        await coop.HasTariff();
        await coop.OnShift("Manon");
        var at = coop.Clock.Now;
        var (first, second) = (new Period(at.AddHours(1), at.AddHours(1.5)), new Period(at.AddHours(1.5), at.AddHours(2)));
        foreach (var basket in new[] { "a", "b", "c" }) await Hold(coop, first, basket, 15);
        (await Coop.RefusedWith(() => Hold(coop, first, "d", 15))).ShouldBe("delivery.window_full");
        await Hold(coop, second, "a", 15);
        await Hold(coop, first, "d", 15);
        (await Left(coop, first)).ShouldBe(0);
        (await Left(coop, second)).ShouldBe(2);
        await coop.Asks(coop.Wants(reference: "b"));
        couree.Time.Move(TimeSpan.FromMinutes(16));
        (await Left(coop, first)).ShouldBe(2);
        await coop.Tell(async (_, delivery) =>
        {
            await delivery.Cancel(Actor.House, "b", "annulé");
            return true;
        });
        (await Left(coop, first)).ShouldBe(3);
    }

    [Theory, OnBothEngines]
    public async Task Windows_follow_the_shift_the_goods_and_the_ride(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        var coop = new Coop(couree);
        (await Windows(coop, coop.Clock.Now)).ShouldBeEmpty();
        await coop.OnShift("Manon", hours: 3);
        // Ten o'clock in Lille; the goods are ready at 10:45 and the ride takes some minutes: 11:00 to 11:30 is the first whole promise.
        var windows = await Windows(coop, coop.Clock.Now.AddMinutes(45));
        windows.First().Window.FromAt.ShouldBe(coop.Clock.Now.AddMinutes(60));
        windows.Last().Window.UntilAt.ShouldBe(coop.Clock.Now.AddHours(3));
        windows.ShouldAllBe(w => w.Left == 3);
    }

    private static Task<bool> Hold(Coop coop, Period window, string key, int minutes) => coop.Tell(async (_, delivery) =>
    {
        await delivery.HoldWindow(coop.Couriers, window, key, coop.Clock.Now.AddMinutes(minutes));
        return true;
    });

    private static Task<IReadOnlyList<DeliveryWindow>> Windows(Coop coop, DateTime readyAt) => coop.Tell((_, delivery) =>
        delivery.Windows(coop.Couriers, [Coop.Shop], [Coop.Gambetta], readyAt, coop.Clock.Now.AddHours(12)));

    private static async Task<int> Left(Coop coop, Period window) =>
        (await Windows(coop, coop.Clock.Now)).SingleOrDefault(w => w.Window == window)?.Left ?? 0;
}
