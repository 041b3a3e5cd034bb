using System.Net;
using System.Text;
using Couree.Kernel;
using Couree.Modules.Delivery;
using Microsoft.EntityFrameworkCore;

namespace Couree.Tests.Modules.Delivery.Ride;

public sealed class BatchTests
{
    [Theory, OnBothEngines]
    public async Task A_stop_cancelled_meanwhile_and_yet_delivered_waits_for_a_human(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (road, phone, run) = await Carrying(couree);
        await road.Tells(phone, road.Did("done", run.InOrder.First(), 600));
        await road.HouseSays(run, (r, deed) => r.Cancel("la cliente a annulé", deed));
        var answer = await road.Tells(phone, road.Did("done", run.InOrder.Last(), 60, proof: new Proof("Jeanne")));
        answer.Results[0].Outcome.ShouldBe(Outcome.Human);
        answer.Results[0].Sentence.ShouldNotBeNullOrWhiteSpace();
        var now = await road.Now(run);
        now.InOrder.Last().State.ShouldBe(StopState.DoneAfterCancel);
        now.InOrder.Last().Proof!.Name.ShouldBe("Jeanne");
        now.NeedsHuman.ShouldNotBeNull();
        answer.Round.Stops.Single(s => s.Id == run.InOrder.Last().Id).NeedsHuman.ShouldBeTrue();
    }

