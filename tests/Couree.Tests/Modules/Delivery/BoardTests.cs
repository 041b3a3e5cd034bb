using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Couree.Kernel;
using Couree.Modules.Delivery;
using Microsoft.EntityFrameworkCore;

namespace Couree.Tests.Modules.Delivery;

public sealed partial class BoardTests
{
    private const string Board = "/delivery/braquets/board";

    [Theory, OnBothEngines]
    public async Task Everyone_of_the_co_op_sees_what_waits_who_rides_and_who_took_what(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (manon, michel) = (await couree.As("manon"), await couree.As("michel"));
        var before = await manon.GetStringAsync(Board);
        before.ShouldContain("La Marmite de Wazemmes");
        before.ShouldContain("place Rihour");
        before.ShouldContain("Je la prends");
        var run = await Waiting(couree, "place Rihour");
        var answer = await manon.PostAsync($"/delivery/braquets/runs/{run.Id.Value}/take", null);
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var seen = await michel.GetStringAsync(Board);
        seen.ShouldContain("Manon Leroy prend la course de La Marmite de Wazemmes");
        seen.ShouldNotContain("Je la prends");
        seen.ShouldContain("Prendre mon service pour agir");
    }

    [Theory, OnBothEngines]
    public async Task Who_looks_at_the_shifts_finds_every_page_of_the_co_op_that_the_board_leads_to(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var manon = await couree.As("manon");
        var (board, shifts) = (await manon.GetStringAsync(Board), await manon.GetStringAsync("/shifts/braquets"));
        foreach (var page in new[] { "board", "runs", "hardship", "tariff" })
            foreach (var seen in new[] { board, shifts }) seen.ShouldContain($"href=\"/delivery/braquets/{page}\"");
    }

    [Theory, OnBothEngines]
    public async Task A_run_taken_and_never_finished_stays_in_sight_when_the_day_is_over_and_is_given_back_to_everyone(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (tom, manon) = (await couree.As("tom"), await couree.As("manon"));
        var run = await Waiting(couree, "place Rihour");
        await tom.PostAsync($"/delivery/braquets/runs/{run.Id.Value}/take", null);
        couree.Time.Move(TimeSpan.FromDays(1));
        var back = $"/delivery/braquets/runs/{run.Id.Value}/back";
        var board = await manon.GetStringAsync(Board);
        board.ShouldContain("Prise par Tom Dubrulle et pas finie");
        board.ShouldContain(back);
        (await manon.PostAsync(back, new FormUrlEncodedContent([]))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        board = await manon.GetStringAsync(Board);
        board.ShouldNotContain(back);
        board.ShouldContain($"/delivery/braquets/runs/{run.Id.Value}/take");
    }

    [Theory, OnBothEngines]
    public async Task A_run_taken_by_another_is_refused_with_their_name_on_the_same_page(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (manon, tom) = (await couree.As("manon"), await couree.As("tom"));
        var run = await Waiting(couree, "place Rihour");
        await tom.PostAsync($"/delivery/braquets/runs/{run.Id.Value}/take", null);
        var late = await manon.PostAsync($"/delivery/braquets/runs/{run.Id.Value}/take", null);
        late.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await late.Content.ReadAsStringAsync()).ShouldContain("Tom Dubrulle a été plus rapide et l’a prise");
    }

    [Theory, OnBothEngines]
    public async Task The_board_says_in_one_sentence_who_could_take_a_run_at_what_detour(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var page = await (await couree.As("manon")).GetStringAsync(Board);
        Detour().Matches(page).Count.ShouldBeGreaterThanOrEqualTo(2);
    }

