using System.Net;
using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Tests.Modules.Delivery.Propose;
using Microsoft.EntityFrameworkCore;

namespace Couree.Tests.Modules.Delivery.Hardship;

public sealed class HardshipPageTests
{
    private const string Page = "/delivery/braquets/hardship";

    private static FormUrlEncodedContent Weights(string km = "1,5", string day = "2026-06-10", string note = "Décidé en réunion.") => new(new Dictionary<string, string>
    {
        ["perKm"] = km, ["perTenMetresUp"] = "0,5", ["perTenKgKm"] = "0,4", ["perFloor"] = "0,25", ["perStopInRain"] = "1", ["perStopAtNight"] = "1",
        ["nightFrom"] = "22:00", ["nightUntil"] = "06:00", ["evennessMinutes"] = "3", ["fromDay"] = day, ["note"] = note,
    });

    [Theory, OnBothEngines]
    public async Task Members_adopt_weights_for_a_day_on_and_days_gone_by_keep_theirs(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var michel = await couree.As("michel");
        var blank = await michel.GetStringAsync(Page);
        blank.ShouldContain("voici les poids de la maison");
        blank.ShouldContain("la montée compte zéro");
        (await michel.PostAsync(Page, Weights(day: "2026-06-08"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var wrong = await michel.PostAsync(Page, Weights(km: "beaucoup"));
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await wrong.Content.ReadAsStringAsync()).ShouldContain("value=\"beaucoup\"");
        (await michel.PostAsync(Page, Weights())).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await michel.GetStringAsync(Page)).ShouldContain("voici les poids de la maison");
        couree.Time.Move(TimeSpan.FromDays(1));
        var shown = await michel.GetStringAsync(Page);
        shown.ShouldContain("En vigueur : version 1, depuis le 10 juin 2026");
        shown.ShouldContain("1,5 point par kilomètre");
        shown.ShouldContain("Décidé en réunion.");
    }

    [Theory, OnBothEngines]
    public async Task Of_two_members_who_adopt_at_once_each_version_has_a_number_of_its_own(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (michel, manon) = (await couree.As("michel"), await couree.As("manon"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => (i % 2 == 0 ? michel : manon).PostAsync(Page, Weights()))));
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.SeeOther);
        (await couree.Read(db => db.Set<HardshipVersion>().Select(v => v.Number).OrderBy(n => n).ToListAsync())).ShouldBe([1, 2, 3, 4, 5, 6]);
    }

    [Theory, OnBothEngines]
    public async Task Chores_and_rain_are_written_by_those_who_do_them_and_taken_back_by_them(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (manon, tom) = (await couree.As("manon"), await couree.As("tom"));
        Dictionary<string, string> chore = new() { ["day"] = "2026-06-09", ["kind"] = "repair", ["minutes"] = "45", ["note"] = "frein de la remorque" };
        (await manon.PostAsync(Page + "/chores", new FormUrlEncodedContent(chore))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await manon.PostAsync(Page + "/chores", new FormUrlEncodedContent(new Dictionary<string, string>(chore) { ["minutes"] = "0" }))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await manon.PostAsync(Page + "/chores", new FormUrlEncodedContent(new Dictionary<string, string>(chore) { ["day"] = "2026-06-10" }))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await tom.GetStringAsync(Page)).ShouldContain("frein de la remorque");
        var id = await couree.Read(db => db.Set<Chore>().Select(c => c.Id).SingleAsync());
        (await tom.PostAsync($"{Page}/chores/{id.Value}/withdrawal", null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await manon.PostAsync($"{Page}/chores/{id.Value}/withdrawal", null)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await manon.PostAsync(Page + "/rain", new FormUrlEncodedContent([new("from", "14:00"), new("until", "12:00")]))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await manon.PostAsync(Page + "/rain", new FormUrlEncodedContent([new("from", "12:00"), new("until", "14:00")]))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await tom.GetStringAsync(Page)).ShouldContain("De 12 h 00 à 14 h 00, dit Manon Leroy");
        (await (await couree.As("michel")).PostAsync(Page + "/rain", new FormUrlEncodedContent([new("from", "12:00"), new("until", "14:00")]))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await (await couree.As("louise")).GetAsync(Page)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothEngines]
    public async Task What_was_really_ridden_yesterday_counts_door_by_door_and_leaves_as_csv(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var desk = await Desk.Of(couree);
        var tom = await desk.Rides("tom");
        var run = await desk.Coop.Asks(desk.Coop.Wants(Coop.Fives, packages: new(1, 10_000, 10, false)));
        await desk.Coop.Takes(tom, run);
        foreach (var stop in run.InOrder)
        {
            couree.Time.Move(TimeSpan.FromMinutes(10));
            await desk.Coop.Does(tom, stop, StopVerb.Done);
        }
        couree.Time.Move(TimeSpan.FromDays(1));
        var csv = await (await couree.As("tom")).GetStringAsync(Page + ".csv");
        var line = csv.Split('\n').Single(l => l.StartsWith("Tom", StringComparison.Ordinal)).TrimEnd('\r').Split(';');
        var metres = int.Parse(line[4]);
        metres.ShouldBeGreaterThan(1000);
        long.Parse(line[5]).ShouldBe(10_000L * metres);
        line[9].ShouldBe("0");
        decimal.Parse(line[11].Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture).ShouldBe(Math.Round(metres / 1000m + 0.5m * 10_000m * metres / 10_000_000m, 2), 0.01m);
        (await couree.Read(db => db.Set<RiddenRound>().CountAsync())).ShouldBe(0);
        // The desk keeps what it had to work out.
        await couree.Do<TakeSnapshot, Snapshot>(u => u.Do(Actor.House, desk.Couriers, default));
        var kept = await couree.Read(db => db.Set<RiddenRound>().AsNoTracking().SingleAsync());
        (kept.Courier, kept.Ridden.Facts.Metres, kept.Ridden.Stops).ShouldBe((tom.Self, metres, 2));
    }
}
