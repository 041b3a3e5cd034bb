using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Couree.Web;

/// <summary>
/// The OpenAPI 3.1 document at `/openapi/v1.json`: every operation under `/api/`, with the answers that the house itself gives
/// (who may enter, what is refused), so that no room has to write them again. What an operation is told and answers, its room shows (<see cref="ApiExample"/>).
/// </summary>
internal static class ApiDocument
{
    private const string Problem = "application/problem+json";

    public static void Describe(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = operation => operation.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddOperationTransformer((operation, context, _) =>
        {
            var endpoint = context.Description.ActionDescriptor.EndpointMetadata;
            HouseAnswers(operation, endpoint.OfType<Door>().LastOrDefault()?.Entry, context.Description.HttpMethod ?? "GET");
            Refusals(operation, [.. endpoint.OfType<RefusalCodes>().SelectMany(r => r.Codes).Distinct()]);
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Courée";
            document.Info.Version = "v1";
            document.Info.Description = "Money is integer cents, instants are UTC (RFC 3339), ids are UUIDv7. Refusals are RFC 9457 problems with a stable `code`.";
            foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations ?? [])) Illustrate(operation.Value);
            return Task.CompletedTask;
        });
    }

    /// <summary>What <see cref="Errors"/> answers whatever the room: written once, here.</summary>
    private static void HouseAnswers(OpenApiOperation operation, Entry? entry, string method)
    {
        var changes = !HttpMethods.IsGet(method);
        if (entry == Entry.SignedIn) Answer(operation, 401, "Nobody has signed in.");
        if (entry == Entry.Stewards || operation.Parameters?.Any(p => p.In == ParameterLocation.Path) == true) Answer(operation, 404, "There is no such thing, or it is not yours to see.");
        if (operation.Parameters?.Any(p => p.In == ParameterLocation.Query) == true || operation.RequestBody is not null) Answer(operation, 400, "The shape of the request is wrong.");
        Answer(operation, 429, "Too many requests from one address: wait a minute, then go on.");
        if (!changes) return;
        Answer(operation, 403, "The request came from another site.");
        Answer(operation, 409, "Somebody was faster: read again, then try again.");
    }

    /// <summary>422 is said where a rule can say no, and says which: one example for each code.</summary>
    private static void Refusals(OpenApiOperation operation, IReadOnlyList<string> codes)
    {
        if (codes.Count == 0) return;
        Answer(operation, 422, "The house refuses; `code` says which rule, `detail` what to do next.");
        var media = operation.Responses!["422"].Content![Problem];
        media.Example = null;
        media.Examples = codes.ToDictionary(code => code, code => (IOpenApiExample)new OpenApiExample { Summary = Words.SayIn("en", code), Value = Trouble(422, code) });
    }

    private static void Answer(OpenApiOperation operation, int status, string description)
    {
        var responses = operation.Responses ??= [];
        if (!responses.ContainsKey($"{status}")) responses[$"{status}"] = new OpenApiResponse { Description = description, Content = new Dictionary<string, OpenApiMediaType> { [Problem] = new() { Example = Trouble(status) } } };
    }

    /// <summary>Problems look the same everywhere; what an operation is told and answers is its own to show.</summary>
    private static void Illustrate(OpenApiOperation operation)
    {
        foreach (var (status, response) in operation.Responses ?? [])
            foreach (var media in (response.Content ?? new Dictionary<string, OpenApiMediaType>()).Where(c => c.Key == Problem).Select(c => c.Value))
                if (media.Examples is not { Count: > 0 }) media.Example ??= Trouble(int.TryParse(status, out var number) ? number : 500);
        if (operation.RequestBody is not null && operation.Responses?["400"].Content?[Problem].Example is JsonObject shape && !shape.ContainsKey("errors")) shape["errors"] = new JsonObject { ["field"] = new JsonArray("what is wrong with it") };
    }

    private static JsonObject Trouble(int status, string? code = null) => new()
    {
        ["type"] = "/problems/" + (code ?? Code(status)),
        ["title"] = Words.SayIn("en", status == 404 ? "web.not_found" : "web.refused"),
        ["status"] = status,
        ["detail"] = Words.SayIn("en", code ?? Code(status)),
        ["code"] = code ?? Code(status),
        ["traceId"] = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00",
    };

    private static string Code(int status) => status switch
    {
        400 => "web.bad_request",
        401 => "web.sign_in",
        403 => "web.other_site",
        404 => "web.not_found.next",
        409 => "web.faster",
        429 => "web.too_many",
        _ => "web.refused",
    };
}
