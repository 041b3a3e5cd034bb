using System.Net;

namespace Couree.Tests.Modules.Network;

public sealed class FindingTests
{
    [Theory, OnBothEngines]
    public async Task The_home_page_shows_what_is_open_now_first_then_the_nearest(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var page = await couree.Browser().GetStringAsync("/");
        page.ShouldContain("Que puis‑je faire près de moi aujourd’hui");
        // Tuesday 10:00: the grocery is open, the kitchen opens at 11.
        page.ShouldContain("Ouvert jusqu’à 13&#xA0;h");
        page.ShouldContain("Ouvre aujourd’hui à 11&#xA0;h");
        page.IndexOf("/network/epi-commun", StringComparison.Ordinal).ShouldBeLessThan(page.IndexOf("/network/marmite", StringComparison.Ordinal));
    }

    [Theory, OnBothEngines]
    public async Task A_word_is_found_without_its_accents_and_a_verb_narrows(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var found = await couree.Browser().GetStringAsync("/?q=objetheque");
        found.ShouldContain("/network/boite-a-preter");
        found.ShouldNotContain("/network/marmite\"");
        var eat = await couree.Browser().GetStringAsync("/?verb=eat");
        eat.ShouldContain("/network/marmite");
        eat.ShouldNotContain("/network/derailleur");
        (await couree.Browser().GetStringAsync("/?q=zzzzzz")).ShouldContain("Rien ne correspond");
    }

    [Theory, OnBothEngines]
    public async Task An_address_moves_the_centre_and_an_unknown_one_is_said(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var near = await couree.Browser().GetStringAsync("/?near=" + Uri.EscapeDataString("60 rue Pierre Legrand, Lille"));
        near.ShouldContain("Autour de");
        (await couree.Browser().GetStringAsync("/?near=xqzwk+jhgfd")).ShouldContain("Nous ne trouvons pas");
    }

    [Theory, OnBothEngines]
    public async Task A_structures_page_says_when_and_where_to_people_and_machines(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var page = await couree.Browser().GetStringAsync("/network/epi-commun");
        page.ShouldContain("41 rue des Postes");
        page.ShouldContain("application/ld+json");
        page.ShouldContain("\"@type\":\"Store\"");
        page.ShouldContain("L’Épi commun SCIC SA · SCIC");
        page.ShouldContain("SIRET 000 000 026 00013");
        page.ShouldContain("Livraison par");
        (await couree.Browser().GetAsync("/network/nobody")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await couree.Browser().GetStringAsync("/sitemap.xml")).ShouldContain("/network/epi-commun");
    }

    [Theory, OnBothEngines]
    public async Task Odd_questions_get_an_answer(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        foreach (var odd in new[] { "/?page=-3", "/?page=999999", "/?verb=nothing", "/?q=" + new string('a', 5000), "/?q=%00%27%22<script>", "/?near=%F0%9F%9A%B2", "/places/addresses/suggest?q=%F0%9F%9A%B2" })
            (await couree.Browser().GetAsync(odd)).StatusCode.ShouldBe(HttpStatusCode.OK, odd);
        foreach (var wrong in new[] { "/places/map?box=1,2,3", "/places/map?box=NaN,1,2,3", "/places/map?box=-90,-180,90,180", "/?page=abc" })
            (await couree.Browser().GetAsync(wrong)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, wrong);
    }

    [Theory, OnBothEngines]
    public async Task When_nothing_is_open_the_page_offers_what_is_closed(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        // Tuesday 10:00: the object library opens on Wednesdays.
        var page = await couree.Browser().GetStringAsync("/?q=objetheque&open=true");
        page.ShouldContain("Rien d’ouvert en ce moment");
        page.ShouldContain("href=\"/?q=objetheque\"");
    }
}
