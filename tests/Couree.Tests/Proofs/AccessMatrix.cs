using System.Net;
using System.Text.Json.Nodes;
using Couree.Web;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Couree.Tests.Proofs;

/// <summary>Every endpoint × six kinds of people, really asked, against the one table people can read.</summary>
public sealed class AccessMatrix
{
    [Fact]
    public async Task Every_door_of_the_house_is_in_the_table_and_every_line_of_the_table_is_a_door()
    {
        await using var couree = await TestCouree.Village(Engine.Sqlite);
        var doors = AccessRow.Mapped(couree.Services).Select(d => $"{d.Method} {d.Route}").ToHashSet();
        var written = AccessRow.Written().Select(r => r.Key).ToList();
        written.ShouldBeUnique();
        doors.Except(written).ShouldBeEmpty("docs/access.md misses these doors");
        written.Except(doors).ShouldBeEmpty("docs/access.md has lines without a door");
        couree.Services.GetRequiredService<EndpointDataSource>().Endpoints.Where(e => e is not RouteEndpoint || e.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods.Count: > 0 }).Select(e => e.DisplayName)
            .ShouldBeEmpty("a door without a route or a method cannot be in the table");
        AccessRow.Written().ShouldAllBe(r => r.Answers.Count == 6 && r.Answers.All(a => a == "in" || a == "sign-in" || a == "404"));
    }

    [Fact]
    public async Task The_demo_has_every_door_of_a_house_in_service_and_only_the_villages_more()
    {
        await using var demo = await TestCouree.Village(Engine.Sqlite);
        await using var house = await TestCouree.Empty(Engine.Sqlite);
        var (more, doors) = (AccessRow.Mapped(demo.Services).Select(d => $"{d.Method} {d.Route}").ToList(), AccessRow.Mapped(house.Services).Select(d => $"{d.Method} {d.Route}").ToList());
        doors.Except(more).ShouldBeEmpty("the matrix, which knocks at the demo, would miss these doors");
        more.Except(doors).ShouldAllBe(door => door.Contains(" /dev/") || door == "POST /people/sign-in/demo");
    }

    [Fact]
    public async Task Every_door_says_who_may_enter()
    {
        await using var couree = await TestCouree.Village(Engine.Sqlite);
        AccessRow.Mapped(couree.Services).Where(d => d.Endpoint.Metadata.GetMetadata<Door>() is null).Select(d => d.Route).ShouldBeEmpty();
    }

    [Theory, OnBothEngines]
    public async Task Every_kind_of_person_gets_exactly_what_the_table_says(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var things = await VillageThings.Of(couree);
        var examples = await Examples(couree);
        var written = AccessRow.Written().ToDictionary(r => r.Key);
        var wrong = new List<string>();
        // Whoever accepts an invitation is a stranger no more, whoever ends other sessions ends ours: those doors come last.
        foreach (var (method, route, _) in AccessRow.Mapped(couree.Services).OrderBy(d => d.Route.Contains("{secret}") ? 2 : d.Route.Contains("/people") ? 1 : 0))
        {
            var answers = new List<string>();
            foreach (var kind in Enum.GetValues<Kind>()) answers.Add(await Ask(things, kind, method, route, examples));
            var found = new AccessRow(method, route, answers);
            if (!written.TryGetValue(found.Key, out var row) || !row.Answers.SequenceEqual(answers)) wrong.Add($"{found}{(row is null ? "   not in the table" : $"   but the table says {string.Join(" | ", row.Answers)}")}");
        }
        wrong.ShouldBeEmpty($"{wrong.Count} doors behave otherwise than docs/access.md says:\n{string.Join('\n', wrong)}\n");
    }

    private static async Task<string> Ask(VillageThings things, Kind kind, string method, string route, Dictionary<string, string> examples)
    {
        // What changes a session must not change another row: everyone comes with a fresh one, and these doors come last.
        var browser = await things.Browser(kind, route, fresh: route.Contains("/people") || route.Contains("{secret}"));
        using var request = new HttpRequestMessage(new HttpMethod(method), await things.Url(method, route));
        var isApi = route.StartsWith("/api/", StringComparison.Ordinal);
        if (isApi) request.Headers.Add("Accept", "application/json");
        if (method is "POST" or "PUT" or "PATCH")
            request.Content = await things.Content(method, route, examples.GetValueOrDefault(OpenApiTests.Key(method, route)));
        try
        {
            using var answer = await browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            return Class(answer);
        }
        catch (Exception failure)
        {
            return $"{failure.GetType().Name}: {failure.Message}";
        }
    }

    private static string Class(HttpResponseMessage answer) => answer.StatusCode switch
    {
        HttpStatusCode.NotFound => "404",
        HttpStatusCode.Unauthorized => "sign-in",
        HttpStatusCode.Redirect when answer.Headers.Location!.ToString().StartsWith("/people/sign-in?", StringComparison.Ordinal) => "sign-in",
        < HttpStatusCode.BadRequest or HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict => "in",
        var other => ((int)other).ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>The bodies of the API's own examples: they must be good enough to be let in.</summary>
    internal static async Task<Dictionary<string, string>> Examples(TestCouree couree)
    {
        var document = JsonNode.Parse(await couree.Browser().GetStringAsync("/openapi/v1.json"))!;
        var bodies = new Dictionary<string, string>();
        foreach (var (path, operations) in document["paths"]!.AsObject())
            foreach (var (method, operation) in operations!.AsObject())
                if (operation!["requestBody"]?["content"]?["application/json"]?["example"] is { } example)
                    bodies[OpenApiTests.Key(method, path)] = example.ToJsonString();
        return bodies;
    }
}
