using System.Net;
using System.Net.Http.Json;
using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Tests.Modules.Delivery.Ride;
using Microsoft.EntityFrameworkCore;

namespace Couree.Tests.Modules.Delivery.Track;

public sealed class TrackTests
{
    private const string Here = "Où en est votre livraison";

    [Theory, OnBothEngines]
    public async Task The_position_shows_only_from_the_previous_doors_end_until_this_delivery(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var road = await Road.Of(couree);
        await EmptyRound(couree, road);
        await road.IsOnShift("manon");
        var first = await road.Carried("manon", "track:1", ("Gambetta", Road.Gambetta));
        var second = await road.Carried("manon", "track:2", ("Rihour", Road.Rihour));
        var phone = await couree.As("manon");
        var (mine, theirs) = (couree.Browser(), couree.Browser());
        (await Tell(phone, Road.Shop)).ShouldBeTrue();
        (await Page(mine, second)).ShouldNotContain(Here);
        await road.Tells(phone, road.Did("done", first.InOrder.First()), road.Did("done", second.InOrder.First()));
        await Tell(phone, Road.Shop);
        (await Page(theirs, first)).ShouldContain(Here);
        (await Page(mine, second)).ShouldNotContain(Here);

        couree.Time.Move(TimeSpan.FromMinutes(1));
        await road.Tells(phone, road.Did("done", first.InOrder.Last()));
        (await couree.Read(db => db.Set<RiderPosition>().CountAsync())).ShouldBe(0);
        (await Page(theirs, first)).ShouldNotContain(Here);
        (await Page(mine, second)).ShouldNotContain(Here);
        await Tell(phone, Road.Gambetta);
        (await Page(theirs, first)).ShouldNotContain(Here);
        (await Page(mine, second)).ShouldContain(Here);

        await road.Tells(phone, road.Did("done", second.InOrder.Last()));
        (await Tell(phone, Road.Rihour)).ShouldBeFalse();
        (await Page(mine, second)).ShouldNotContain(Here);
        (await couree.Read(db => db.Set<RiderPosition>().CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task A_link_shows_its_own_delivery_and_the_couriers_first_name_and_nothing_else(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var road = await Road.Of(couree);
        var run = await road.Carried("manon", "track:1", ("Gambetta", Road.Gambetta));
        await road.Carried("manon", "track:2", ("Rihour", Road.Rihour));
        var page = await Page(couree.Browser(), run);
        page.ShouldContain("Manon");
        foreach (var secret in new[] { "Rihour", "rue de Gambetta", "0320000000", "sonner fort", run.Id.Value.ToString(), "@couree.example" }) page.ShouldNotContain(secret);
        var manon = await road.Person("manon");
        var lastName = await couree.Read(async db => (await db.Set<Couree.Modules.People.Person>().SingleAsync(p => p.Id == manon)).Name.Split(' ')[^1]);
        page.ShouldNotContain(lastName);
    }

    [Theory, OnBothEngines]
    public async Task A_link_cannot_be_guessed_and_dies_a_week_after_the_delivery(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var road = await Road.Of(couree);
        var run = await road.Carried("manon", "track:1", ("Gambetta", Road.Gambetta));
        System.Buffers.Text.Base64Url.DecodeFromChars(run.TrackingToken).Length.ShouldBeGreaterThanOrEqualTo(16);
        var browser = couree.Browser();
        foreach (var guess in new[] { "x", run.Id.Value.ToString(), run.TrackingToken[..^1], run.TrackingToken[..^2] + "AA", new string('A', 27) })
            (await browser.GetAsync("/t/" + guess)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var phone = await couree.As("manon");
        await road.Tells(phone, road.Did("done", run.InOrder.First(), 120), road.Did("done", run.InOrder.Last()));
        couree.Time.Move(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        (await Page(browser, run)).ShouldContain("Livrée");
        couree.Time.Move(TimeSpan.FromMinutes(2));
        (await browser.GetAsync(run.TrackingPath)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.GetAsync(run.TrackingPath + "/live")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothEngines]
    public async Task A_link_is_never_cached_indexed_or_passed_on(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var road = await Road.Of(couree);
        var run = await road.Carried("manon", "track:1", ("Gambetta", Road.Gambetta));
        var answer = await couree.Browser().GetAsync(run.TrackingPath);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Headers.GetValues("X-Robots-Tag").ShouldBe(["noindex"]);
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
    }

    [Theory, OnBothEngines]
    public async Task A_silent_phones_position_is_forgotten(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var road = await Road.Of(couree);
        await road.IsOnShift("manon");
        await road.Carried("manon", "track:1", ("Gambetta", Road.Gambetta));
        (await Tell(await couree.As("manon"), Road.Shop)).ShouldBeTrue();
        couree.Time.Move(TimeSpan.FromMinutes(6));
        await couree.Settle();
        (await couree.Read(db => db.Set<RiderPosition>().CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task Off_task_no_position_is_kept(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        (await Tell(await couree.As("jeanne"), Road.Shop)).ShouldBeFalse();
        (await couree.Read(db => db.Set<RiderPosition>().CountAsync())).ShouldBe(0);
    }

    /// <summary>Takes out of the way what the village has already put into the round.</summary>
    private static Task EmptyRound(TestCouree couree, Road road) => couree.Read(async db =>
    {
        var manon = await road.Person("manon");
        foreach (var run in await db.Set<Run>().Where(r => r.Courier == manon).ToListAsync()) db.Remove(run);
        foreach (var round in await db.Set<Round>().Where(r => r.Courier == manon).ToListAsync()) db.Remove(round);
        return await db.SaveChangesAsync();
    });

    private static async Task<bool> Tell(HttpClient phone, GeoPoint at) =>
        (await (await phone.PostAsJsonAsync("/api/v1/delivery/courier/position", new PositionTold(at.Lat, at.Lon), Json.Options)).Content.ReadFromJsonAsync<PositionAnswer>(Json.Options))!.Kept;

    private static async Task<string> Page(HttpClient browser, Run run) => WebUtility.HtmlDecode(await browser.GetStringAsync(run.TrackingPath));
}
