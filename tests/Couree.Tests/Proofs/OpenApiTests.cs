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
            if (failure!["content"]?["application/problem+json"]?["example"] is null) yield return $"{status} is no exemplified problem";
        if (!responses.Any(r => r.Key[0] is '2')) yield return "no success";
        foreach (var (status, response) in responses.Where(r => r.Key[0] is '2'))
            foreach (var (type, media) in response!["content"]?.AsObject() ?? [])
                if (type.Contains("json") && media!["example"] is null) yield return $"{status} without example";
        foreach (var (type, media) in operation["requestBody"]?["content"]?.AsObject() ?? [])
            if (type.Contains("json") && media!["example"] is null) yield return "body without example";
    }

    private static IEnumerable<(string Method, string Path, JsonNode Operation)> Operations(JsonNode document) =>
        from path in document["paths"]!.AsObject() from operation in path.Value!.AsObject() select (operation.Key.ToUpperInvariant(), path.Key, operation.Value!);

    private static async Task<JsonNode> Document(TestCouree couree) => JsonNode.Parse(await couree.Browser().GetStringAsync("/openapi/v1.json"))!;
}
