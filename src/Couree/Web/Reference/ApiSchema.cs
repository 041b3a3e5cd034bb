using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Couree.Web.Reference;

/// <summary>A JSON schema in words: its type, its fields, and an example made from it where the operation gives none.</summary>
internal static class ApiSchema
{
    public static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private const int Deepest = 4;

    /// <summary>"string (uuid)", "Order", "Order[]", "integer or null".</summary>
    public static string TypeOf(IOpenApiSchema? schema)
    {
        if (schema is null) return "";
        if (schema is OpenApiSchemaReference { Reference.Id: { } id }) return id;
        if (Choices(schema) is { Count: > 0 } choices) return string.Join(" | ", choices.Select(TypeOf).Where(t => t.Length > 0).Distinct());
        if (schema.Enum is { Count: > 0 } values) return string.Join(" | ", values.Select(v => v?.ToString() ?? "null"));
        if (schema.Type is not { } type) return "";
        if (type.HasFlag(JsonSchemaType.Array)) return TypeOf(schema.Items) + "[]";
        var plain = string.Join(" | ", Enum.GetValues<JsonSchemaType>().Where(t => type.HasFlag(t)).Select(t => t.ToString().ToLowerInvariant()));
        return schema.Format is { Length: > 0 } format ? $"{plain} ({format})" : plain;
    }

    public static IReadOnlyList<ApiField> Fields(IOpenApiSchema? schema)
    {
        if (schema?.Type?.HasFlag(JsonSchemaType.Array) == true) schema = schema.Items;
        return [.. (schema?.Properties ?? new Dictionary<string, IOpenApiSchema>()).Select(p => new ApiField(p.Key, "", TypeOf(p.Value), schema!.Required?.Contains(p.Key) == true, p.Value.Description))];
    }

    /// <summary>A value that fits the schema; null where it ends or goes deeper than a reader would follow.</summary>
    public static JsonNode? Example(IOpenApiSchema? schema, int depth = 0)
    {
        if (schema is null || depth > Deepest) return null;
        if (schema.Examples?.FirstOrDefault() is { } first) return first.DeepClone();
        if (schema.Default is { } usual) return usual.DeepClone();
        if (Choices(schema).FirstOrDefault(c => c.Type != JsonSchemaType.Null) is { } choice) return Example(choice, depth);
        if (schema.Enum is { Count: > 0 } values) return values[0]?.DeepClone();
        return schema.Type switch
        {
            { } t when t.HasFlag(JsonSchemaType.Array) => new JsonArray(Example(schema.Items, depth + 1)),
            { } t when t.HasFlag(JsonSchemaType.Object) => Object(schema, depth),
            { } t when t.HasFlag(JsonSchemaType.Integer) => JsonValue.Create(schema.Minimum is { } least && int.TryParse(least, out var number) ? number : 1),
            { } t when t.HasFlag(JsonSchemaType.Number) => JsonValue.Create(1.5),
            { } t when t.HasFlag(JsonSchemaType.Boolean) => JsonValue.Create(true),
            { } t when t.HasFlag(JsonSchemaType.String) => JsonValue.Create(Text(schema.Format)),
            _ => null,
        };
    }

    private static JsonObject Object(IOpenApiSchema schema, int depth)
    {
        var example = new JsonObject();
        foreach (var (name, property) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>()) example[name] = Example(property, depth + 1);
        return example;
    }

    private static string Text(string? format) => format switch
    {
        "uuid" => "01980a5e-7c1f-7b3a-9d52-0f6c2f1e4a90",
        "date-time" => "2026-05-12T16:30:00Z",
        "date" => "2026-05-12",
        "time" => "18:30:00",
        "uri" => "https://couree.example/",
        "email" => "jeanne@couree.example",
        _ => "…",
    };

    private static List<IOpenApiSchema> Choices(IOpenApiSchema schema) => [.. schema.OneOf ?? [], .. schema.AnyOf ?? [], .. schema.AllOf ?? []];
}
