using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Couree.Web.Reference;

/// <summary>Reads the generated OpenAPI document, once for the life of the process, into what the reference pages show.</summary>
internal sealed class ApiReader([FromKeyedServices("v1")] IOpenApiDocumentProvider documents)
{
    private ApiReference? _read;

    public async Task<ApiReference> Read(CancellationToken stop) => _read ??= Read(await documents.GetOpenApiDocumentAsync(stop));

    public static ApiReference Read(OpenApiDocument document) => new(
    [
        .. document.Paths
            .SelectMany(path => (path.Value.Operations ?? []).Select(operation => (Path: path.Key, Method: operation.Key.Method, Operation: operation.Value)))
            .GroupBy(o => o.Operation.Tags?.FirstOrDefault()?.Name ?? "Courée")
            .OrderBy(tag => tag.Key, StringComparer.Ordinal)
            .Select(tag => new ApiTag(tag.Key, tag.Key.ToLowerInvariant().Replace(' ', '-'),
                [.. tag.OrderBy(o => o.Path, StringComparer.Ordinal).ThenBy(o => o.Method, StringComparer.Ordinal).Select(o => Operation(o.Path, o.Method, o.Operation))])),
    ]);

    private static ApiOperation Operation(string path, string method, OpenApiOperation operation) => new(
        operation.OperationId ?? (method + path).Replace('/', '-').Replace("{", "").Replace("}", "").ToLowerInvariant(),
        method,
        path,
        operation.Summary ?? "",
        operation.Description,
        [.. (operation.Parameters ?? []).Select(p => new ApiField(p.Name ?? "", p.In?.ToString().ToLowerInvariant() ?? "", ApiSchema.TypeOf(p.Schema), p.Required, p.Description ?? p.Schema?.Description))],
        Body(operation.RequestBody?.Content),
        [.. (operation.Responses ?? []).OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => new ApiAnswer(r.Key, r.Value.Description ?? "", Body(r.Value.Content), Codes(r.Value.Content)))]);

    private static IReadOnlyList<(string, string)> Codes(IDictionary<string, OpenApiMediaType>? content) =>
        [.. (content ?? new Dictionary<string, OpenApiMediaType>()).Values.SelectMany(m => m.Examples ?? new Dictionary<string, IOpenApiExample>()).Select(e => (e.Key, e.Value.Summary ?? ""))];

    private static ApiBody? Body(IDictionary<string, OpenApiMediaType>? content)
    {
        if (content is null || content.Count == 0) return null;
        var (type, media) = content.FirstOrDefault(c => c.Key.Contains("json"), content.First());
        var example = media.Example ?? media.Examples?.Values.FirstOrDefault()?.Value ?? (type.Contains("json") ? ApiSchema.Example(media.Schema) : null);
        return new ApiBody(type, ApiSchema.TypeOf(media.Schema), ApiSchema.Fields(media.Schema), example?.ToJsonString(ApiSchema.Readable));
    }
}
