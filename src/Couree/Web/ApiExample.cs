using System.Text.Json;
using Couree.Kernel;
using Microsoft.OpenApi;

namespace Couree.Web;

/// <summary>The rules by which an operation may say no, as metadata of its endpoint.</summary>
internal sealed record RefusalCodes(IReadOnlyList<string> Codes);

/// <summary>Shows in the API's document what an operation is told, what it answers, and by which rules it says no. Typed, so that examples cannot grow old.</summary>
internal static class ApiExample
{
    /// <summary>A successful answer.</summary>
    public static RouteHandlerBuilder WithExample(this RouteHandlerBuilder endpoint, object answer) => endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        foreach (var (status, response) in operation.Responses ?? [])
            if (status.StartsWith('2')) Show(response.Content, answer);
        return Task.CompletedTask;
    });

    /// <summary>What to send.</summary>
    public static RouteHandlerBuilder WithBody(this RouteHandlerBuilder endpoint, object body) => endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        Show(operation.RequestBody?.Content, body);
        return Task.CompletedTask;
    });

    /// <summary>The codes of its 422, each an example in the document.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params string[] codes) => endpoint.WithMetadata(new RefusalCodes(codes));

    private static void Show(IDictionary<string, OpenApiMediaType>? contents, object value)
    {
        foreach (var content in contents?.Values ?? []) content.Example = JsonSerializer.SerializeToNode(value, Json.Options);
    }
}
