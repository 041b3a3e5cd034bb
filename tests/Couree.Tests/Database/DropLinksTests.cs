using Couree.Modules.Delivery;
using Couree.Tests.Modules.Delivery.Ride;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Couree.Tests.Database;

/// <summary>A house that had one link per run learns to have one per drop.</summary>
public sealed class DropLinksTests
{
    [Theory, OnBothEngines]
    public async Task A_mailed_link_goes_on_when_only_one_can_hold_it_and_dies_when_several_could(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var road = await Road.Of(couree);
        var one = await road.Carried("manon", "links:1", ("Gambetta", Road.Gambetta));
        var two = await road.Carried("manon", "links:2", ("Rihour", Road.Rihour), ("Fives", Road.Fives));
        await couree.Read(async db =>
        {
            await db.GetService<IMigrator>().MigrateAsync("Initial");
            await db.GetService<IMigrator>().MigrateAsync();
            return 0;
        });
        (await road.Now(one)).InOrder.Last().TrackingToken.ShouldBe(one.InOrder.Last().TrackingToken);
        var fresh = (await road.Now(two)).InOrder.Where(s => s.Kind == StopKind.Drop).Select(s => s.TrackingToken!).ToList();
        fresh.ShouldBeUnique();
        fresh.ShouldAllBe(t => t.Length == 40);
        (await couree.Read(db => db.Set<Stop>().CountAsync(s => (s.Kind == StopKind.Drop) != (s.TrackingToken != null)))).ShouldBe(0);
        var browser = couree.Browser();
        (await browser.GetAsync("/t/" + two.InOrder.ElementAt(1).TrackingToken)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await browser.GetAsync("/t/" + fresh[1])).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
    }
}
