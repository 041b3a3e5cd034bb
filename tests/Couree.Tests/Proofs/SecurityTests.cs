using System.Net;
using System.Text;
using Couree.Tests.Modules.People;
using Couree.Web;
using CsCheck;
using Microsoft.AspNetCore.RateLimiting;

namespace Couree.Tests.Proofs;

/// <summary>What other sites, curious people and odd files may try.</summary>
public sealed class SecurityTests
{
    [Theory, OnBothEngines]
    public async Task Another_sites_page_can_change_nothing_through_any_door(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var things = await VillageThings.Of(couree);
        // Every address is asked for before the store is looked at: some of the things behind them are made for whoever asks.
        var doors = new List<(string Method, string Url)>();
        foreach (var (method, route, _) in AccessRow.Mapped(couree.Services).Where(d => d.Method != "GET")) doors.Add((method, await things.Url(method, route)));
        doors.Count.ShouldBeGreaterThan(20);
        var sophie = await couree.As("sophie");
        sophie.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        var before = await StoreState.Of(couree, "people_sessions");
        foreach (var (method, url) in doors)
            foreach (var (header, value) in new[] { ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://evil.example"), ("Origin", "null"), ("X-Nothing", "a browser too old to say where it comes from") })
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), url) { Content = VillageThings.EmptyForm };
                request.Headers.TryAddWithoutValidation(header, value);
                using var answer = await sophie.SendAsync(request);
                answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, $"{method} {url} with {header}: {value}");
            }
        StoreState.Changed(before, await StoreState.Of(couree, "people_sessions")).ShouldBeEmpty();
    }

    [Fact]
    public void No_text_leads_back_off_the_site()
    {
        var odd = Gen.OneOf(Gen.OneOfConst("/", "\\", "//", "/\\", "\t", "\r\n", "%2f", "%5c", "@", ":", "https:", "javascript:", "evil.example", ".", "..", "?", "#", "\u0000", "\u3002", "／", " "), Gen.Char.Select(c => c.ToString()));
        odd.Array[0, 8].Select(string.Concat).Sample(back =>
        {
            var path = Security.LocalPath(back);
            // As a browser reads it: tabs and line ends vanish, backslashes are slashes (WHATWG URL).
            var read = new string([.. path.Where(c => c is not ('\t' or '\r' or '\n'))]).Trim().Replace('\\', '/');
            return read.StartsWith('/') && !read.StartsWith("//") && new Uri(new Uri("https://couree.example/x"), read).Host == "couree.example" && !path.Any(char.IsControl);
        }, iter: 20_000);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/ok\r\nSet-Cookie: a=b")]
    public async Task Every_form_that_leads_back_stays_at_home(string back)
    {
        await using var couree = await TestCouree.Village(Engine.Sqlite);
        var browser = couree.Browser();
        HttpResponseMessage[] answers =
        [
            await browser.Post("/language", ("language", "en"), ("back", back)),
            await browser.SignIn("louise@couree.example", back: back),
            await browser.Post("/people/sign-out", ("back", back)),
        ];
        foreach (var answer in answers)
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
            new Uri(new Uri("https://couree.example/"), answer.Headers.Location!).Host.ShouldBe("couree.example");
            if (answer.Headers.TryGetValues("Set-Cookie", out var cookies)) cookies.ShouldAllBe(c => !c.StartsWith("a=b"));
        }
    }

    [Fact]
    public async Task Cookies_cannot_be_read_by_scripts_nor_leave_tls_nor_come_along_from_elsewhere()
    {
        await using var couree = await TestCouree.Village(Engine.Sqlite);
        var browser = couree.Browser();
        browser.BaseAddress = new Uri("https://localhost/");
        var answers = new List<HttpResponseMessage> { await browser.SignIn("louise@couree.example"), await browser.Post("/language", ("language", "en")) };
        var page = await (await browser.GetAsync("/market/epi-commun")).Content.ReadAsStringAsync();
        var add = HtmlForm.Of(page, "/market/basket/lines");
        answers.Add(await browser.PostAsync("/market/basket/lines", add.With(("count", "1"))));
        answers.Add(await browser.Post("/people/sign-out"));
        var cookies = answers.SelectMany(a => a.Headers.TryGetValues("Set-Cookie", out var set) ? set : []).ToList();
        cookies.Select(c => c.Split('=')[0]).Distinct().Order().ShouldBe(["basket", "couree", "language"]);
        foreach (var cookie in cookies)
        {
            cookie.ShouldContain("secure");
            cookie.ShouldContain("httponly");
            cookie.ShouldMatch("samesite=(lax|strict)");
        }
        answers.ShouldAllBe(a => a.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Every_open_door_that_tries_a_password_or_sends_a_mail_is_limited()
    {
        await using var couree = await TestCouree.Village(Engine.Sqlite);
        var free = AccessRow.Mapped(couree.Services)
            .Where(d => d.Method != "GET" && d.Route.StartsWith("/people/", StringComparison.Ordinal) && d.Endpoint.Metadata.GetMetadata<Door>()!.Entry == Entry.Anyone)
            .Where(d => d.Endpoint.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName != Limits.Strict).Select(d => d.Route);
        free.ShouldBe(["/people/sign-out"]);
    }
}
