using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace Couree.Walks;

/// <summary>What the phone computes by itself, its forgetting, and the page that follows it.</summary>
public sealed class PhoneWalk(WalkFixture walk)
{
    [Fact]
    public async Task The_phone_hashes_names_and_reckons_time_as_the_standards_say()
    {
        var page = await walk.Visitor();
        await page.GotoAsync("/health/live");
        var found = await page.EvaluateAsync<JsonElement>("""
            async () => {
              const { sha256, sha256Plain } = await import("/assets/courier/hash.js");
              const { uuid7 } = await import("/assets/courier/ids.js");
              const clock = await import("/assets/courier/clock.js");
              const { metres } = await import("/assets/courier/fold.js");
              let differing = 0;
              for (const length of [0, 1, 3, 55, 56, 57, 63, 64, 65, 119, 120, 1000, 100_003]) {
                const bytes = crypto.getRandomValues(new Uint8Array(Math.min(length, 65_536)));
                const plain = sha256Plain(bytes), theirs = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
                if (plain.some((byte, i) => byte !== theirs[i])) differing++;
              }
              const ids = Array.from({ length: 2000 }, (_, i) => uuid7(1_780_000_000_000 + i));
              let samples = [];
              for (const [trip, skew] of [[900, 400], [80, 0], [400, -150]]) samples = clock.add(samples, clock.sample(1000, 1000 + trip / 2 + skew - 90_000, 1005 + trip / 2 + skew - 90_000, 1005 + trip));
              const setAnew = clock.add(samples, clock.sample(-1_780_000_000_000, 1000, 1005, -1_780_000_000_000 + 305)), during = clock.add(samples, clock.sample(1000, 1000, 1005, -1_780_000_000_000));
              return {
                setAnew: clock.offset(setAnew), during: clock.offset(during),
                differing, empty: await sha256(new ArrayBuffer(0)), isSorted: ids.every((id, i) => i === 0 || ids[i - 1] < id), distinct: new Set(ids).size,
                isV7: ids.every(id => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)), offset: clock.offset(samples),
                metres: Math.round(metres({ lat: 50.6280, lon: 3.0582 }, { lat: 50.6355, lon: 3.0620 })),
              };
            }
            """);
        found.GetProperty("differing").GetInt32().ShouldBe(0);
        found.GetProperty("empty").GetString().ShouldBe("47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU");
        found.GetProperty("isV7").GetBoolean().ShouldBeTrue();
        found.GetProperty("isSorted").GetBoolean().ShouldBeTrue();
        found.GetProperty("distinct").GetInt32().ShouldBe(2000);
        found.GetProperty("offset").GetInt32().ShouldBe(-90_000);
        found.GetProperty("setAnew").GetInt64().ShouldBe(1_780_000_000_850);
        found.GetProperty("during").GetInt32().ShouldBe(-90_000);
        found.GetProperty("metres").GetInt32().ShouldBeInRange(874, 882);
    }

    [Fact]
    public async Task The_recipients_page_follows_by_itself_and_a_phone_signed_out_keeps_nothing()
    {
        // A village of its own: other walks need the runs that wait in theirs.
        await using var village = new WalkFixture();
        await village.InitializeAsync();
        var phone = await village.Phone("manon", village.Address);
        var page = phone.Pages[0];
        await WalkFixture.SignIn(page, "manon", "/courier");
        var token = await Waiting(village);
        var follower = await village.Visitor(360, 740);
        await follower.GotoAsync("/t/" + token.Token);
        await Assertions.Expect(follower.Locator("#track")).ToContainTextAsync("Aucun·e coursier·e ne l’a encore prise");
        await page.EvaluateAsync("id => fetch('/api/v1/delivery/courier/round/runs/' + id, { method: 'PUT' }).then(answer => { if (!answer.ok) throw new Error(answer.status) })", token.Run);
        await Assertions.Expect(follower.Locator("#track")).ToContainTextAsync("Manon s’en occupe");
        await page.ReloadAsync();
        for (var door = 0; door < 2; door++)
        {
            var before = await page.Locator("li.todo, li.doing").CountAsync();
            await page.Locator("#finish").ClickAsync();
            await Assertions.Expect(page.Locator("li.todo, li.doing")).Not.ToHaveCountAsync(before);
            await Assertions.Expect(page.Locator("#net")).ToContainTextAsync("Tout est envoyé");
            if (door == 0) await Assertions.Expect(follower.Locator("#track")).ToContainTextAsync("Vous êtes le prochain arrêt");
            await Shot(follower, $"track-{door + 1}");
        }
        await Assertions.Expect(follower.Locator("#track")).ToContainTextAsync("Livrée à");
        await Shot(follower, "track-3");

        await page.GetByRole(AriaRole.Button, new() { Name = "Me déconnecter de ce téléphone" }).ClickAsync();
        await page.Arrives("/people/sign-in.*");
        (await page.EvaluateAsync<int>("async () => (await indexedDB.databases()).filter(one => one.name.startsWith('couree-courier-')).length + (await caches.keys()).filter(name => name.startsWith('courier-')).length")).ShouldBe(0);
        await phone.CloseAsync();
    }

    private static async Task<(string Token, string Run)> Waiting(WalkFixture village)
    {
        await using var store = new SqliteConnection($"Data Source={village.Database};Mode=ReadOnly");
        await store.OpenAsync();
        await using var command = store.CreateCommand();
        command.CommandText = "select s.tracking_token, r.id from delivery_runs r join delivery_stops s on s.run = r.id where r.state = 'Waiting' and s.kind = 'Drop' order by r.asked_at limit 1";
        await using var reader = await command.ExecuteReaderAsync();
        (await reader.ReadAsync()).ShouldBeTrue("the village always has a run waiting");
        return (reader.GetString(0), reader.GetString(1).ToLowerInvariant());
    }

    /// <summary>Pictures for whoever asks: COUREE_SHOTS names a folder.</summary>
    private static async Task Shot(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("COUREE_SHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"courier-{name}.png"), FullPage = true });
    }
}
