using System.Net;
using System.Net.Http.Json;
using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Tests.Modules.Delivery.Ride;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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
    public async Task Two_recipients_of_one_run_each_follow_their_own_drop_and_learn_nothing_of_each_other(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var road = await Road.Of(couree);
        await EmptyRound(couree, road);
        await road.IsOnShift("manon");
        var run = await road.Carried("manon", "track:1", ("Anneke", Road.Gambetta), ("Bastien", Road.Rihour));
        var (pickup, first, second) = (run.InOrder.First(), run.InOrder.ElementAt(1), run.InOrder.Last());
        (pickup.TrackingToken, first.TrackingToken == second.TrackingToken).ShouldBe((null, false));
        foreach (var drop in new[] { first, second }) System.Buffers.Text.Base64Url.DecodeFromChars(drop.TrackingToken!).Length.ShouldBeGreaterThanOrEqualTo(16);
        var (phone, anneke, bastien) = (await couree.As("manon"), couree.Browser(), couree.Browser());

        async Task MeetOnlyTheirs()
        {
            (await Page(anneke, first)).ShouldNotContain("Bastien");
            (await Page(bastien, second)).ShouldNotContain("Anneke");
        }
        await MeetOnlyTheirs();
        await road.Tells(phone, road.Did("done", pickup));
        (await Tell(phone, Road.Shop)).ShouldBeTrue();
        (await Page(anneke, first)).ShouldContain(Here);
        // Bastien's turn has not come: no position, not even that his bike is at Anneke's.
        (await Page(bastien, second)).ShouldNotContain(Here);
        await MeetOnlyTheirs();

        couree.Time.Move(TimeSpan.FromMinutes(1));
        await road.Tells(phone, road.Did("done", first));
        (await Tell(phone, Road.Gambetta)).ShouldBeTrue();
        (await Page(anneke, first)).ShouldContain("Livrée");
        (await Page(anneke, first)).ShouldNotContain(Here);
        (await Page(anneke, first)).ShouldNotContain("Manon");
        (await Page(bastien, second)).ShouldContain(Here);
        (await Page(bastien, second)).ShouldNotContain("Livrée à");
        await MeetOnlyTheirs();

        couree.Time.Move(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));
        (await anneke.GetAsync(first.TrackingPath)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await bastien.GetAsync(second.TrackingPath)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothEngines]
    public async Task Each_recipient_is_written_to_when_it_leaves_and_when_it_arrives_with_their_own_link_and_never_more(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var road = await Road.Of(couree);
        var run = await road.Carried("manon", "track:1", ("Anneke", Road.Gambetta), ("Bastien", Road.Rihour), ("Muette", Road.Fives));
        var (first, second) = (run.InOrder.ElementAt(1), run.InOrder.ElementAt(2));
        await couree.Read(db => db.Set<Stop>().Where(s => s.Run == run.Id && s.Name != "Muette" && s.Kind == StopKind.Drop)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Email, s => s.Name + "@couree.example")));
        couree.Time.Move(TimeSpan.FromMinutes(30));
        var phone = await couree.As("manon");
        await road.Tells(phone, road.Did("start", run.InOrder.First(), 1000), road.Did("done", run.InOrder.First(), 900));
        couree.Time.Move(TimeSpan.FromMinutes(3));
        await couree.Settle();
        await road.Tells(phone, road.Did("done", first, 60), road.Did("fail", second, 30, "Personne"), road.Did("done", run.InOrder.Last(), 10));
        couree.Time.Move(TimeSpan.FromMinutes(3));
        await couree.Settle();
        await couree.Settle();

        var mails = new List<(string To, string Text)>();
        foreach (var file in Directory.EnumerateFiles(System.IO.Path.Combine(couree.Folder, "mail"), "*.eml"))
        {
            var mail = await MimeKit.MimeMessage.LoadAsync(file);
            mails.Add((mail.To.Mailboxes.Single().Address, mail.TextBody!));
        }
        var hers = mails.Where(m => m.To == "Anneke@couree.example").ToList();
        var his = mails.Where(m => m.To == "Bastien@couree.example").ToList();
        (hers.Count, his.Count, mails.Count(m => m.Text.Contains("Muette"))).ShouldBe((2, 2, 0));
        hers.ShouldAllBe(m => m.Text.Contains(first.TrackingPath!) && !m.Text.Contains(second.TrackingToken!) && !m.Text.Contains("Bastien"));
        his.ShouldAllBe(m => m.Text.Contains(second.TrackingPath!) && !m.Text.Contains("Anneke"));
        his.ShouldContain(m => m.Text.Contains("Personne"));
    }

    [Theory, OnBothEngines]
    public async Task A_link_cannot_be_guessed_and_dies_a_week_after_the_delivery(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var road = await Road.Of(couree);
        var run = await road.Carried("manon", "track:1", ("Gambetta", Road.Gambetta));
        System.Buffers.Text.Base64Url.DecodeFromChars(Token(run)).Length.ShouldBeGreaterThanOrEqualTo(16);
        var browser = couree.Browser();
        foreach (var guess in new[] { "x", run.Id.Value.ToString(), Token(run)[..^1], Token(run)[..^2] + "AA", new string('A', 27) })
            (await browser.GetAsync("/t/" + guess)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var phone = await couree.As("manon");
        await road.Tells(phone, road.Did("done", run.InOrder.First(), 120), road.Did("done", run.InOrder.Last()));
        couree.Time.Move(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        (await Page(browser, run)).ShouldContain("Livrée");
        couree.Time.Move(TimeSpan.FromMinutes(2));
        (await browser.GetAsync(Path(run))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.GetAsync(Path(run) + "/live")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothEngines]
    public async Task A_link_is_never_cached_indexed_or_passed_on(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var road = await Road.Of(couree);
        var run = await road.Carried("manon", "track:1", ("Gambetta", Road.Gambetta));
        var answer = await couree.Browser().GetAsync(Path(run));
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Headers.GetValues("X-Robots-Tag").ShouldBe(["noindex"]);
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
    }

    [Theory, OnBothEngines]
    public async Task Two_recipients_of_one_run_each_hear_of_their_own_door_only(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var road = await Road.Of(couree);
        await EmptyRound(couree, road);
        await road.IsOnShift("manon");
        var run = await road.Carried("manon", "track:two", ("Gambetta", Road.Gambetta), ("Rihour", Road.Rihour), ("Fives", Road.Fives));
        var (pickup, first, second, third) = (run.InOrder.First(), run.InOrder.ElementAt(1), run.InOrder.ElementAt(2), run.InOrder.Last());
        var phone = await couree.As("manon");
        // What is served, and who is next after it: nobody behind them hears of it.
        (await Heard(couree, run, () => road.Tells(phone, road.Did("done", pickup)))).ShouldBe([first.Id, second.Id, third.Id]);
        (await Heard(couree, run, () => Tell(phone, Road.Shop))).ShouldBe([first.Id]);
        (await Heard(couree, run, () => road.Tells(phone, road.Did("start", first)))).ShouldNotContain(third.Id, "the third door is neither begun nor next");
        (await Heard(couree, run, () => road.Tells(phone, road.Did("done", second)))).ShouldNotContain(first.Id, "somebody else was served");
        var board = await couree.As("manon");
        (await Heard(couree, run, () => board.PostAsync("/delivery/braquets/stops", new FormUrlEncodedContent([new("stops", third.Id.Value.ToString()), new("verb", "Fail"), new("reason", "Personne")])))).ShouldBe([third.Id]);
    }

    /// <summary>Whose page is told while something happens.</summary>
    private static async Task<List<StopId>> Heard<T>(TestCouree couree, Run run, Func<Task<T>> deed)
    {
        var live = couree.Services.GetRequiredService<Couree.Web.Live>();
        using var over = new CancellationTokenSource();
        var drops = run.InOrder.Where(s => s.Kind == StopKind.Drop).ToList();
        var heard = new System.Collections.Concurrent.ConcurrentDictionary<StopId, bool>();
        var watching = drops.Select(async drop =>
        {
            await live.Next(Topics.Drop(drop.Id), TimeSpan.FromMinutes(1), over.Token);
            if (!over.IsCancellationRequested) heard[drop.Id] = true;
        }).ToList();
        await deed();
        await Task.Delay(100);
        await over.CancelAsync();
        await Task.WhenAll(watching);
        return [.. drops.Select(d => d.Id).Where(heard.ContainsKey)];
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

    private static string Token(Run run) => run.InOrder.Last().TrackingToken.ShouldNotBeNull();

    private static string Path(Run run) => "/t/" + Token(run);

    private static Task<string> Page(HttpClient browser, Run run) => Page(browser, run.InOrder.Last());

    private static async Task<string> Page(HttpClient browser, Stop drop) => WebUtility.HtmlDecode(await browser.GetStringAsync(drop.TrackingPath));
}
