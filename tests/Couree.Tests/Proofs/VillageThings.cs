using System.Buffers.Text;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Modules.Market;
using Couree.Modules.Organisations;
using Couree.Modules.People;
using Couree.Modules.Shifts;
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
    private static readonly string Basket = new('b', 43);
    private readonly List<(string Route, Func<Task<object>> Body)> _bodies = [];
    private readonly Dictionary<string, Func<Task<List<KeyValuePair<string, string>>>>> _forms = [];
    private readonly Dictionary<string, HttpClient> _signedIn = [];
    private readonly string _proof = Base64Url.EncodeToString(SHA256.HashData(Pictures.Jpeg()));
    private OrganisationId _grocery;
    private PersonId _tom, _manon;
    private ChoreId _chore;
    private string _invitation = "";

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

    /// <summary>Asking for a run is the sender's business: there the grocery is the structure in question, though the address names the couriers.</summary>
    public static bool IsCouriers(string route) => CouriersRoutes.Any(r => route.StartsWith(r, StringComparison.Ordinal))
        && !route.Contains("/{slug}/ask") && !route.Contains("/delivery/asked/") && route is not ("/api/v1/delivery/{slug}/quotes" or "/api/v1/delivery/{slug}/runs");

    public async Task<HttpClient> Browser(Kind kind, string route, bool fresh = false)
    {
        if (route.StartsWith("/market/basket/slots", StringComparison.Ordinal)) return await WithBasket(Name(kind, route));
        if (Name(kind, route) is not { } name) return couree.Browser();
        if (fresh) return await couree.As(name);
        if (!_signedIn.TryGetValue(name, out var cookies)) _signedIn[name] = cookies = await couree.As(name);
        return cookies;
    }

    private async Task<HttpClient> WithBasket(string? name)
    {
        var browser = name is null ? couree.Browser() : await couree.As(name);
        Must(await browser.Post("/market/basket/lines", ("product", await Product()), ("count", "1"), ("back", "/market/epi-commun")));
        return browser;
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
        return route.EndsWith("/way", StringComparison.Ordinal) && method == "GET" ? url + "?lat=50.63&lon=3.06" : url;
    }

    public static FormUrlEncodedContent EmptyForm => new([]);

    /// <summary>
    /// What is sent to a door that changes something. A page's form is sent empty: whoever may enter is told what is missing (422),
    /// whoever may not gets 404 and learns nothing. A program's body must have the right shape, or nobody reaches the question.
    /// </summary>
    public async Task<HttpContent> Content(string method, string route, string? example)
    {
        if (_bodies.Find(b => b.Route == $"{method} {route}").Body is { } body) return JsonContent.Create(await body());
        if (route.StartsWith("/api/v1/delivery/proofs", StringComparison.Ordinal)) return new ByteArrayContent(Pictures.Jpeg()) { Headers = { ContentType = new("image/jpeg") } };
        if (_forms.TryGetValue(route, out var fields)) return new FormUrlEncodedContent(await fields());
        return route.StartsWith("/api/", StringComparison.Ordinal) ? new StringContent(example ?? "{}", Encoding.UTF8, "application/json") : EmptyForm;
    }

    private void Know()
    {
        Say("/organisations/requests", "id", () => Read(db => db.Set<Organisation>().Where(o => o.Standing == Standing.Proposed).Select(o => o.Id.Value).FirstAsync()));
        Say("/organisations/{slug}/people", "id", () => Read(async db => (await db.Set<Holding>().FirstAsync(h => h.Organisation == _grocery && (h.Roles & Role.Keeper) != 0)).Id.Value));
        Say("/organisations/{slug}/invitations", "id", async () => await Read(async db => (await db.Set<Invitation>().FirstAsync(i => i.Organisation == _grocery)).Id.Value));
        Say("/organisations/invitations", "secret", () => Task.FromResult(_invitation));
        // Somebody else's: one's own sessions are the business of the people tests.
        Say("/people/me/sessions", "id", () => Read(async db => (await db.Set<Session>().FirstAsync(s => s.Person == _tom)).Id.Value));
        Say("/people/me/passkeys", "id", () => Task.FromResult("0190a3a4-0000-7000-8000-000000000001"));
        Say("/dev/mail", "name", () => Task.FromResult(Path.GetFileNameWithoutExtension(Directory.GetFiles(Path.Combine(couree.Folder, "mail"), "*.json")[0])));
        Say("/assets/", "name", () => Task.FromResult(Wwwroot.Url("couree.js")["/assets/".Length..]));
        Say("/docs/api", "tag", () => Task.FromResult("organisations"));
        Say("/openapi", "documentName", () => Task.FromResult("v1"));
        Say("/photos/", "hash", async () => (await couree.Read(db => db.Set<Organisation>().Where(o => o.Slug == "epi-commun").Select(o => o.Photos).SingleAsync()))[0]);
        Say("/photos/", "size", () => Task.FromResult("400"));
        Say("/market/{slug}/catalogue", "id", () => Read(async db => (await db.Set<Product>().FirstAsync(p => p.Shop == _grocery)).Id.Value));
        Say("/market/{slug}/orders", "id", () => Read(async db => (await db.Set<Order>().FirstAsync(o => o.Shop == _grocery)).Id.Value));
        Say("/api/v1/market", "order", () => Read(async db => (await db.Set<Order>().FirstAsync(o => o.Shop == _grocery)).Id.Value));
        Say("/market/orders", "token", () => couree.Read(db => db.Set<PlacedCheckout>().Select(c => c.Token).FirstAsync()));
        Say("/api/v1/market/baskets", "token", () => Task.FromResult(Basket));
        Say("/t/", "token", () => couree.Read(db => db.Set<Stop>().Where(s => s.TrackingToken != null && s.State != StopState.Cancelled).Select(s => s.TrackingToken!).FirstAsync()));
        Say("/proposals/", "id", () => Read(async db => (await db.Set<Proposal>().FirstAsync()).Id.Value));
        // One's own chore, and a fresh shower for everyone who takes one back.
        Say("/hardship/chores", "id", () => Task.FromResult(_chore.Value.ToString()));
        Say("/hardship/rain", "id", Shower);
        Say("/delivery/{slug}/tariff", "id", () => Read(async db => (await db.Set<TariffVersion>().FirstAsync()).Id.Value));
        Say("/stops/", "id", () => Read(async db => (await db.Set<Stop>().FirstAsync()).Id.Value));
        Say("/delivery/asked|/runs/", "id", () => Read(async db => (await db.Set<Run>().OrderBy(r => r.Reference).FirstAsync(r => r.Sender == _grocery)).Id.Value));
        Say("/rounds/", "courier", () => Person("tom"));
        Say("/delivery/proofs", "hash", () => Task.FromResult(_proof));
        Say("/shifts", "id", () => Read(async db => (await db.Set<Shift>().Where(s => s.Person == _manon && s.StoppedAt == null).OrderByDescending(s => s.FromAt).FirstAsync()).Id.Value));
        Send("POST /api/v1/delivery/stops/done", async () => new { stops = new[] { await Read(async db => (await db.Set<Stop>().FirstAsync()).Id.Value) } });
        Send("POST /people/me/passkeys", () => new { });
        Send("POST /people/me/prove", () => new { });
        Send("POST /people/sign-in/passkey", () => new { });
        Send("POST /api/v1/ledger/{slug}/remittances", () => new { formKey = "cle", to = Guid.Empty, amount = 100 });
        Send("POST /api/v1/delivery/runs/{id:guid}/move", async () => new { courier = await Person("tom") });
        Send("POST /api/v1/delivery/{slug}/proposals/{id:guid}/acceptance", () => new { plan = "cheapest" });
        Send("PUT /api/v1/delivery/{slug}/rounds/{courier:guid}/order", () => new { order = Array.Empty<Guid>() });
        Send("POST /api/v1/delivery/{slug}/quotes", Run);
        Send("POST /api/v1/delivery/{slug}/runs", Run);
        Send("POST /api/v1/market/shops/{slug}/orders/{order:guid}/serve", () => new { deed = "accept" });
        Send("PUT /api/v1/market/baskets/{token}/way", () => new { shop = _grocery.Value, way = "collect" });
        Send("POST /api/v1/market/baskets/{token}/lines", async () => new { product = await Product() });
        _forms["/people/sign-in/demo"] = async () => [new("Person", await Person("karim"))];
        _forms["/market/{slug}/transfers"] = async () => [new("order", await Read(async db => (await db.Set<Order>().FirstAsync(o => o.Shop == _grocery)).Id.Value))];
        Say("(/delivery|/shifts|/courier|/api/v1/delivery|/api/v1/shifts)", "slug", () => Task.FromResult("braquets"));
        Say(".*", "slug", () => Task.FromResult("epi-commun"));
    }

    /// <summary>What the village does not have of itself: a structure waiting for the stewards, an invitation, a photo, an order of a guest, a proof at a door, mails.</summary>
    private async Task Settle()
    {
        (_tom, _manon) = (new PersonId(Guid.Parse(await Person("tom"))), new PersonId(Guid.Parse(await Person("manon"))));
        using var tom = await couree.As("tom");
        Must(await tom.Post("/organisations/propose", ("legalName", "La Ressourcerie du Port"), ("name", "La Ressourcerie"), ("kind", "association"),
            ("summary", "On répare, on revend."), ("address", "41 rue des Postes, 59000 Lille"), ("offers", "shop")));
        using var louise = await couree.As("louise");
        Must(await louise.Post("/organisations/epi-commun/invitations", ("email", "nouvelle@couree.example"), ("roles", "member")));
        _invitation = await Invite();
        Must(await louise.PostAsync("/organisations/epi-commun/photos", new MultipartFormDataContent { { new ByteArrayContent(Pictures.Jpeg()) { Headers = { ContentType = new("image/jpeg") } }, "photo", "etal.jpg" } }));
        _grocery = await couree.Read(db => db.Set<Organisation>().Where(o => o.Slug == "epi-commun").Select(o => o.Id).SingleAsync());
        var guest = new ApiShopper(couree.Browser(), new Random(1), CancellationToken.None);
        Must(await couree.Browser().PostAsJsonAsync($"/api/v1/market/baskets/{Basket}/lines", new { product = await Product() }));
        _ = await guest.Order() ?? throw new InvalidOperationException(guest.Why);
        var door = await couree.Read(async db => (await db.Set<Stop>().FirstAsync(s => s.State == StopState.Doing)).Id);
        Must(await tom.PostAsJsonAsync("/api/v1/delivery/courier/batches", new
        {
            device = Guid.CreateVersion7(),
            commands = new[] { new { id = Guid.CreateVersion7(), stop = door.Value, kind = "done", occurredAt = couree.Time.GetUtcNow().UtcDateTime, offsetMs = 0, deviceSeq = 1, proof = new { photos = new[] { _proof } } } },
        }));
        Must(await tom.PutAsync("/api/v1/delivery/proofs/" + _proof, new ByteArrayContent(Pictures.Jpeg()) { Headers = { ContentType = new("image/jpeg") } }));
        Must(await tom.PostAsync("/delivery/braquets/proposals", EmptyForm));
        await couree.Services.GetRequiredService<ProposalDesk>().RunDue(CancellationToken.None);
        using var manon = await couree.As("manon");
        Must(await manon.Post("/delivery/braquets/hardship/chores", ("day", "2026-06-09"), ("kind", "repair"), ("minutes", "30")));
        _chore = await couree.Read(db => db.Set<Chore>().Select(c => c.Id).SingleAsync());
        await couree.Settle();
    }

    private async Task<string> Shower()
    {
        using var tom = await couree.As("tom");
        Must(await tom.Post("/delivery/braquets/hardship/rain", ("from", "10:00"), ("until", "11:00")));
        return await Read(db => db.Set<RainMark>().OrderByDescending(r => r.Id).Select(r => r.Id.Value).FirstAsync());
    }

    /// <summary>An invitation to the neighbourhood hall: whoever accepts joins neither the grocery nor the couriers.</summary>
    private async Task<string> Invite()
    {
        using var mathilde = await couree.As("mathilde");
        var answer = await mathilde.Post("/organisations/halle/invitations", ("email", "qui@couree.example"), ("roles", "member"));
        return Regex.Match(await answer.Text(), "/organisations/invitations/([a-zA-Z0-9_-]+)").Groups[1].Value;
    }

    private static void Must(HttpResponseMessage answer)
    {
        if ((int)answer.StatusCode >= 400) throw new InvalidOperationException($"{answer.RequestMessage!.RequestUri}: {(int)answer.StatusCode} {HtmlForm.Said(answer.Content.ReadAsStringAsync().Result)}");
    }

    private void Say(string route, string parameter, Func<Task<string>> value) => _values.Add((route, parameter, value));

    private void Send(string route, Func<object> body) => _bodies.Add((route, () => Task.FromResult(body())));

    private void Send(string route, Func<Task<object>> body) => _bodies.Add((route, body));

    private Task<string> Product() => Read(async db => (await db.Set<Product>().FirstAsync(p => p.Shop == _grocery)).Id.Value);

    /// <summary>A run the grocery asks of the couriers.</summary>
    private Task<object> Run()
    {
        var at = couree.Time.GetUtcNow().UtcDateTime;
        object Door(string kind, string name, string address, double lat, double lon) => new { kind, name, address, point = new { lat, lon }, fromAt = at.AddHours(1), untilAt = at.AddHours(2) };
        return Task.FromResult<object>(new
        {
            sender = _grocery.Value,
            stops = new[] { Door("pickup", "L’Épi commun", "41 rue des Postes, 59000 Lille", 50.6247, 3.0563), Door("drop", "Mme Lefebvre", "15 rue Gambetta, 59000 Lille", 50.6280, 3.0582) },
            packages = new { count = 1, grams = 1000, litres = 5, cold = false },
            reference = "proof",
        });
    }

    private Task<string> Person(string first) => Read(db => db.Set<Person>().Where(p => p.Email == first + "@couree.example").Select(p => p.Id.Value).FirstAsync());

    private async Task<string> Read(Func<Couree.Database.CoureeDb, Task<Guid>> question) => (await couree.Read(question)).ToString();
}
