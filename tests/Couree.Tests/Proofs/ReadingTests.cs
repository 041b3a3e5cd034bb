using System.Net;
using System.Text.RegularExpressions;

namespace Couree.Tests.Proofs;

/// <summary>What is true of every page and every GET of the house, whoever asks.</summary>
public sealed partial class ReadingTests
{
    [Theory, OnBothEngines]
    public async Task Reading_never_changes_anything(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var things = await VillageThings.Of(couree);
        // Everyone signs in before the first look, and again is the only thing that may be seen: sessions.
        foreach (var kind in Enum.GetValues<Kind>())
            foreach (var route in new[] { "/", "/delivery" }) await things.Browser(kind, route);
        var before = await StoreState.Of(couree, "people_sessions");
        foreach (var (method, route, _) in AccessRow.Mapped(couree.Services).Where(d => d.Method == "GET"))
            foreach (var kind in new[] { Kind.Anonymous, Kind.Member, Kind.Keeper, Kind.Steward })
            {
                var browser = await things.Browser(kind, route);
                using var answer = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Get, await things.Url(method, route)), HttpCompletionOption.ResponseHeadersRead);
                ((int)answer.StatusCode).ShouldBeLessThan(500, $"{kind} GET {route}");
            }
        StoreState.Changed(before, await StoreState.Of(couree, "people_sessions")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_answer_carries_the_strict_headers_and_no_page_has_inline_script_or_style()
    {
        await using var couree = await TestCouree.Village(Engine.Sqlite);
        var things = await VillageThings.Of(couree);
        var wrong = new List<string>();
        foreach (var (method, route, _) in AccessRow.Mapped(couree.Services).Where(d => d.Method == "GET"))
            foreach (var kind in new[] { Kind.Anonymous, Kind.Keeper, Kind.Steward })
            {
                var browser = await things.Browser(kind, route);
                using var answer = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Get, await things.Url(method, route)), HttpCompletionOption.ResponseHeadersRead);
                wrong.AddRange(StrictHeaders.Missing(answer).Select(m => $"{kind} {route}: {m}"));
                if (answer.Content.Headers.ContentType?.MediaType == "text/html") wrong.AddRange(Inline(await answer.Content.ReadAsStringAsync()).Select(i => $"{kind} {route}: {i}"));
            }
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Refusals_redirects_and_broken_requests_carry_the_strict_headers_too()
    {
        await using var couree = await TestCouree.Village(Engine.Sqlite);
        var louise = await couree.As("louise");
        HttpResponseMessage[] answers =
        [
            await couree.Browser().GetAsync("/nowhere"),
            await couree.Browser().GetAsync("/api/v1/nowhere"),
            await couree.Browser().GetAsync("/organisations"),
            await couree.Browser().GetAsync("/api/v1/ledger/epi-commun"),
            await couree.Browser().PostAsync("/people/sign-in", new FormUrlEncodedContent([])),
            await couree.Browser().PostAsync("/people/sign-in", new StringContent("{}")),
            await louise.PostAsync("/organisations/epi-commun/settings", new FormUrlEncodedContent([])),
            await louise.PostAsync("/language", new FormUrlEncodedContent([new("language", "en")])),
            await louise.DeleteAsync("/market"),
        ];
        answers.Select(a => (int)a.StatusCode).ShouldBe([404, 404, 302, 401, 422, 415, 422, 303, 404]);
        answers.SelectMany(StrictHeaders.Missing).ShouldBeEmpty();
    }

    private static IEnumerable<string> Inline(string page)
    {
        if (InlineScript().Match(page) is { Success: true } script) yield return "inline script: " + script.Value;
        if (InlineStyle().Match(page) is { Success: true } style) yield return "inline style: " + style.Value;
        if (Handler().Match(page) is { Success: true } handler) yield return "inline handler: " + handler.Value;
        foreach (Match outside in Loaded().Matches(page)) yield return "asks another server: " + outside.Value;
    }

    [GeneratedRegex(@"<script(?![^>]*type=""application/(?:ld\+)?json"")[^>]*>[^<]+")]
    private static partial Regex InlineScript();

    [GeneratedRegex(@"<style|<[a-z][^>]*\sstyle=")]
    private static partial Regex InlineStyle();

    [GeneratedRegex(@"<[a-z][^>]*\son[a-z]+=|href=""javascript:")]
    private static partial Regex Handler();

    [GeneratedRegex(@"<(?:script|img|iframe|source|video)[^>]+src=""(?:https?:)?//[^""]*|<link[^>]+rel=""stylesheet""[^>]+href=""(?:https?:)?//[^""]*")]
    private static partial Regex Loaded();
}

/// <summary>What every answer of the house must carry, whatever it is.</summary>
internal static class StrictHeaders
{
    public static IEnumerable<string> Missing(HttpResponseMessage answer)
    {
        string Value(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : "";
        var policy = Value("Content-Security-Policy");
        if (!policy.Contains("default-src 'none'") || !policy.Contains("frame-ancestors 'none'") || !policy.Contains("base-uri 'none'") || !policy.Contains("form-action 'self'")) yield return "no strict policy";
        if (policy.Contains("unsafe") || policy.Contains('*') || policy.Contains("http")) yield return "a policy with holes: " + policy;
        if (Value("X-Content-Type-Options") != "nosniff") yield return "no nosniff";
        if (Value("Referrer-Policy").Length == 0) yield return "no referrer policy";
        if (Value("Server").Length > 0 || Value("X-Powered-By").Length > 0) yield return "says what it runs on";
    }
}
