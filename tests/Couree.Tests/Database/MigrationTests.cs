using Couree.Database;
using Microsoft.EntityFrameworkCore;

namespace Couree.Tests.Database;

public sealed class MigrationTests
{
    [Theory, OnBothEngines]
    public async Task Model_and_migrations_agree(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        (await couree.Read(db => Task.FromResult(db.Database.HasPendingModelChanges()))).ShouldBeFalse("run bin/migration <Name>");
        (await couree.Read(async db => await db.Database.GetPendingMigrationsAsync())).ShouldBeEmpty();
    }

    [Theory, OnBothEngines]
    public async Task A_schema_is_the_same_after_every_start(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var before = await couree.Read(async db => (await db.Database.GetAppliedMigrationsAsync()).ToList());
        await Store.Prepare(couree.Services);
        (await couree.Read(async db => (await db.Database.GetAppliedMigrationsAsync()).ToList())).ShouldBe(before);
        before.ShouldNotBeEmpty();
    }
}
