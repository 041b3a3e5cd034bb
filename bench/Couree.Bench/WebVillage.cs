using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Couree.Bench;

/// <summary>Prepares what is measured, through the product's own doors: a shop of 200 products, full baskets, a courier's commands.</summary>
internal sealed class WebVillage(Uri address)
{
    /// <summary>Every server measured lives at noon in Lille, when all couriers are on shift, whatever the hour of the measure.</summary>
    public static readonly (string Name, string Value) AtNoon = ("Couree__Clock", TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddHours(11).ToString("O"));

    private readonly Random _dice = new(1);
    private HttpClient? _louise;

    public async Task<(HttpClient Http, string Cookie)> SignIn(string first)
    {
        var cookies = new CookieContainer();
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = address };
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        var answer = await http.PostAsync("/people/sign-in", Form(("Email", $"{first}@couree.example"), ("Password", "bonjour-lille")));
        if (answer.StatusCode != HttpStatusCode.SeeOther) throw new InvalidOperationException($"{first} cannot sign in");
        return (http, cookies.GetCookieHeader(address));
    }

    /// <summary>Louise fills the grocery's shelves up to the count, and takes many orders in each quarter of an hour.</summary>
    public async Task FillShelves(int count)
    {
        var (louise, _) = await SignIn("louise");
        var shop = await Shop();
        for (var i = Products(shop).Count; i < count; i++)
            Must(await louise.PostAsync("/market/epi-commun/catalogue/new", Form(("section", $"Rayon {i % 12}"), ("name", $"Produit du pays n° {i}"), ("description", "Cultivé à Wavrin, récolté mardi, sans traitement."),
                ("price", (1 + i % 20 + 0.35).ToString("0.00", CultureInfo.GetCultureInfo("fr-FR"))), ("vat", "550"), ("unit", "pièce"), ("grams", "300"))));
        Must(await louise.PostAsync("/market/epi-commun/settings", Form(("preparation", "15"), ("window", "15"), ("perWindow", "100"), ("collects", "true"), ("delivers", "true"), ("means", "cash"), ("means", "card"), ("means", "transfer"))));
        if (Products(await Shop()).Count < count) throw new InvalidOperationException("the shelves are not full");
    }

    /// <summary>Checkouts ready to be sent, each with a basket and a held window of its own.</summary>
    public async Task<List<byte[]>> ReadyCheckouts(int count)
    {
        using var http = new HttpClient { BaseAddress = address };
        var shop = await Shop();
        var products = Products(shop);
        var ready = new List<byte[]>();
        for (var i = 0; i < count; i++)
        {
            var basket = "/api/v1/market/baskets/" + (await Ask(http, HttpMethod.Post, "/api/v1/market/baskets", new { }))!["token"]!.GetValue<string>();
            for (var line = 0; line < 3; line++) await Ask(http, HttpMethod.Post, basket + "/lines", new { product = products[_dice.Next(products.Count)], count = 1 });
            await Ask(http, HttpMethod.Put, basket + "/way", new { shop = shop["id"]!.GetValue<string>(), way = "collect" });
            var slots = (await Ask(http, HttpMethod.Get, basket, null))!["shops"]![0]!["collect"]!["days"]!.AsArray().SelectMany(d => d!["slots"]!.AsArray()).Take(60).ToList();
            await Ask(http, HttpMethod.Put, basket + "/slots", new { slot = new[] { slots[_dice.Next(slots.Count)]!["value"]!.GetValue<string>() } });
            var checkout = (await Ask(http, HttpMethod.Get, basket + "/checkout", null))!;
            ready.Add(Wire.Get(basket + "/checkout", body: JsonSerializer.Serialize(new
            {
                formKey = checkout["formKey"]!.GetValue<string>(), name = "Passante", email = "passante@couree.example", phone = "0612345678", means = "cash", seen = checkout["total"]!.GetValue<long>(),
            })));
        }
        return ready;
    }

    /// <summary>
    /// Batches of 50 commands of one phone whose round has so many doors: each door begun and done, and when the doors run out some taken
    /// back and done again. Every batch has doors of its own.
    /// </summary>
    public async Task<List<byte[]>> Batches(HttpClient phone, string cookie, int doors, int count)
    {
        var (todo, now) = await Todo(phone);
        for (; todo.Count < doors; (todo, now) = await Todo(phone))
            for (var i = todo.Count; i < doors; i += 2) await TakeRun(phone, now);
        var at = now.AddMinutes(-1);
        var (device, seq) = (Guid.CreateVersion7(), 0);
        return [.. todo.Chunk(doors / count).Take(count).Select(own => Wire.Get("/api/v1/delivery/courier/batches", cookie, JsonSerializer.Serialize(new
        {
            device,
            commands = own.SelectMany(d => new[] { (d, "start"), (d, "done") }).Concat(own.Reverse().SelectMany(d => new[] { (d, "undo"), (d, "done") })).Take(50)
                .Select(c => new { id = Guid.CreateVersion7(), stop = c.d, kind = c.Item2, occurredAt = at.AddMilliseconds(10 * ++seq), offsetMs = 0, deviceSeq = seq }).ToList(),
        })))];
    }

    private static async Task<(List<string> Doors, DateTime Now)> Todo(HttpClient phone)
    {
        var round = JsonNode.Parse(await phone.GetStringAsync("/api/v1/delivery/courier/round"))!;
        return ([.. round["stops"]!.AsArray().Where(s => s!["state"]!.GetValue<string>() == "todo").Select(s => s!["id"]!.GetValue<string>())],
            DateTime.Parse(round["answeredAt"]!.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal));
    }

    private async Task TakeRun(HttpClient courier, DateTime at)
    {
        _louise ??= (await SignIn("louise")).Http;
        var shop = (await Shop())["id"]!.GetValue<string>();
        object Door(string kind, string name, string address, double lat, double lon) => new { kind, name, address, point = new { lat, lon }, fromAt = at.AddMinutes(10), untilAt = at.AddHours(3) };
        var asked = await Ask(_louise, HttpMethod.Post, "/api/v1/delivery/braquets/runs", new
        {
            sender = shop,
            stops = new[] { Door("pickup", "L’Épi commun", "41 rue des Postes, 59000 Lille", 50.6247, 3.0563), Door("drop", "Mme Lefebvre", "15 rue Gambetta, 59000 Lille", 50.62 + _dice.NextDouble() / 50, 3.05 + _dice.NextDouble() / 40) },
            packages = new { count = 1, grams = 100, litres = 1, cold = false },
            reference = $"bench-{Guid.CreateVersion7():N}",
        });
        await Ask(courier, HttpMethod.Post, $"/api/v1/delivery/runs/{asked!["run"]!.GetValue<string>()}/take", new { });
    }

    private static List<string> Products(JsonNode shop) => [.. shop["sections"]!.AsArray().SelectMany(s => s!["products"]!.AsArray()).Where(p => p!["isOnSale"]!.GetValue<bool>() && p["options"]!.AsArray().Count == 0).Select(p => p!["id"]!.GetValue<string>())];

    private async Task<JsonNode> Shop()
    {
        using var http = new HttpClient { BaseAddress = address };
        return (await Ask(http, HttpMethod.Get, "/api/v1/market/shops/epi-commun", null))!;
    }

    private static async Task<JsonNode?> Ask(HttpClient http, HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Accept", "application/json");
        using var answer = await http.SendAsync(request);
        Must(answer);
        var text = await answer.Content.ReadAsStringAsync();
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    private static void Must(HttpResponseMessage answer)
    {
        if ((int)answer.StatusCode >= 400) throw new InvalidOperationException($"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri}: {(int)answer.StatusCode} {answer.Content.ReadAsStringAsync().Result}");
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)));
}
