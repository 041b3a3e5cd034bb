using Couree.Database;
using Couree.Modules.People;
using Microsoft.EntityFrameworkCore;

namespace Couree.Tests.Database;

public sealed class FreshTests
{
    [Theory, OnBothEngines]
    public async Task Starting_over_empties_the_house_and_leaves_what_others_keep_in_the_same_database(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        (await couree.Read(db => db.Set<Person>().CountAsync())).ShouldBeGreaterThan(0);
        if (engine == Engine.Postgres) await couree.Read(db => db.Database.ExecuteSqlRawAsync("CREATE TABLE neighbours (name text)"));
        await Store.Forget(couree.Services);
        await Store.Prepare(couree.Services);
        (await couree.Read(db => db.Set<Person>().CountAsync())).ShouldBe(0);
        if (engine == Engine.Postgres) (await couree.Read(db => db.Database.ExecuteSqlRawAsync("INSERT INTO neighbours VALUES ('still here')"))).ShouldBe(1);
    }
}
