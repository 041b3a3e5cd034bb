using System.Net;
using System.Text.RegularExpressions;
using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Modules.Ledger;
using Couree.Tests.Proofs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Couree.Tests.Modules.Delivery;

/// <summary>A shop asks for a run of several doors with a browser that knows no script: quote first, then ask.</summary>
public sealed class AskTests
{
    private const string Ask = "/delivery/braquets/ask", Quote = Ask + "/quote";
    private const string Gambetta = "27 rue Léon Gambetta, 59000 Lille", Rihour = "3 place Rihour, 59000 Lille", Fives = "20 rue Pierre Legrand, 59800 Lille";

    [Theory, OnBothEngines]
    public async Task A_shop_adds_doors_sees_the_price_and_asks_once(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var louise = await couree.As("louise");
        var page = await louise.GetStringAsync(Ask);
        page = await Press(louise, page, HttpStatusCode.OK, ("to-1", Gambetta), ("name-1", "Anneke"), ("phone-1", "0611111111"), ("email-1", "anneke@couree.example"), ("notes-1", "Deuxième étage"), ("packages", "3"), ("do", "drop+"));
        (await couree.Read(db => db.Set<Run>().CountAsync(r => r.Reference.StartsWith("ask:")))).ShouldBe(0);
        page = await Press(louise, page, HttpStatusCode.OK, ("to-2", Rihour), ("name-2", "Bastien"), ("do", "pickup+"));
        (await Press(louise, page, HttpStatusCode.UnprocessableEntity, ("from-2", ""))).ShouldContain("id=\"f-from-2-error\"");
        page = await Press(louise, page, HttpStatusCode.OK, ("from-2", Fives), ("giver-2", "L’atelier"), ("longest", "45"));
        page.ShouldContain("id=\"quote\"");
        Regex.Count(page, "formaction=\"/delivery/braquets/ask/quote#quote\"").ShouldBe(2, "the page opens on the price, which stands under a long form");
        var confirm = HtmlForm.Of(page, Ask);
        var asked = await louise.PostAsync(Ask, confirm.With());
        asked.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await louise.PostAsync(Ask, confirm.With())).Headers.Location.ShouldBe(asked.Headers.Location);

