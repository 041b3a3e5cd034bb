using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Validation;

namespace Couree.Tests.Proofs;

/// <summary>The API's document keeps its promises: 3.1, every operation told, tagged, refused and exemplified, every `/api` door in it.</summary>
public sealed class OpenApiTests
{
    [Fact]
    public async Task The_document_is_3_1_and_holds_every_api_door_of_the_house()
    {
        await using var couree = await TestCouree.Village(Engine.Sqlite);
        var document = await Document(couree);
        document["openapi"]!.GetValue<string>().ShouldStartWith("3.1");
        var written = Operations(document).Select(o => Key(o.Method, o.Path)).ToHashSet();
        var doors = AccessRow.Mapped(couree.Services).Where(d => d.Route.StartsWith("/api/", StringComparison.Ordinal))
            .Select(d => Key(d.Method, d.Route)).ToHashSet();
        written.ShouldBe(doors, ignoreOrder: true);
        written.Count.ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task Every_operation_says_what_it_does_what_it_refuses_and_shows_an_example()
    {
        await using var couree = await TestCouree.Village(Engine.Sqlite);
        var document = await Document(couree);
        var wrong = Operations(document).SelectMany(o => Missing(o.Operation).Select(m => $"{o.Method} {o.Path}: {m}")).ToList();
        wrong.ShouldBeEmpty();
        var names = Operations(document).Select(o => o.Operation["operationId"]?.GetValue<string>()).ToList();
        names.ShouldAllBe(n => n != null);
        names.ShouldBeUnique();
    }

    [Fact]
    public async Task Whatever_a_program_may_send_is_held_against_its_rules()
    {
        await using var couree = await TestCouree.Empty(Engine.Sqlite);
        var rules = couree.Services.GetRequiredService<IOptions<ValidationOptions>>().Value;
        var bodies = AccessRow.Mapped(couree.Services).Select(d => d.Endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType).OfType<Type>().Distinct()
            .Where(body => body.GetProperties().Any(p => Ruled(p) || body.GetConstructors().Any(c => c.GetParameters().Any(q => q.Name == p.Name && q.GetCustomAttributes<ValidationAttribute>().Any())))).ToList();
        bodies.Count.ShouldBeGreaterThan(5);
#pragma warning disable ASP0029 // the framework calls its own validation an experiment; the house stands on it
        bodies.Where(body => !rules.TryGetValidatableTypeInfo(body, out _)).ShouldBeEmpty("the framework's validation does not know these bodies");
#pragma warning restore ASP0029
    }

    private static bool Ruled(PropertyInfo property) => property.GetCustomAttributes<ValidationAttribute>().Any();

    [Fact]
    public async Task A_refusal_is_the_problem_that_the_document_shows()
    {
        await using var couree = await TestCouree.Village(Engine.Sqlite);
        var refused = Operations(await Document(couree)).Single(o => o.Operation["operationId"]!.GetValue<string>() == "TellBatch").Operation["responses"]!["422"]!;
        var shown = Problems(refused["content"]!["application/problem+json"]).Single();
        var manon = await couree.As("manon");
        var commands = Enumerable.Range(0, 101).Select(i => new { id = Guid.CreateVersion7(), stop = Guid.CreateVersion7(), kind = "start", occurredAt = couree.Time.GetUtcNow(), offsetMs = 0, deviceSeq = i + 1 });
        var answer = await manon.PostAsync("/api/v1/delivery/courier/batches", System.Net.Http.Json.JsonContent.Create(new { device = Guid.CreateVersion7(), commands }));
        var said = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
        foreach (var (name, value) in shown.AsObject())
            if (name is "type" or "status" or "code") said[name]!.ToJsonString().ShouldBe(value!.ToJsonString());
            else said.ContainsKey(name).ShouldBeTrue(name);
    }

    [Theory]
    [InlineData("""{ "stops": [] }""", "stops")]
    [InlineData("""{ "stops": "one" }""", null)]
    [InlineData("{ oops", null)]
    public async Task A_body_of_the_wrong_shape_is_told_as_a_problem_that_names_its_field(string body, string? field)
    {
        await using var couree = await TestCouree.Village(Engine.Sqlite);
        var answer = await (await couree.As("manon")).PostAsync("/api/v1/delivery/stops/done", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType).ShouldBe((System.Net.HttpStatusCode.BadRequest, "application/problem+json"));
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        WrongProblem(problem, "400").ShouldBeNull();
        if (field is not null) problem["errors"]![field]!.AsArray().ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task What_is_wrong_with_a_field_is_said_in_the_language_of_who_asks(string language)
    {
        await using var couree = await TestCouree.Village(Engine.Sqlite);
        var program = await couree.As("manon");
        await program.PostAsync("/language", new FormUrlEncodedContent([new("language", language), new("back", "/")]));
        program.DefaultRequestHeaders.Accept.Clear();
        async Task<string> Said(string door, string body, string field) =>
            JsonNode.Parse(await (await program.PostAsync(door, new StringContent(body, System.Text.Encoding.UTF8, "application/json"))).Content.ReadAsStringAsync())!["errors"]![field]![0]!.GetValue<string>();
        (await Said("/api/v1/delivery/stops/done", """{ "stops": [] }""", "stops")).ShouldBe(Couree.Web.Words.SayIn(language, "form.too_few", new { min = 1 }));
        (await Said($"/api/v1/market/baskets/{new string('v', 43)}/lines", $$"""{ "product": "{{Guid.CreateVersion7()}}", "count": 500 }""", "count")).ShouldBe(Couree.Web.Words.SayIn(language, "form.range", new { min = 1, max = 99 }));
        (await Said($"/api/v1/market/baskets/{new string('v', 43)}/lines", $$"""{ "product": "{{Guid.CreateVersion7()}}", "count": "two" }""", "count")).ShouldBe(Couree.Web.Words.SayIn(language, "form.invalid"));
        (await Said($"/api/v1/market/baskets/{new string('v', 43)}/lines", """{ "product": "zz", "count": 1 }""", "product")).ShouldBe(Couree.Web.Words.SayIn(language, "form.invalid"));
        (await Said($"/api/v1/delivery/runs/{Guid.CreateVersion7()}/settle", """{ "delivered": true, "reason": "" }""", "reason")).ShouldBe(Couree.Web.Words.SayIn(language, "form.required"));
    }

    /// <summary>One name for an operation, whether the document or the router says it.</summary>
    public static string Key(string method, string route) => $"{method.ToUpperInvariant()} {Regex.Replace(route, ":[^}]+", "").TrimEnd('/')}";

    private static IEnumerable<string> Missing(JsonNode operation)
    {
        if (operation["summary"]?.GetValue<string>() is not { Length: > 5 }) yield return "no summary";
        if (operation["tags"]?.AsArray() is not { Count: > 0 }) yield return "no tag";
        var responses = operation["responses"]!.AsObject();
        var failures = responses.Where(r => r.Key[0] is '4').ToList();
        if (failures.Count == 0) yield return "no error code";
        foreach (var (status, failure) in failures)
        {
            var problems = Problems(failure!["content"]?["application/problem+json"]).ToList();
            if (problems.Count == 0) yield return $"{status} is no exemplified problem";
            foreach (var problem in problems)
                if (WrongProblem(problem, status) is { } wrong) yield return $"{status}: {wrong}";
            if (status == "422" && problems.Any(p => p["code"]?.GetValue<string>() == "web.refused")) yield return "422 does not say which rules refuse";
        }
        if (!responses.Any(r => r.Key[0] is '2')) yield return "no success";
        foreach (var (status, response) in responses.Where(r => r.Key[0] is '2'))
            foreach (var (type, media) in response!["content"]?.AsObject() ?? [])
                if (type.Contains("json") && media!["example"] is null) yield return $"{status} without example";
        foreach (var (type, media) in operation["requestBody"]?["content"]?.AsObject() ?? [])
            if (type.Contains("json") && media!["example"] is null) yield return "body without example";
    }

    private static IEnumerable<JsonNode> Problems(JsonNode? media) =>
        media?["example"] is { } one ? [one] : (media?["examples"]?.AsObject() ?? []).Select(e => e.Value!["value"]!);

    /// <summary>A problem is told by its type and code, and says in words what to do; the sentence exists in both languages.</summary>
    private static string? WrongProblem(JsonNode problem, string status)
    {
        if (problem["code"]?.GetValue<string>() is not { } code) return "a problem without code";
        if (problem["type"]?.GetValue<string>() != "/problems/" + code) return $"{code} has another type";
        if (problem["status"]?.GetValue<int>().ToString() != status) return $"{code} has another status";
        return new[] { "fr", "en" }.All(language => Couree.Web.Words.SayIn(language, code) != code) ? null : $"{code} has no sentence";
    }

    private static IEnumerable<(string Method, string Path, JsonNode Operation)> Operations(JsonNode document) =>
        from path in document["paths"]!.AsObject() from operation in path.Value!.AsObject() select (operation.Key.ToUpperInvariant(), path.Key, operation.Value!);

    private static async Task<JsonNode> Document(TestCouree couree) => JsonNode.Parse(await couree.Browser().GetStringAsync("/openapi/v1.json"))!;
}
