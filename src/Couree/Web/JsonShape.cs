using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Couree.Web;

/// <summary>
/// What programs send must have the shape it says: what may not be missing is neither left out nor null, and a list has no holes (400), so
/// that no use case meets one. Texts marked as required are left to that mark, which names the field.
/// </summary>
internal static class JsonShape
{
    public static void Require(JsonSerializerOptions options) =>
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(Mark);

    private static void Mark(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || type.Type.Assembly != typeof(JsonShape).Assembly) return;
        var whole = type.Properties.Where(p => p.AssociatedParameter is { IsNullable: false } parameter && !parameter.ParameterType.IsValueType && p.Get is not null).ToList();
        foreach (var part in whole.Where(p => p.AssociatedParameter is { HasDefaultValue: false } && p.PropertyType != typeof(string))) part.IsRequired = true;
        if (whole.Count == 0) return;
        type.OnDeserialized = made =>
        {
            foreach (var part in whole)
                if (IsHollow(part, part.Get!(made))) throw new JsonException($"{part.Name} may not be null.");
        };
    }

    private static bool IsHollow(JsonPropertyInfo part, object? value) => value switch
    {
        null => !IsMarked(part.AttributeProvider) && !IsMarked(part.AssociatedParameter!.AttributeProvider),
        string => false,
        IEnumerable list => list.Cast<object?>().Contains(null),
        _ => false,
    };

    private static bool IsMarked(ICustomAttributeProvider? member) => member?.IsDefined(typeof(RequiredAttribute), inherit: true) == true;
}