    [Theory, OnBothEngines]
    public async Task A_round_is_reordered_and_a_door_served_without_any_script(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var manon = await couree.As("manon");
        foreach (var street in new[] { "place Rihour", "20 rue Pierre Legrand" }) await manon.PostAsync($"/delivery/braquets/runs/{(await Waiting(couree, street)).Id.Value}/take", null);
        var courier = (await couree.Read(db => db.Set<Run>().Where(r => r.State == RunState.Taken && r.PackageCount == 4).Select(r => r.Courier).SingleAsync()))!.Value;
        var round = await couree.Read(db => db.Set<Round>().AsNoTracking().SingleAsync(r => r.Courier == courier));
        var first = round.Order[0].Value.ToString();
        (await manon.PostAsync("/delivery/braquets/stops", new FormUrlEncodedContent([new("stops", first), new("verb", "Done"), new("name", "Amadou")]))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var frozen = await manon.PostAsync($"/delivery/braquets/rounds/{courier.Value}/order", new FormUrlEncodedContent([new("stop", first), new("by", "1")]));
        frozen.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await frozen.Content.ReadAsStringAsync()).ShouldContain("Un arrêt commencé ou fait ne bouge plus.");
        var stop = await couree.Read(db => db.Set<Stop>().AsNoTracking().SingleAsync(s => s.Id == round.Order[0]));
        (stop.State, stop.Proof!.Name).ShouldBe((StopState.Done, "Amadou"));
        var run = await manon.GetStringAsync($"/delivery/braquets/runs/{stop.Run.Value}");
        run.ShouldContain("Amadou");
        run.ShouldContain("Arrêt fait");
    }

