using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Couree.Tests.Seeds;

public sealed class VillageTests
{
    [Theory, OnBothEngines]
    public async Task Starting_again_adds_nothing_to_the_village(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var before = await Rows(couree);
        before["shifts_shifts"].ShouldBeGreaterThan(10);
        for (var start = 0; start < 3; start++)
        {
            couree.Time.Move(TimeSpan.FromMinutes(35));
            foreach (var step in couree.Services.GetServices<IPrepare>().OrderBy(s => s.Order)) await step.Prepare(default);
        }
        (await Rows(couree)).Where(table => before[table.Key] != table.Value).Select(table => $"{table.Key}: {before[table.Key]} rows, then {table.Value}").ShouldBeEmpty();
    }

    [Theory, OnBothEngines]
    public async Task Whenever_the_demo_starts_two_couriers_ride(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        for (var start = 0; start < 6; start++)
        {
            couree.Time.Move(TimeSpan.FromHours(5));
            foreach (var step in couree.Services.GetServices<IPrepare>().OrderBy(s => s.Order)) await step.Prepare(default);
            var now = couree.Time.GetUtcNow().UtcDateTime;
            foreach (var later in new[] { now, now.AddMinutes(119) })
                (await couree.Read(db => db.Set<Couree.Modules.Shifts.Shift>().CountAsync(s => s.FromAt <= later && s.UntilAt > later))).ShouldBeGreaterThanOrEqualTo(2, $"at {later:u}");
        }
    }

    [Theory, OnBothEngines]
    public async Task A_start_within_half_an_hour_of_another_finds_the_village_fresh_and_a_later_one_freshens_it(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        await couree.Read(db => db.Set<Couree.Modules.Shifts.Shift>().ExecuteDeleteAsync());
        Task<int> Shifts() => couree.Read(db => db.Set<Couree.Modules.Shifts.Shift>().CountAsync());
        var village = couree.Services.GetServices<IPrepare>().Single(step => step is Couree.Seeds.PlantVillage);
        couree.Time.Move(TimeSpan.FromMinutes(29));
        await village.Prepare(default);
        (await Shifts()).ShouldBe(0);
        couree.Time.Move(TimeSpan.FromMinutes(1));
        await village.Prepare(default);
        (await Shifts()).ShouldBeGreaterThan(10);
        // Another day is another village, however soon after midnight.
        couree.Time.Set(new DateTime(2026, 6, 9, 21, 50, 0));
        await village.Prepare(default);
        var known = await Shifts();
        couree.Time.Move(TimeSpan.FromMinutes(15));
        await village.Prepare(default);
        (await Shifts()).ShouldBeGreaterThan(known);
    }

    [Theory, OnBothEngines]
    public async Task Who_types_the_address_of_a_structure_of_the_village_finds_it(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var book = couree.Services.GetRequiredService<Couree.Modules.Places.IAddressBook>();
        Couree.Seeds.VillageFile.Read().Organisations.Select(o => o.Address).Where(address => book.Find(address) is null).ShouldBeEmpty();
    }

    private static Task<Dictionary<string, long>> Rows(TestCouree couree) => couree.Read(async db =>
    {
        var rows = new Dictionary<string, long>();
        await db.Database.OpenConnectionAsync();
        await using var count = db.Database.GetDbConnection().CreateCommand();
        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()!).Distinct())
        {
            count.CommandText = "select count(*) from " + table;
            rows[table] = Convert.ToInt64(await count.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
        }
        return rows;
    });
}
