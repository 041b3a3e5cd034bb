using System.Net;
using System.Text.RegularExpressions;
using Couree.Web;

namespace Couree.Tests.Web;

public sealed partial class DesignTests
{
    [Fact]
    public void Style_and_script_stay_small_enough_for_an_old_phone()
    {
        Wwwroot.SizeOverTheWire("couree.css").ShouldBeLessThanOrEqualTo(12_000);
        Wwwroot.SizeOverTheWire("couree.js").ShouldBeLessThanOrEqualTo(6_200);
    }

    [Theory]
    [InlineData("/design", "fr", "Le système visuel")]
    [InlineData("/design", "en", "design system")]
    [InlineData("/source", "fr", "AGPL-3.0-or-later")]
    [InlineData("/docs/api", "en", "Before you call")]
    public async Task The_houses_own_pages_speak_both_languages_and_show_no_bare_key(string path, string language, string sentence)
    {
        await using var couree = await TestCouree.Empty(Engine.Sqlite);
        var browser = couree.Browser();
        browser.DefaultRequestHeaders.Remove("Accept-Language");
        browser.DefaultRequestHeaders.Add("Accept-Language", language);
        var page = await browser.GetStringAsync(path);
        page.ShouldContain(sentence);
        BareKey().Matches(page).ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_carry_no_inline_style_or_script_and_ask_only_our_own_server()
    {
        await using var couree = await TestCouree.Empty(Engine.Sqlite);
        var page = await couree.Browser().GetStringAsync("/design");
        page.ShouldNotContain(" style=");
        page.ShouldNotContain("<style");
        ScriptBody().Matches(page).ShouldBeEmpty();
        Loaded().Matches(page).Select(m => m.Groups[1].Value).ShouldAllBe(address => address.StartsWith('/'));
    }

    [Fact]
    public async Task A_card_has_thirteen_elements_at_most_besides_its_drawing()
    {
        await using var couree = await TestCouree.Empty(Engine.Sqlite);
        var cards = Card().Matches(await couree.Browser().GetStringAsync("/design"));
        cards.Count.ShouldBe(3);
        foreach (Match card in cards) Element().Matches(Svg().Replace(card.Value, "<svg>")).Count.ShouldBeLessThanOrEqualTo(13);
    }

    [Fact]
    public async Task Everything_a_page_loads_is_there_and_kept_for_ever()
    {
        await using var couree = await TestCouree.Empty(Engine.Sqlite);
        var browser = couree.Browser();
        foreach (Match loaded in Loaded().Matches(await browser.GetStringAsync("/design")))
        {
            var answer = await browser.GetAsync(WebUtility.HtmlDecode(loaded.Groups[1].Value));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
        }
    }

    [Fact]
    public void Each_icon_and_drawing_stays_on_its_sheet()
    {
        foreach (var (name, path) in Couree.Web.Components.Icons.All) path.ShouldStartWith("M", customMessage: name);
        foreach (var (name, drawing) in Couree.Web.Components.Drawings.All) drawing.ShouldNotContain("style", customMessage: name);
    }

    [GeneratedRegex(@">\s*(web|form)\.[a-z_.0-9]+\s*<|""(web|form)\.[a-z_.0-9]+""")]
    private static partial Regex BareKey();

    [GeneratedRegex(@"<script[^>]*>[^<]+</script>")]
    private static partial Regex ScriptBody();

    [GeneratedRegex(@"(?:<link[^>]+href|<script[^>]+src|<img[^>]+src)=""([^""]+)""")]
    private static partial Regex Loaded();

    [GeneratedRegex(@"<article class=""card"">.*?</article>", RegexOptions.Singleline)]
    private static partial Regex Card();

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Svg();

    [GeneratedRegex("<[a-z]")]
    private static partial Regex Element();
}
