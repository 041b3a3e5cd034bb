using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Couree.Web;

namespace Couree.Tests.Proofs;

/// <summary>Bytes that nobody means, at every door: the answer says what is wrong with them, and nothing breaks.</summary>
public sealed class OddRequests
{
    private static readonly (string Type, byte[] Body)[] Bodies =
    [
        ("", []),
        ("application/json", []),
        ("application/json", "null"u8.ToArray()),
        ("application/json", "[]"u8.ToArray()),
        ("application/json", "{}"u8.ToArray()),
        ("application/json", "42"u8.ToArray()),
        ("application/json", Encoding.ASCII.GetBytes(new string('[', 5000))),
        ("application/json", [(byte)'{', (byte)'"', 0xFF, 0xFE, (byte)'"', (byte)':', (byte)'1', (byte)'}']),
        ("application/json; charset=nothing", "{}"u8.ToArray()),
        ("application/json", "{\"name\":\"a\\u0000b\",\"address\":\"a\\ud800bcd\",\"language\":\"fr\",\"line\":\"\\u0000\",\"count\":1,\"slot\":[null],\"deed\":\"\\u0000\",\"formKey\":\"\\u0000\"}"u8.ToArray()),
        ("application/x-www-form-urlencoded", "name=a%00b&email=%FF%FE&slot=%00"u8.ToArray()),
        ("application/x-www-form-urlencoded", Encoding.ASCII.GetBytes(string.Join('&', Enumerable.Range(0, 2000).Select(i => $"a{i}=1")))),
        ("application/x-www-form-urlencoded", Encoding.ASCII.GetBytes(new string('k', 5000) + "=1")),
        ("multipart/form-data", [1, 2, 3]),
        ("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a\"\r\n\r\nno end"u8.ToArray()),
        ("text/plain", "hello"u8.ToArray()),
    ];

    [Theory, OnBothEngines]
    public async Task Whatever_is_sent_to_a_door_is_the_senders_mistake_and_never_ours(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var things = await VillageThings.Of(couree);
        var examples = await AccessMatrix.Examples(couree);
        var broken = new List<string>();
        foreach (var (method, route, _) in AccessRow.Mapped(couree.Services).Where(d => d.Method != "GET"))
        {
            var url = await things.Url(method, route);
            var keeper = await things.Browser(Kind.Keeper, route, fresh: route is "/people/sign-out");
            foreach (var (type, body) in Bodies.Concat(await Hollowed(things, method, route, examples.GetValueOrDefault(OpenApiTests.Key(method, route)))))
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), url) { Content = new ByteArrayContent(body) };
                if (type.Length > 0) request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
                using var answer = await keeper.SendAsync(request);
                if ((int)answer.StatusCode >= 500) broken.Add($"{(int)answer.StatusCode} {method} {route} {type} {Encoding.Latin1.GetString(body)[..Math.Min(40, body.Length)]}");
            }
        }
        broken.ShouldBeEmpty();
    }

    /// <summary>What a program would rightly send, with one part of it null, or a hole in one of its lists.</summary>
    private static async Task<IEnumerable<(string Type, byte[] Body)>> Hollowed(VillageThings things, string method, string route, string? example)
    {
        if (!route.StartsWith("/api/", StringComparison.Ordinal) || JsonNode.Parse(await Sent(things, method, route, example)) is not JsonObject whole) return [];
        var bodies = new List<(string, byte[])>();
        foreach (var (name, value) in whole.ToList())
        {
            foreach (var hole in value is JsonArray ? new JsonNode?[] { null, new JsonArray((JsonNode?)null) } : [null])
            {
                var hollow = whole.DeepClone().AsObject();
                hollow[name] = hole;
                bodies.Add(("application/json", Encoding.UTF8.GetBytes(hollow.ToJsonString())));
            }
        }
        return bodies;
    }

    private static async Task<string> Sent(VillageThings things, string method, string route, string? example)
    {
        // A batch has no example of its own: it is a list of commands.
        if (route.EndsWith("/batches", StringComparison.Ordinal)) return """{"device":"0190a3a4-0000-7000-8000-000000000001","commands":[]}""";
        if (route.Contains("/proofs/")) return "null";
        return await (await things.Content(method, route, example)).ReadAsStringAsync() is { Length: > 0 } text ? text : "null";
    }

    [Theory, OnBothEngines]
    public async Task Odd_questions_in_an_address_break_nothing_either(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var things = await VillageThings.Of(couree);
        string[] questions = ["?q=%00&near=%00&account=%00%7C%00", "?from=9999-12-31&until=9999-12-31&page=2147483647", "?from=0001-01-01&until=0001-01-01&page=-1&day=0001-01-01", "?size=-1&limit=-5&lat=NaN&lon=1e999&box=x&from=x&to=y"];
        var broken = new List<string>();
        foreach (var (method, route, _) in AccessRow.Mapped(couree.Services).Where(d => d.Method == "GET" && !d.Route.EndsWith("/live", StringComparison.Ordinal)))
        {
            var url = await things.Url(method, route);
            var keeper = await things.Browser(Kind.Keeper, route);
            foreach (var question in questions)
            {
                using var answer = await keeper.GetAsync(url.Split('?')[0] + question);
                if ((int)answer.StatusCode >= 500) broken.Add($"{(int)answer.StatusCode} {route} {question}");
            }
        }
        broken.ShouldBeEmpty();
    }
}