    [Theory, OnBothEngines]
    public async Task A_stranger_and_a_keeper_of_another_structure_find_nothing(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var louise = await couree.As("louise");
        var run = await Waiting(couree, "place Rihour");
        foreach (var path in new[] { Board, Board + "/live", "/delivery/braquets/runs", "/delivery/braquets/runs.csv", $"/delivery/braquets/runs/{run.Id.Value}", "/delivery/braquets/tariff", "/shifts/braquets", "/api/v1/delivery/braquets/board", "/delivery/epi-commun/board", $"/delivery/asked/{run.Id.Value}" })
            (await louise.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        (await louise.PostAsync($"/delivery/braquets/runs/{run.Id.Value}/take", null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await louise.PostAsJsonAsync($"/api/v1/delivery/stops/{run.Stops[0].Id.Value}/done", new { })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await couree.Browser().GetAsync(Board)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, OnBothEngines]
    public async Task The_api_serves_a_door_and_answers_a_refusal_as_a_problem(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var manon = await couree.As("manon");
        manon.DefaultRequestHeaders.Accept.Clear();
        var run = await Waiting(couree, "place Rihour");
        (await manon.PostAsync($"/api/v1/delivery/runs/{run.Id.Value}/take", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var drop = run.InOrder.Last().Id.Value;
        var early = await manon.PostAsJsonAsync($"/api/v1/delivery/stops/{drop}/done", new { });
        early.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await early.Content.ReadAsStringAsync()).ShouldContain("\"delivery.pickup_first\"");
        var done = await manon.PostAsJsonAsync($"/api/v1/delivery/stops/{run.InOrder.First().Id.Value}/done", new { occurredAt = "2026-06-09T07:59:00Z", proof = new { name = "Amadou" } });
        done.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await done.Content.ReadAsStringAsync()).ShouldContain("\"runState\":\"on_the_way\"");
        (await manon.GetStringAsync("/api/v1/delivery/braquets/board")).ShouldContain("\"columns\"");
    }

    [Theory, OnBothEngines]
    public async Task The_runs_of_a_period_leave_as_csv_one_line_a_stop(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var csv = await (await couree.As("michel")).GetStringAsync("/delivery/braquets/runs.csv");
        var lines = csv.Trim().Split('\n');
        lines.Length.ShouldBe(1 + 2 * 3);
        lines[0].ShouldEndWith("stop_state,started_at,ended_at,received_at,reason");
        lines.Count(l => l.Contains("La Marmite de Wazemmes")).ShouldBe(2);
    }

    [Theory, OnBothEngines]
    public async Task A_keeper_sees_the_price_and_its_reasons_before_asking_and_the_run_shows_the_same(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var louise = await couree.As("louise");
        var sender = await couree.Read(db => db.Set<Run>().Where(r => r.PackageCount == 2).Select(r => r.Sender).SingleAsync());
        var address = "27 rue Léon Gambetta, 59000 Lille";
        Dictionary<string, string> form = new() { ["sender"] = sender.Value.ToString(), ["from-1"] = "", ["to-1"] = address, ["name-1"] = "Mme Dupont", ["packages"] = "2", ["kilos"] = "12,5", ["litres"] = "30" };
        var blank = await louise.GetAsync("/delivery/braquets/ask");
        blank.StatusCode.ShouldBe(HttpStatusCode.OK);
        var quoted = await louise.PostAsync("/delivery/braquets/ask/quote", new FormUrlEncodedContent(form));
        var page = await quoted.Content.ReadAsStringAsync();
        quoted.StatusCode.ShouldBe(HttpStatusCode.OK, page);
        page.ShouldContain("Prise en charge");
        page.ShouldContain("Plus de 10 kg");
        form["key"] = Hidden().Match(page).Groups[1].Value;
        form["window"] = Chosen().Match(page).Groups[1].Value;
        string? asked = null;
        for (var i = 0; i < 2; i++)
        {
            var answer = await louise.PostAsync("/delivery/braquets/ask", new FormUrlEncodedContent(form));
            answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await answer.Content.ReadAsStringAsync());
            asked = answer.Headers.Location!.ToString();
        }
        var shown = await louise.GetStringAsync(asked);
        Fees(shown).ShouldBe(Fees(page));
        (await couree.Read(db => db.Set<Run>().CountAsync(r => r.Reference.StartsWith("ask:")))).ShouldBe(1);
        (await louise.PostAsync("/delivery/braquets/ask/quote", new FormUrlEncodedContent(new Dictionary<string, string>(form) { ["to-1"] = "zzzz qqqq" }))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await (await couree.As("karim")).GetAsync("/delivery/braquets/ask")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothEngines]
    public async Task Members_write_a_version_decide_its_day_and_never_touch_it_again(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var michel = await couree.As("michel");
        Dictionary<string, string> text = new() { ["base"] = "3,20", ["beyondKm"] = "2", ["stepKm"] = "1", ["each"] = "0,90", ["overKg1"] = "10", ["amount1"] = "1,50", ["overKg2"] = "30", ["amount2"] = "4", ["minimum"] = "3", ["vat"] = "20", ["longestKm"] = "15", ["heaviestKg"] = "300", ["note"] = "Les pneus ont augmenté." };
        (await michel.PostAsync("/delivery/braquets/tariff", new FormUrlEncodedContent(text))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var draft = await couree.Read(db => db.Set<TariffVersion>().AsNoTracking().SingleAsync(t => t.Number == 2));
        draft.Rules.Price(new RunFacts(3500, 11_000, 1, 1, false)).Sum(l => l.Amount.Cents).ShouldBe(320 + 2 * 90 + 150);
        (await michel.PostAsync($"/delivery/braquets/tariff/{draft.Id.Value}/decide", new FormUrlEncodedContent([new("fromDay", "2026-06-09")]))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var again = await michel.PostAsync($"/delivery/braquets/tariff/{draft.Id.Value}/withdraw", null);
        again.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await michel.GetStringAsync("/delivery/braquets/tariff")).ShouldContain("en vigueur depuis le 9 juin 2026");
        (await michel.PostAsync("/delivery/braquets/tariff", new FormUrlEncodedContent(text))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await couree.Read(db => db.Set<TariffVersion>().CountAsync())).ShouldBe(3);
    }

    private static async Task<Run> Waiting(TestCouree couree, string street) =>
        await couree.Read(db => db.Set<Run>().AsNoTracking().SingleAsync(r => r.Stops.Any(s => s.Kind == StopKind.Drop && s.Address.Contains(street))));

    private static List<string> Fees(string page) => [.. FeeLine().Matches(page).Select(m => WebUtility.HtmlDecode(m.Value))];

    [GeneratedRegex(@"\+\d+ min|min de trajet")]
    private static partial Regex Detour();

    [GeneratedRegex("name=\"key\" value=\"([^\"]+)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("name=\"window\" value=\"([^\"]+)\"")]
    private static partial Regex Chosen();

    [GeneratedRegex("""<dt>(?:Prise|Plus|\d|<strong>Total).*?</dd>""", RegexOptions.Singleline)]
    private static partial Regex FeeLine();
}
