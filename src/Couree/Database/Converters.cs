using System.Text.Json;
using Couree.Kernel;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Couree.Database;

internal sealed class IdConverter<T>() : ValueConverter<T, Guid>(id => id.Value, value => Id.Of<T>(value)) where T : struct, IId;

internal sealed class MoneyConverter() : ValueConverter<Money, long>(money => money.Cents, cents => new Money(cents));

internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    at => at.Kind == DateTimeKind.Utc ? at : DateTime.SpecifyKind(at, DateTimeKind.Utc),
    at => DateTime.SpecifyKind(at, DateTimeKind.Utc));

/// <summary>A small list or record in one JSON column.</summary>
internal static class JsonColumn
{
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property) where T : class
    {
        property.HaveJson();
        return property;
    }

    private static void HaveJson<T>(this PropertyBuilder<T> property) where T : class => property.HasConversion(
        new ValueConverter<T, string>(value => JsonSerializer.Serialize(value, Json.Options), text => JsonSerializer.Deserialize<T>(text, Json.Options)!),
        new ValueComparer<T>(
            (a, b) => JsonSerializer.Serialize(a, Json.Options) == JsonSerializer.Serialize(b, Json.Options),
            value => JsonSerializer.Serialize(value, Json.Options).GetHashCode(StringComparison.Ordinal),
            value => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, Json.Options), Json.Options)!));
}
