using Couree.Database;
using Couree.Modules.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Couree.Tests.Database;

public sealed class OneViewTests
{
    [Theory, OnBothEngines]
    public async Task Who_reads_in_one_view_sees_one_instant_and_holds_nobody_up(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        await using var scope = couree.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CoureeDb>();
        List<string> before = [], within = [];
        await db.InOneView(async () =>
        {
            before = await Names(db);
            await couree.Read(async other =>
            {
                (await other.Set<Person>().FirstAsync(p => p.Email == "tom@couree.example")).Describe("Tom d’après", null, "fr");
                return await other.SaveChangesAsync();
            }).WaitAsync(TimeSpan.FromSeconds(5));
            within = await Names(db);
        });
        within.ShouldBe(before);
        (await Names(db)).ShouldContain("Tom d’après");
        // And the context is as good as new: it writes.
        (await db.Set<Person>().FirstAsync(p => p.Email == "manon@couree.example")).Describe("Manon d’après", null, "fr");
        await db.SaveChangesAsync();
        (await couree.Read(Names)).ShouldContain("Manon d’après");
    }

    private static Task<List<string>> Names(CoureeDb db) => db.Set<Person>().AsNoTracking().OrderBy(p => p.Email).Select(p => p.Name).ToListAsync();
}
