using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Couree.Bench;

/// <summary>Prepares what is measured, through the product's own doors: a shop of 200 products, full baskets, a courier's commands.</summary>
internal sealed class WebVillage(Uri address)
{
    private readonly Random _dice = new(1);

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

    /// <summary>Batches of 50 commands of one phone, told about the courier's own doors.</summary>
    public async Task<List<byte[]>> Batches(HttpClient phone, string cookie, int count)
    {
        var round = JsonNode.Parse(await phone.GetStringAsync("/api/v1/delivery/courier/round"))!;
        var door = round["stops"]!.AsArray().Select(s => s!["id"]!.GetValue<string>()).First();
        var at = DateTime.Parse(round["answeredAt"]!.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal).AddHours(-1);
        string[] verbs = ["start", "done", "undo", "fail", "undo"];
        var (device, seq) = (Guid.CreateVersion7(), 0);
        return [.. Enumerable.Range(0, count).Select(_ => Wire.Get("/api/v1/delivery/courier/batches", cookie, JsonSerializer.Serialize(new
        {
            device,
            commands = Enumerable.Range(0, 50).Select(_ => new { id = Guid.CreateVersion7(), stop = door, kind = verbs[seq % 5], occurredAt = at.AddMilliseconds(100 * ++seq), offsetMs = 0, deviceSeq = seq, reason = "personne" }),
        })))];
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
