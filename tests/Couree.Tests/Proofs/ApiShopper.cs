using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Couree.Tests.Proofs;

/// <summary>Orders through the API as a program would. A server that is away is asked again; a refusal starts another basket.</summary>
internal sealed class ApiShopper(HttpClient http, Random random, CancellationToken stop, string shop = "epi-commun")
{
    /// <summary>An order the server has said yes to.</summary>
    public sealed record Placed(Guid FormKey, string Token);

    /// <summary>Requests that broke off without an answer.</summary>
    public int Broken { get; private set; }

    public int Refused { get; private set; }

    /// <summary>One order, collected at the shop; null when the house refused and says why in <see cref="Why"/>.</summary>
    public async Task<Placed?> Order(string name = "Passante", string email = "passante@couree.example", string phone = "0612345678", int places = 40)
    {
        var catalogue = await Ask(HttpMethod.Get, $"/api/v1/market/shops/{shop}");
        var products = catalogue!["sections"]!.AsArray().SelectMany(s => s!["products"]!.AsArray()).Where(p => p!["isOnSale"]!.GetValue<bool>() && p["options"]!.AsArray().Count == 0).ToList();
        var basket = "/api/v1/market/baskets/" + (await Ask(HttpMethod.Post, "/api/v1/market/baskets"))!["token"]!.GetValue<string>();
        // Told twice after a crash, a line may count twice: no matter here, the total is read again before paying.
        if (await Ask(HttpMethod.Post, basket + "/lines", new { product = products[random.Next(products.Count)]!["id"]!.GetValue<string>(), count = 1 }) is null) return null;
        if (await Ask(HttpMethod.Put, basket + "/way", new { shop = catalogue["id"]!.GetValue<string>(), way = "collect" }) is null) return null;
        var slots = (await Ask(HttpMethod.Get, basket))!["shops"]![0]!["collect"]?["days"]!.AsArray().SelectMany(d => d!["slots"]!.AsArray()).Take(places).ToList();
        if (slots is not { Count: > 0 }) return Refuse("no window");
        if (await Ask(HttpMethod.Put, basket + "/slots", new { slot = new[] { slots[random.Next(slots.Count)]!["value"]!.GetValue<string>() } }) is null) return null;
        var checkout = await Ask(HttpMethod.Get, basket + "/checkout");
        if (checkout is null) return null;
        var key = checkout["formKey"]!.GetValue<string>();
        var placed = await Ask(HttpMethod.Post, basket + "/checkout", new { formKey = key, name, email, phone, means = "cash", seen = checkout["total"]!.GetValue<long>() });
        return placed is null ? null : new Placed(Guid.Parse(key), placed["token"]!.GetValue<string>());
    }

    public string Why { get; private set; } = "";

    private async Task<JsonNode?> Ask(HttpMethod method, string path, object? body = null)
    {
        while (true)
        {
            try
            {
                using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
                request.Headers.Add("Accept", "application/json");
                using var answer = await http.SendAsync(request, CancellationToken.None);
                var text = await answer.Content.ReadAsStringAsync(CancellationToken.None);
                if (answer.IsSuccessStatusCode) return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text);
                Refuse($"{method} {path}: {(int)answer.StatusCode} {text}");
                return null;
            }
            catch (Exception broken) when (broken is HttpRequestException or IOException or System.Net.Sockets.SocketException)
            {
                Broken++;
                if (stop.IsCancellationRequested) throw;
                await Task.Delay(20, CancellationToken.None);
            }
        }
    }

    private Placed? Refuse(string why)
    {
        Why = why;
        Refused++;
        return null;
    }
}
