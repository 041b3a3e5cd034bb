using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Modules.Delivery.Plan;
using Microsoft.EntityFrameworkCore;

namespace Couree.Tests.Modules.Delivery.Propose;

public sealed class KeepTests
{
    private static StopId S(char name) => new(Guid.Parse($"{(int)name:x8}-0000-7000-8000-000000000000"));
    private static StopId[] All(string names) => [.. names.Select(S)];

    [Theory]
    [InlineData("a", "bc", "abc")]
    [InlineData("ab", "bcd", "abcd")]
    [InlineData("axb", "abc", "axbc")]
    [InlineData("abx", "acb", "acbx")]
    [InlineData("xyab", "cab", "xycab")]
    [InlineData("", "ab", "ab")]
    public void What_is_left_out_stays_behind_what_was_before_it(string before, string route, string order) =>
        RideProblem.Keep(All(before), All(route), _ => true).ShouldBe(All(order));

    [Theory, OnBothEngines]
    public async Task Whoever_had_a_run_cancelled_at_the_door_can_take_another(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        var coop = new Coop(couree);
        await coop.HasTariff();
        var tom = await coop.OnShift("Tom");
        var cancelled = await coop.Asks();
        await coop.Takes(tom, cancelled);
        await coop.Does(tom, cancelled.InOrder.First(), StopVerb.Start);
        await coop.Tell(async (_, delivery) => { await delivery.Cancel(Actor.House, cancelled.Reference, "test"); return true; });
        var next = await coop.Asks();
        await coop.Takes(tom, next);
        (await coop.Round(tom.Self)).Order.ShouldBe([cancelled.InOrder.First().Id, .. next.InOrder.Select(s => s.Id)]);
    }
}