        var run = await couree.Read(db => db.Set<Run>().AsNoTracking().SingleAsync(r => r.Reference.StartsWith("ask:")));
        (run.PackageCount, run.LongestMinutes).ShouldBe((3, 45));
        run.InOrder.Select(s => (s.Kind, s.Name)).ShouldBe([(StopKind.Pickup, "L’Épi commun"), (StopKind.Pickup, "L’atelier"), (StopKind.Drop, "Anneke"), (StopKind.Drop, "Bastien")]);
        var (first, second) = (run.InOrder.ElementAt(2), run.InOrder.Last());
        (first.Phone, first.Email, first.Notes).ShouldBe(("0611111111", "anneke@couree.example", "Deuxième étage"));
        first.Window.ShouldBe(second.Window);
        (first.Address.Contains("Gambetta"), second.Address.Contains("Rihour")).ShouldBe((true, true));
        var done = await louise.GetStringAsync(asked.Headers.Location);
        foreach (var drop in new[] { first, second }) done.ShouldContain(drop.TrackingPath!);
        (await couree.Read(db => db.Set<WindowBook>().Where(b => b.FromAt == first.WindowFromAt).Select(b => b.Holds.Count).SingleAsync())).ShouldBe(2);
    }

    [Theory, OnBothEngines]
    public async Task A_run_a_shop_asks_for_is_owed_in_both_books_is_found_again_and_is_owed_no_more_once_called_off(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (louise, tom) = (await couree.As("louise"), await couree.As("tom"));
        var page = await Press(louise, await louise.GetStringAsync(Ask), HttpStatusCode.OK, ("to-1", Gambetta), ("name-1", "Anneke"));
        var confirm = HtmlForm.Of(page, Ask);
        await louise.PostAsync(Ask, confirm.With());
        var asked = (await louise.PostAsync(Ask, confirm.With())).Headers.Location!.ToString();
        var run = await couree.Read(db => db.Set<Run>().AsNoTracking().SingleAsync(r => r.Reference.StartsWith("ask:")));
        async Task<long> Balance(OrganisationId book, string name)
        {
            await using var scope = couree.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<ILedger>().Balance(new Account(book, name, name == "carriage" ? "" : (book == run.Sender ? run.Couriers : run.Sender).Value.ToString()), Unit.EurCents);
        }
        ((await Balance(run.Couriers, "owed_by")), (await Balance(run.Sender, "owed_to")), (await Balance(run.Sender, "carriage"))).ShouldBe((run.Fee.Cents, -run.Fee.Cents, run.Fee.Cents));
        var book = await louise.GetStringAsync("/ledger/epi-commun");
        book.ShouldContain("Frais de livraison");
        foreach (var shown in new[] { book, await louise.GetStringAsync(asked), await tom.GetStringAsync($"/delivery/braquets/runs/{run.Id.Value}") }) shown.ShouldContain(run.Number);

        (await louise.GetStringAsync(Ask)).ShouldContain($"href=\"{asked}\"");
        var cancellation = asked + "/cancellation";
        FormUrlEncodedContent Because(string reason) => new([new("reason", reason)]);
        (await tom.PostAsync(cancellation, Because("envie"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await louise.PostAsync(cancellation, Because(" "))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await louise.PostAsync(cancellation, Because("Anneke passe elle-même"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await couree.Read(db => db.Set<Run>().AsNoTracking().SingleAsync(r => r.Id == run.Id))).State.ShouldBe(RunState.Cancelled);
        ((await Balance(run.Couriers, "owed_by")), (await Balance(run.Sender, "owed_to")), (await Balance(run.Sender, "carriage"))).ShouldBe((0, 0, 0));
        (await tom.GetStringAsync($"/delivery/braquets/runs/{run.Id.Value}")).ShouldContain("Louise Vermeersch");
        (await louise.GetStringAsync(asked)).ShouldNotContain(cancellation);
    }

    [Theory, OnBothEngines]
    public async Task The_run_of_an_order_is_called_off_with_the_order_and_not_beside_it(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        await Market.MarketCarried.TwoShopsBrought(couree);
        var run = await couree.Read(db => db.Set<Run>().AsNoTracking().SingleAsync(r => r.Reference.Contains(".")));
        var keeper = await couree.As((await couree.Read(db => db.Set<Couree.Modules.Organisations.Organisation>().Where(o => o.Id == run.Sender).Select(o => o.Slug).SingleAsync())) == "marmite" ? "amadou" : "louise");
        (await keeper.GetAsync($"/delivery/asked/{run.Id.Value}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await keeper.PostAsync($"/delivery/asked/{run.Id.Value}/cancellation", new FormUrlEncodedContent([new("reason", "non")]))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothEngines]
    public async Task A_mistake_at_one_door_is_said_at_its_field_and_everything_typed_stays(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var louise = await couree.As("louise");
        var page = await Press(louise, await louise.GetStringAsync(Ask), HttpStatusCode.OK, ("to-1", Gambetta), ("name-1", "Anneke"), ("do", "drop+"));
        page = await Press(louise, page, HttpStatusCode.UnprocessableEntity, ("name-2", "Bastien"), ("email-2", "bastien chez lui"), ("kilos", "beaucoup"));
        foreach (var field in new[] { "to-2", "email-2", "kilos" })
        {
            page.ShouldContain($"id=\"f-{field}-error\"");
            page.ShouldContain($"href=\"#f-{field}\"");
        }
        page.ShouldNotContain("f-to-1-error");
        page.ShouldNotContain("id=\"quote\"");
        var form = HtmlForm.Of(page, Quote).Fields.ToDictionary(f => f.Key, f => f.Value);
        (form["to-1"], form["name-1"], form["name-2"], form["email-2"], form["kilos"]).ShouldBe((Gambetta, "Anneke", "Bastien", "bastien chez lui", "beaucoup"));

        page = await Press(louise, page, HttpStatusCode.UnprocessableEntity, ("to-2", "Zzyzx Qwrtp"), ("email-2", ""), ("kilos", "4,5"));
        page.ShouldContain("id=\"f-to-2-error\"");
        WebUtility.HtmlDecode(page).ShouldContain("Nous ne trouvons pas l’adresse « Zzyzx Qwrtp »");
        (await Press(louise, page, HttpStatusCode.OK, ("to-2", Rihour))).ShouldContain("id=\"quote\"");
    }

    [Theory, OnBothEngines]
    public async Task A_door_is_taken_out_and_the_others_keep_what_was_typed(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var louise = await couree.As("louise");
        var page = await louise.GetStringAsync(Ask);
        Regex.Count(page, "value=\"drop-").ShouldBe(0);
        foreach (var (i, name, to) in new[] { (1, "Anneke", Gambetta), (2, "Bastien", Rihour), (3, "Chloé", Fives) }) page = await Press(louise, page, HttpStatusCode.OK, ($"name-{i}", name), ($"to-{i}", to), ("do", "drop+"));
        page = await Press(louise, page, HttpStatusCode.OK, ("do", "drop-4"));
        page = await Press(louise, page, HttpStatusCode.OK, ("do", "drop-2"));
        var form = HtmlForm.Of(page, Quote).Fields.ToDictionary(f => f.Key, f => f.Value);
        (form["name-1"], form["name-2"], form["to-2"], form.ContainsKey("name-3")).ShouldBe(("Anneke", "Chloé", Fives, false));
        // Buttons that the page does not have change nothing.
        foreach (var odd in new[] { "drop-9", "drop-0", "pickup-1", "drop-x" })
            HtmlForm.Of(await Press(louise, page, HttpStatusCode.OK, ("do", odd)), Quote).Fields.Count(f => f.Key.StartsWith("to-")).ShouldBe(2);
    }

    private static async Task<string> Press(HttpClient browser, string page, HttpStatusCode expected, params (string Name, string Value)[] typed)
    {
        var answer = await browser.PostAsync(Quote, HtmlForm.Of(page, Quote).With(typed));
        var said = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(expected, HtmlForm.Said(said));
        return said;
    }
}
