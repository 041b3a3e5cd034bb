using System.Text.RegularExpressions;
using Couree.Kernel;
using Couree.Modules.Organisations;
using Couree.Modules.People;
using Couree.Tests.Modules.People;
using Couree.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Couree.Tests.Proofs;

/// <summary>Real things of the village for the `{…}` of a route, and the people who ask for them.</summary>
internal sealed class VillageThings(TestCouree couree)
{
    private static readonly string[] CouriersRoutes = ["/delivery", "/shifts", "/courier", "/api/v1/delivery", "/api/v1/shifts"];
    private readonly List<(string Route, string Parameter, Func<Task<string>> Value)> _values = [];
    private readonly Dictionary<string, HttpClient> _signedIn = [];

    public static async Task<VillageThings> Of(TestCouree couree)
    {
        var things = new VillageThings(couree);
        things.Know();
        await things.Settle();
        return things;
    }

    /// <summary>The grocery's people, or the courier co-op's for the couriers' routes. Amadou keeps a kitchen and belongs to neither.</summary>
    public static string? Name(Kind kind, string route) => (kind, IsCouriers(route)) switch
    {
        (Kind.Anonymous, _) => null,
        (Kind.Stranger, _) => "karim",
        (Kind.OtherMember, _) => "amadou",
        (Kind.Member, false) => "jeanne",
        (Kind.Keeper, false) => "louise",
        (Kind.Member, true) => "manon",
        (Kind.Keeper, true) => "yasmine",
        _ => "sophie",
    };

    public static bool IsCouriers(string route) => CouriersRoutes.Any(r => route.StartsWith(r, StringComparison.Ordinal));

    public async Task<HttpClient> Browser(Kind kind, string route, bool fresh = false)
    {
        if (Name(kind, route) is not { } name) return couree.Browser();
        if (fresh) return await couree.As(name);
        if (!_signedIn.TryGetValue(name, out var cookies)) _signedIn[name] = cookies = await couree.As(name);
        return new Borrowed(cookies);
    }

    /// <summary>The route with real things in it; a parameter nobody knows fails with what to add here.</summary>
    public async Task<string> Url(string method, string route)
    {
        var url = route;
        foreach (Match hole in Regex.Matches(route, @"\{\**([a-zA-Z]+)[^}]*\}"))
        {
            var known = _values.Find(v => v.Parameter == hole.Groups[1].Value && Regex.IsMatch($"{method} {route}", v.Route));
            if (known.Value is null) throw new InvalidOperationException($"VillageThings does not know what {hole.Value} is in {method} {route}");
            url = url.Replace(hole.Value, await known.Value());
        }
        return url;
    }

    public FormUrlEncodedContent Form(string method, string route) => new([]);

    private void Know()
    {
        Say("/organisations/requests", "id", () => Read(db => db.Set<Organisation>().Where(o => o.Standing == Standing.Proposed).Select(o => o.Id.Value).FirstAsync()));
        Say("/organisations/{slug}/people", "id", () => Person("jeanne"));
        Say("/people/me/sessions|/api/v1/people/me/sessions", "id", () => Read(db => db.Set<Session>().Select(s => s.Id.Value).FirstAsync()));
        Say("/people/me/passkeys", "id", () => Task.FromResult("0190a3a4-0000-7000-8000-000000000001"));
        Say("/assets/", "name", () => Task.FromResult(Wwwroot.Url("couree.js")["/assets/".Length..]));
        Say("/docs/api", "tag", () => Task.FromResult("Organisations"));
        Say("/openapi", "documentName", () => Task.FromResult("v1"));
        Say("(/delivery|/shifts|/courier|/api/v1/delivery|/api/v1/shifts)", "slug", () => Task.FromResult("braquets"));
        Say(".*", "slug", () => Task.FromResult("epi-commun"));
    }

    /// <summary>A structure waiting for the stewards, and what else the village does not have of itself.</summary>
    private async Task Settle()
    {
        using var tom = await couree.As("tom");
        var answer = await tom.Post("/organisations/propose", ("legalName", "La Ressourcerie du Port"), ("name", "La Ressourcerie"), ("kind", "association"),
            ("summary", "On répare, on revend."), ("address", "41 rue des Postes, 59000 Lille"), ("offers", "shop"));
        if (answer.StatusCode != System.Net.HttpStatusCode.SeeOther) throw new InvalidOperationException(HtmlForm.Said(await answer.Content.ReadAsStringAsync()));
    }

    private void Say(string route, string parameter, Func<Task<string>> value) => _values.Add((route, parameter, value));

    private Task<string> Person(string first) => Read(db => db.Set<Person>().Where(p => p.Email == first + "@couree.example").Select(p => p.Id.Value).FirstAsync());

    private async Task<string> Read(Func<Couree.Database.CoureeDb, Task<Guid>> question) => (await couree.Read(question)).ToString();

    /// <summary>A browser somebody else will use again: closing it changes nothing.</summary>
    private sealed class Borrowed(HttpClient browser) : HttpClient(new Through(browser))
    {
        private sealed class Through(HttpClient browser) : HttpMessageHandler
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop) => browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
        }
    }
}
