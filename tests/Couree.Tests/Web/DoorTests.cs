using System.Net;

namespace Couree.Tests.Web;

public sealed class DoorTests
{
    [Theory, OnBothEngines]
    public async Task The_house_says_it_is_alive_and_ready(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        (await couree.Browser().GetStringAsync("/health/live")).ShouldBe("alive");
        (await couree.Browser().GetStringAsync("/health/ready")).ShouldBe("ready");
    }

    [Theory, OnBothEngines]
    public async Task An_unknown_page_is_404_with_a_word_in_the_persons_language(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        var answer = await couree.Browser().GetAsync("/nowhere");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Cette page n’existe pas");
    }

    [Theory, OnBothEngines]
    public async Task A_form_posted_from_another_site_is_refused(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        var elsewhere = couree.Browser();
        elsewhere.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        elsewhere.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        var answer = await elsewhere.PostAsync("/language", new FormUrlEncodedContent([new("language", "en")]));
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, OnBothEngines]
    public async Task A_form_sent_after_the_session_ended_says_so_and_leads_back_to_its_page(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var ended = couree.Browser();
        ended.DefaultRequestHeaders.Referrer = new Uri(ended.BaseAddress!, "/market/epi-commun/catalogue/new");
        var answer = await ended.PostAsync("/market/epi-commun/catalogue/new", new FormUrlEncodedContent([new("name", "Tarte")]));
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("Votre session est terminée");
        page.ShouldContain("href=\"/people/sign-in?back=%2Fmarket%2Fepi-commun%2Fcatalogue%2Fnew\"");

        ended.DefaultRequestHeaders.Referrer = new Uri("https://elsewhere.example/trap");
        (await (await ended.PostAsync("/market/epi-commun/catalogue/new", new FormUrlEncodedContent([new("name", "Tarte")]))).Content.ReadAsStringAsync()).ShouldContain("href=\"/people/sign-in?back=%2F\"");
    }
}
