using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Tests.Proofs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Couree.Tests.Modules.Delivery.Propose;

public sealed partial class ProposalPageTests
{
    private const string Board = "/delivery/braquets/board";

    [Theory, OnBothEngines]
    public async Task Without_script_one_proposes_looks_at_both_plans_and_accepts(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var manon = await couree.As("manon");
        (await manon.GetStringAsync(Board)).ShouldContain("Proposer");
        var click = HtmlForm.Of(await manon.GetStringAsync(Board), "/delivery/braquets/proposals");
        foreach (var _ in new[] { 1, 2 }) (await manon.PostAsync("/delivery/braquets/proposals", click.With())).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var drawing = await manon.GetStringAsync(Board);
        drawing.ShouldContain("Une proposition se prépare, demandée par Manon Leroy");
        drawing.ShouldContain("Annuler");
        (await couree.Services.GetRequiredService<ProposalDesk>().RunDue(CancellationToken.None)).ShouldBe(1);
        var path = Link().Match(await manon.GetStringAsync(Board)).Value;
        path.ShouldNotBeEmpty();
        var page = await manon.GetStringAsync(path);
        foreach (var said in new[] { "Le moins cher", "Le plus équitable", "de trajet de plus que le moins cher", "Gini", "Jain", "<svg class=\"chart loads\"", "Change les tournées de", "va à", "La Marmite de Wazemmes → la place Rihour", "Les chiffres de chacun" }) page.ShouldContain(said);
        var accepted = await manon.PostAsync(path + "/acceptance", new FormUrlEncodedContent([new("plan", "Cheapest")]));
        accepted.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        accepted.Headers.Location!.ToString().ShouldBe(path);
        (await couree.Read(db => db.Set<Run>().CountAsync(r => r.State == RunState.Waiting))).ShouldBe(0);
        var after = await manon.GetStringAsync(path);
        after.ShouldContain("Acceptée par Manon Leroy");
        // Nobody has carried anything yet: both plans say the same, and are taken together.
        after.ShouldContain("Aujourd’hui les deux plans disent la même chose");
        after.ShouldNotContain("A bougé entre-temps");
        (await manon.PostAsync(path + "/acceptance", new FormUrlEncodedContent([new("plan", "Fairest")]))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await manon.GetStringAsync("/delivery/braquets/proposals")).ShouldContain(path);
    }

    [Theory, OnBothEngines]
    public async Task What_moved_on_says_so_and_is_refused_with_what_to_do_next(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var manon = await couree.As("manon");
        await manon.PostAsync("/delivery/braquets/proposals", new FormUrlEncodedContent([]));
        await couree.Services.GetRequiredService<ProposalDesk>().RunDue(CancellationToken.None);
        var path = Link().Match(await manon.GetStringAsync(Board)).Value;
        foreach (var run in await couree.Read(db => db.Set<Run>().Where(r => r.State == RunState.Waiting).Select(r => r.Id).ToListAsync()))
            (await manon.PostAsync($"/delivery/braquets/runs/{run.Value}/take", null)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var page = await manon.GetStringAsync(path);
        page.ShouldContain("A bougé entre-temps");
        page.ShouldNotContain("Accepter cette partie");
        var refused = await manon.PostAsync(path + "/acceptance", new FormUrlEncodedContent([new("plan", "Fairest")]));
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("Tout a bougé depuis cette proposition");
    }

    [Theory, OnBothEngines]
    public async Task Someone_of_the_co_op_off_shift_reads_and_may_not_ask_nor_accept(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (manon, michel) = (await couree.As("manon"), await couree.As("michel"));
        await manon.PostAsync("/delivery/braquets/proposals", new FormUrlEncodedContent([]));
        await couree.Services.GetRequiredService<ProposalDesk>().RunDue(CancellationToken.None);
        var path = Link().Match(await michel.GetStringAsync(Board)).Value;
        (await michel.GetStringAsync(path)).ShouldNotContain("Tout accepter");
        (await michel.PostAsync("/delivery/braquets/proposals", new FormUrlEncodedContent([]))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await michel.PostAsync(path + "/acceptance", new FormUrlEncodedContent([new("plan", "Cheapest")]))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await (await couree.As("louise")).GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothEngines]
    public async Task The_board_says_when_the_plan_slips_and_suggests_to_propose(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var desk = await Desk.Of(couree);
        var manon = await desk.Rides("manon");
        var browser = await couree.As("manon");
        await desk.Coop.Takes(manon, await desk.Coop.Asks(desk.Coop.Wants(minutes: 30)));
        (await browser.GetStringAsync(Board)).ShouldNotContain("Le plan glisse");
        couree.Time.Move(TimeSpan.FromMinutes(31));
        (await browser.GetStringAsync(Board)).ShouldContain("Le plan glisse : 2 arrêts seraient en retard.");
    }

    [Theory, OnBothEngines]
    public async Task The_api_asks_reads_and_accepts(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var manon = await couree.As("manon");
        manon.DefaultRequestHeaders.Accept.Clear();
        var asked = await manon.PostAsync("/api/v1/delivery/braquets/proposals", null);
        asked.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var path = JsonNode.Parse(await asked.Content.ReadAsStringAsync())!["path"]!.GetValue<string>();
        (await manon.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await couree.Services.GetRequiredService<ProposalDesk>().RunDue(CancellationToken.None);
        var seen = JsonNode.Parse(await manon.GetStringAsync(path))!;
        seen["plans"]!.AsArray().Select(p => p!["plan"]!.GetValue<string>()).ShouldBe(["cheapest", "fairest"]);
        seen["plans"]![0]!["parts"]!.AsArray().Count.ShouldBeGreaterThan(0);
        var first = await manon.PostAsJsonAsync(path + "/acceptance", new { plan = "cheapest", parts = new[] { 0 } });
        (await first.Content.ReadAsStringAsync()).ShouldBe("""[{"part":0,"outcome":"accepted"}]""");
        var twice = await manon.PostAsJsonAsync(path + "/acceptance", new { plan = "cheapest", parts = new[] { 0 } });
        (await twice.Content.ReadAsStringAsync()).ShouldBe("""[{"part":0,"outcome":"acceptedBefore"}]""");
        (await manon.DeleteAsync("/api/v1/delivery/braquets/proposals")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [GeneratedRegex("/delivery/braquets/proposals/[0-9a-f-]{36}")]
    private static partial Regex Link();
}
