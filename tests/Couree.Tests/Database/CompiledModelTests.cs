using Couree.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Couree.Tests.Database;

/// <summary>The models that the house starts with are written down ahead of time: they must say what the mapping says.</summary>
public sealed class CompiledModelTests
{
    [Theory, OnBothEngines]
    public async Task The_compiled_model_says_what_the_mapping_says(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        var (running, mapped) = await couree.Read(db => Task.FromResult((db.Model, db.GetService<IDesignTimeModel>().Model)));
        running.GetType().Namespace.ShouldBe($"Couree.Compiled.{engine}");
        mapped.GetType().ShouldNotBe(running.GetType());
        var (written, wanted) = (Said(running).ToList(), Said(mapped).ToList());
        wanted.Count.ShouldBeGreaterThan(300);
        written.Except(wanted).Select(line => "- " + line).Concat(wanted.Except(written).Select(line => "+ " + line)).ShouldBeEmpty("run bin/migration <Name>, or bin/migration --models when no table changed");
    }

    private static IEnumerable<string> Said(IModel model) =>
        from entity in model.GetEntityTypes()
        let name = $"{entity.Name} in {entity.GetTableName()}"
        from line in entity.GetProperties().Select(Property)
            .Concat(entity.GetKeys().Select(key => $"key {Names(key.Properties)}{(key.IsPrimaryKey() ? " primary" : "")} {key.GetName()}"))
            .Concat(entity.GetIndexes().Select(index => $"index {Names(index.Properties)}{(index.IsUnique ? " unique" : "")} {index.GetDatabaseName()} {index.GetFilter()}"))
            .Concat(entity.GetForeignKeys().Select(key => $"foreign key {Names(key.Properties)} to {key.PrincipalEntityType.Name} {Names(key.PrincipalKey.Properties)} {key.DeleteBehavior} required {key.IsRequired}"))
            .Concat(entity.GetNavigations().Select(way => $"navigation {way.Name} collection {way.IsCollection} eager {way.IsEagerLoaded} by {way.GetPropertyAccessMode()}"))
        select $"{name}: {line}";

    private static string Property(IProperty property) =>
        $"{property.Name} {property.ClrType} as {property.GetColumnName()} {property.GetColumnType()} null {property.IsNullable} most {property.GetMaxLength()} token {property.IsConcurrencyToken} " +
        $"made {property.ValueGenerated} before {property.GetBeforeSaveBehavior()} after {property.GetAfterSaveBehavior()} kept as {property.GetTypeMapping().Converter?.ProviderClrType} unicode {property.IsUnicode()}";

    private static string Names(IEnumerable<IProperty> properties) => string.Join(",", properties.Select(p => p.Name));
}
