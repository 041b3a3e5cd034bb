using System.Text.Json;
using Couree.Kernel;

namespace Couree.Web;

/// <summary>Shows in the API's document what a successful answer looks like.</summary>
internal static class ApiExample
{
    public static RouteHandlerBuilder WithExample(this RouteHandlerBuilder endpoint, object answer) => endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        foreach (var (status, response) in operation.Responses ?? [])
            if (status.StartsWith('2') && response.Content is { } contents)
                foreach (var content in contents.Values) content.Example = JsonSerializer.SerializeToNode(answer, Json.Options);
        return Task.CompletedTask;
    });
}
