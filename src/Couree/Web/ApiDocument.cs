using Couree.Web.Reference;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Couree.Web;

/// <summary>
/// The OpenAPI 3.1 document at `/openapi/v1.json`: every operation under `/api/`, with the answers that the house itself gives
/// (who may enter, what is refused) and an example of every body, so that no room has to write them again.
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
            HouseAnswers(operation, context.Description.ActionDescriptor.EndpointMetadata.OfType<Door>().LastOrDefault()?.Entry, context.Description.HttpMethod ?? "GET");
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
        Answer(operation, 422, "The house refuses; `code` says which rule, `detail` what to do next.");
    }

    private static void Answer(OpenApiOperation operation, int status, string description)
    {
        var responses = operation.Responses ??= [];
        if (!responses.ContainsKey($"{status}")) responses[$"{status}"] = new OpenApiResponse { Description = description, Content = new Dictionary<string, OpenApiMediaType> { [Problem] = new() { Example = Trouble(status) } } };
    }

    private static void Illustrate(OpenApiOperation operation)
    {
        foreach (var (type, media) in operation.RequestBody?.Content ?? new Dictionary<string, OpenApiMediaType>())
            if (type.Contains("json")) media.Example ??= ApiSchema.Example(media.Schema);
        foreach (var (status, response) in operation.Responses ?? [])
            foreach (var (type, media) in response.Content ?? new Dictionary<string, OpenApiMediaType>())
                if (type == Problem) media.Example ??= Trouble(int.TryParse(status, out var number) ? number : 500);
                else if (type.Contains("json")) media.Example ??= ApiSchema.Example(media.Schema);
    }

    private static System.Text.Json.Nodes.JsonObject Trouble(int status) => new()
    {
        ["type"] = "/problems/" + Code(status),
        ["title"] = status switch { 404 => "Introuvable", _ => "Refusé" },
        ["status"] = status,
        ["code"] = Code(status),
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