    [Theory, OnBothEngines]
    public async Task Those_who_keep_the_shop_of_a_run_in_doubt_get_one_letter_with_the_way_to_it(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (road, phone, run) = await Carrying(couree);
        await road.Tells(phone, road.Did("done", run.InOrder.First(), 600));
        await road.HouseSays(run, (r, deed) => r.Cancel("la cliente a annulé", deed));
        var told = road.Did("done", run.InOrder.Last(), 60);
        foreach (var _ in new[] { 1, 2 }) await road.Tells(phone, told);
        await couree.Settle();
        var letters = new List<MimeKit.MimeMessage>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(couree.Folder, "mail"), "*.eml")) letters.Add(await MimeKit.MimeMessage.LoadAsync(file));
        var letter = letters.Single(l => l.Subject == "Une course de L’Épi commun attend votre regard");
        letter.To.Mailboxes.Single().Address.ShouldBe("louise@couree.example");
        var said = letter.TextBody.ShouldNotBeNull();
        said.ShouldContain("Livré alors que c’était annulé");
        said.ShouldContain($"/delivery/asked/{run.Id.Value}");
        (await (await couree.As("louise")).GetAsync($"/delivery/asked/{run.Id.Value}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothEngines]
    public async Task Two_accounts_that_contradict_each_other_wait_for_a_human(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (road, phone, run) = await Carrying(couree);
        await road.Tells(phone, road.Did("done", run.InOrder.First(), 900), road.Did("fail", run.InOrder.Last(), 600, "Personne"));
        couree.Time.Move(TimeSpan.FromMinutes(3));
        await couree.Settle();
        var answer = await road.Tells(phone, road.Did("done", run.InOrder.Last(), 30));
        answer.Results[0].Outcome.ShouldBe(Outcome.Human);
        (await road.Now(run)).InOrder.Last().State.ShouldBe(StopState.Failed);
        (await road.Now(run)).NeedsHuman.ShouldBe(Run.Contradicts);
    }

    [Theory, OnBothEngines]
    public async Task Another_courier_cannot_act_on_my_stop_nor_a_citizen_nor_a_member_of_another_structure(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (road, _, run) = await Carrying(couree);
        foreach (var name in new[] { "tom", "jeanne", "louise" })
        {
            var answer = await road.Tells(await couree.As(name), road.Did("done", run.InOrder.First()));
            (answer.Results[0].Outcome, answer.Results[0].Code).ShouldBe((Outcome.Refused, "delivery.not_your_stop"));
        }
        (await road.Kept(run)).ShouldBeEmpty();
        (await road.Now(run)).Stops.ShouldAllBe(s => s.State == StopState.Todo);
    }

    [Theory, OnBothEngines]
    public async Task Another_phone_cannot_take_over_the_name_of_a_command(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (road, phone, run) = await Carrying(couree);
        var theirs = await road.Carried("tom", "tom:1", ("Fives", Road.Fives));
        var mine = road.Did("done", run.InOrder.First());
        await road.Tells(phone, mine);
        var answer = await road.Tells(await couree.As("tom"), mine with { Stop = theirs.InOrder.First().Id });
        answer.Results[0].Outcome.ShouldBe(Outcome.Refused);
        (await road.Now(theirs)).InOrder.First().State.ShouldBe(StopState.Todo);
    }

    [Theory, OnBothEngines]
    public async Task A_run_passed_on_while_i_was_in_the_tunnel_is_heard_and_waits_for_a_human(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (road, phone, run) = await Carrying(couree);
        var tom = await road.Person("tom");
        await road.HouseSays(run, (r, deed) => [r.MoveTo(tom, Id.New<RoundId>(road.Clock), deed, null)]);
        var answer = await road.Tells(phone, road.Did("done", run.InOrder.First(), 30));
        answer.Results[0].Outcome.ShouldBe(Outcome.Human);
        var now = await road.Now(run);
        (now.Courier, now.InOrder.First().State, now.NeedsHuman).ShouldBe((tom, StopState.Done, Run.DoneByAnother));
    }

    [Theory, OnBothEngines]
    public async Task Both_clocks_are_kept_and_a_phone_ahead_of_the_house_is_flagged(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (road, phone, run) = await Carrying(couree);
        await road.Tells(phone, road.Did("done", run.InOrder.First(), 600, offsetMs: -90_000), road.Did("done", run.InOrder.Last(), -3600));
        var kept = (await road.Kept(run)).OrderBy(c => c.DeviceSeq).ToList();
        kept[0].OccurredAt.ShouldBe(road.Clock.Now.AddSeconds(-600));
        kept[0].ToldAt.ShouldBe(road.Clock.Now.AddSeconds(-510));
        (kept[0].IsClamped, kept[1].IsClamped).ShouldBe((false, true));
        kept[1].OccurredAt.ShouldBe(road.Clock.Now);
        kept[1].ToldAt.ShouldBe(road.Clock.Now.AddHours(1));
    }

    [Theory, OnBothEngines]
    public async Task A_phone_decades_wrong_that_knows_it_tells_the_true_hour(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (road, phone, run) = await Carrying(couree);
        foreach (var (stop, year) in new[] { (run.InOrder.First(), 1970), (run.InOrder.Last(), 2100) })
        {
            var shown = new DateTime(year, 1, 1, 0, 5, 0, DateTimeKind.Utc);
            var told = road.Did("done", stop) with { OccurredAt = shown, OffsetMs = (long)(road.Clock.Now.AddSeconds(-60) - shown).TotalMilliseconds };
            (await road.Tells(phone, told)).Results[0].Outcome.ShouldBe(Outcome.Applied);
            var kept = (await road.Kept(run)).Single(c => c.Id.Value == told.Id);
            (kept.OccurredAt, kept.ToldAt, kept.OffsetMs, kept.IsClamped).ShouldBe((road.Clock.Now.AddSeconds(-60), shown, told.OffsetMs, false));
        }
    }

    [Theory, OnBothEngines]
    public async Task A_phone_that_wakes_up_in_another_century_without_knowing_loses_nothing_and_keeps_its_order(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (road, phone, run) = await Carrying(couree);
        var (pickup, drop) = (run.InOrder.First(), run.InOrder.Last());
        // The pick-up is told at its true hour; then the battery dies and the clock starts again where it likes.
        Told[] told =
        [
            road.Did("done", pickup, 600),
            road.Did("start", drop) with { OccurredAt = new DateTime(1970, 1, 1, 0, 1, 0, DateTimeKind.Utc) },
            road.Did("done", drop, proof: new Proof("Jeanne")) with { OccurredAt = new DateTime(1970, 1, 1, 0, 2, 0, DateTimeKind.Utc), OffsetMs = long.MinValue },
            road.Did("undo", drop) with { OccurredAt = new DateTime(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc) },
            road.Did("done", drop, proof: new Proof("Jeanne")) with { OccurredAt = new DateTime(2100, 1, 1, 0, 0, 5, DateTimeKind.Utc), OffsetMs = long.MaxValue },
        ];
        foreach (var batch in new Told[][] { [told[4], told[1]], [told[2], told[0]], [told[3]], told }) await road.Tells(phone, batch);
        var (now, kept) = (await road.Now(run), (await road.Kept(run)).OrderBy(c => c.DeviceSeq).ToList());
        now.State.ShouldBe(RunState.Done);
        now.Door(drop.Id).Proof!.Name.ShouldBe("Jeanne");
        kept.Select(c => c.IsClamped).ShouldBe([false, true, true, true, true]);
        kept.ShouldAllBe(c => c.OccurredAt >= run.AskedAt && c.OccurredAt <= road.Clock.Now);
        kept.Select(c => (c.ToldAt, c.OffsetMs)).ShouldBe(told.Select(t => (t.OccurredAt, t.OffsetMs)));
    }

    [Theory, OnBothEngines]
    public async Task A_deed_taken_back_in_the_tunnel_leaves_the_stop_to_do_and_nobody_is_told(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (road, phone, run) = await Carrying(couree);
        await road.Tells(phone, road.Did("done", run.InOrder.First(), 900), road.Did("done", run.InOrder.Last(), 700), road.Did("undo", run.InOrder.Last(), 640));
        couree.Time.Move(TimeSpan.FromMinutes(5));
        await couree.Settle();
        var now = await road.Now(run);
        (now.InOrder.Last().State, now.InOrder.Last().FirmAt).ShouldBe((StopState.Todo, null));
        now.InOrder.First().FirmAt.ShouldNotBeNull();
    }

    [Theory, OnBothEngines]
    public async Task A_bad_command_is_refused_alone(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (road, phone, run) = await Carrying(couree);
        var stop = run.InOrder.First();
        var answer = await road.Tells(phone,
            road.Did("fly", stop), road.Did("done", stop, proof: new Proof(Signature: "<script>alert(1)</script>")), road.Did("done", stop, paid: "gold"),
            road.Did("fail", stop), road.Did("done", stop));
        answer.Results.Select(r => r.Outcome).ShouldBe([Outcome.Refused, Outcome.Refused, Outcome.Refused, Outcome.Refused, Outcome.Applied]);
        answer.Results.Take(4).ShouldAllBe(r => r.Sentence != null && !r.Sentence.StartsWith("delivery."));
        (await road.Now(run)).InOrder.First().State.ShouldBe(StopState.Done);
    }

    [Theory, OnBothEngines]
    public async Task What_can_never_be_read_is_refused_for_good_by_its_own_id_and_holds_back_nothing(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (road, phone, run) = await Carrying(couree);
        var good = road.Did("done", run.InOrder.First());
        var (late, odd, torn) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var command = System.Text.Json.JsonSerializer.Serialize(good, Json.Options);
        var body = $$"""
            {"device":"{{road.Device}}","commands":[
              {{command.Replace(good.Id.ToString(), late.ToString()).Replace($"\"occurredAt\":\"{good.OccurredAt:yyyy}", "\"occurredAt\":\"+010000")}},
              {{command.Replace(good.Id.ToString(), odd.ToString()).Replace($"\"deviceSeq\":{good.DeviceSeq}", "\"deviceSeq\":\"first\"")}},
              {"id":"{{torn}}"}, 7, {{command}}]}
            """;
        foreach (var expected in new[] { Outcome.Applied, Outcome.Already })
        {
            var said = await phone.PostAsync("/api/v1/delivery/courier/batches", new StringContent(body, Encoding.UTF8, "application/json"));
            said.StatusCode.ShouldBe(HttpStatusCode.OK);
            var results = System.Text.Json.JsonSerializer.Deserialize<BatchAnswer>(await said.Content.ReadAsStringAsync(), Json.Options)!.Results.ToDictionary(r => r.Id);
            foreach (var id in new[] { late, odd, torn }) (results[id].Outcome, results[id].Code).ShouldBe((Outcome.Refused, "delivery.command_unreadable"));
            results[good.Id].Outcome.ShouldBe(expected);
        }
        foreach (var broken in new[] { "{", "[]", "{\"device\":\"x\",\"commands\":[]}", "{\"commands\":[]}" })
            (await phone.PostAsync("/api/v1/delivery/courier/batches", new StringContent(broken, Encoding.UTF8, "application/json"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest, broken);
    }

    [Theory, OnBothEngines]
    public async Task More_than_a_hundred_commands_and_a_visitor_are_turned_away(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (road, phone, run) = await Carrying(couree);
        var many = new Batch(road.Device, [.. Enumerable.Range(0, 101).Select(_ => road.Did("start", run.InOrder.First()))]);
        (await phone.PostAsync("/api/v1/delivery/courier/batches", Body(many))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await couree.Browser().PostAsync("/api/v1/delivery/courier/batches", Body(new Batch(road.Device, [])))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await couree.Browser().GetAsync("/courier")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, OnBothEngines]
    public async Task One_runs_trouble_holds_back_nobody_elses_news(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (road, phone, run) = await Carrying(couree);
        var other = await road.Carried("manon", "batch:2", ("Rihour", Road.Rihour));
        await road.Tells(phone, road.Did("start", run.InOrder.First(), 60));
        await couree.Read(db => db.Database.ExecuteSqlAsync($"UPDATE delivery_road_marks SET doors = 'unreadable' WHERE id = {run.Id.Value}"));
        var (lost, heard) = (road.Did("done", run.InOrder.First(), 30), road.Did("done", other.InOrder.First(), 20));
        var answer = await road.Tells(phone, lost, heard);
        answer.Results.Select(r => (r.Id, r.Outcome)).ShouldBe([(heard.Id, Outcome.Applied)]);
        (await road.Now(other)).InOrder.First().State.ShouldBe(StopState.Done);
    }

    private static StringContent Body(Batch batch) => new(System.Text.Json.JsonSerializer.Serialize(batch, Json.Options), Encoding.UTF8, "application/json");

    private static async Task<(Road Road, HttpClient Phone, Run Run)> Carrying(TestCouree couree)
    {
        var road = await Road.Of(couree);
        var run = await road.Carried("manon", "batch:1", ("Gambetta", Road.Gambetta));
        couree.Time.Move(TimeSpan.FromMinutes(20));
        return (road, await couree.As("manon"), run);
    }
}
