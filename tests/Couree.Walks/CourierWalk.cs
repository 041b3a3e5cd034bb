using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace Couree.Walks;

/// <summary>Six stops in a tunnel, the app killed in the middle, and the house knows each of them once.</summary>
/// <remarks>In a house of its own: it counts what its store holds.</remarks>
public sealed class CourierWalk(WalkFixture walk) : IClassFixture<WalkFixture>
{
    [Fact]
    public async Task A_courier_rides_six_stops_without_a_network_the_app_is_killed_and_nothing_is_lost()
    {
        await using var relay = new Relay(walk.Address);
        var phone = await walk.Phone("tom", relay.Address);
        var page = phone.Pages[0];
        await WalkFixture.SignIn(page, "tom", "/courier");
        await TakeUntilSix(page);
        await page.EvaluateAsync("async () => { await navigator.serviceWorker.ready; while (!(await caches.match('/courier'))) await new Promise(done => setTimeout(done, 50)); }");
        await Shot(page, "1-next");

        relay.Cut();
        await phone.SetOfflineAsync(true);
        await Finish(page);
        await Finish(page);
        await WithProof(page);
        await Waits(page, 3);
        await Shot(page, "2-cut");

        await phone.CloseAsync();
        phone = await walk.Phone("tom", relay.Address);
        page = phone.Pages[0];
        await page.GotoAsync("/courier");
        await Waits(page, 3);
        await phone.SetOfflineAsync(true);
        await Fails(page);
        await Finish(page);
        await Finish(page);
        await Assertions.Expect(page.GetByText("Tout est fait, merci !")).ToBeVisibleAsync();
        await Waits(page, 6);
        await Shot(page, "3-six");
        Results().Count.ShouldBe(0);

        relay.Restore();
        await phone.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator("#net")).ToContainTextAsync("Tout est envoyé", new() { Timeout = 90_000 });
        await Shot(page, "4-sent");
        var results = Results();
        results.Count.ShouldBe(6);
        results.ShouldAllBe(r => r.Outcome == "Applied");
        results.Select(r => r.Stop).Distinct().Count().ShouldBe(6);
        results.Count(r => r.Kind == "Fail").ShouldBe(1);
        Photos().ShouldBe(1);
        await phone.CloseAsync();
    }

    private static async Task TakeUntilSix(IPage page)
    {
        for (var taken = await page.Locator("li[data-stop]").CountAsync(); taken < 6;)
        {
            await Assertions.Expect(page.Locator("#net")).ToContainTextAsync("Tout est envoyé");
            await page.GetByRole(AriaRole.Button, new() { Name = "Je la prends" }).First.ClickAsync();
            await Assertions.Expect(page.Locator("li[data-stop]")).ToHaveCountAsync(taken += 2);
        }
    }

    private static async Task Finish(IPage page)
    {
        var before = await Open(page);
        await page.Locator("#finish").ClickAsync();
        await Assertions.Expect(page.Locator("li.todo, li.doing")).Not.ToHaveCountAsync(before);
    }

    /// <summary>A name, a photo and a signature at the door.</summary>
    private static async Task WithProof(IPage page)
    {
        var before = await Open(page);
        await page.Locator("#proof").ClickAsync();
        await page.Locator("#name").FillAsync("Jeanne");
        await page.Locator("#photo").SetInputFilesAsync(new FilePayload { Name = "colis.png", MimeType = "image/png", Buffer = await page.ScreenshotAsync() });
        await Assertions.Expect(page.Locator(".photos img")).ToHaveCountAsync(1);
        var pad = page.Locator("svg.pad");
        await pad.ScrollIntoViewIfNeededAsync();
        var box = (await pad.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 40, box.Y + 60);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + 120, box.Y + 20, new() { Steps = 5 });
        await page.Mouse.MoveAsync(box.X + 220, box.Y + 80, new() { Steps = 5 });
        await page.Mouse.UpAsync();
        await Shot(page, "proof");
        await page.Locator("#confirm").ClickAsync();
        await Assertions.Expect(page.Locator("li.todo, li.doing")).Not.ToHaveCountAsync(before);
    }

    private static async Task Fails(IPage page)
    {
        var before = await Open(page);
        await page.Locator("#problem").ClickAsync();
        await Shot(page, "problem");
        await page.GetByRole(AriaRole.Button, new() { Name = "Personne à l’adresse" }).ClickAsync();
        await Assertions.Expect(page.Locator("li.todo, li.doing")).Not.ToHaveCountAsync(before);
    }

    private static async Task<int> Open(IPage page)
    {
        await Assertions.Expect(page.Locator("#finish")).ToBeVisibleAsync();
        return await page.Locator("li.todo, li.doing").CountAsync();
    }

    private static Task Waits(IPage page, int actions) => Assertions.Expect(page.Locator("#net")).ToContainTextAsync($"{actions} actions à envoyer");

    private sealed record Result(string Stop, string Kind, string Outcome);

    private List<Result> Results()
    {
        using var store = Open();
        using var command = store.CreateCommand();
        command.CommandText = "select stop, kind, outcome from delivery_commands where kind in ('Done', 'Fail')";
        using var reader = command.ExecuteReader();
        var results = new List<Result>();
        while (reader.Read()) results.Add(new Result(reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        return results;
    }

    private long Photos()
    {
        using var store = Open();
        using var command = store.CreateCommand();
        command.CommandText = "select count(*) from delivery_proof_photos where arrived_at is not null";
        return (long)command.ExecuteScalar()!;
    }

    private SqliteConnection Open()
    {
        var store = new SqliteConnection($"Data Source={walk.Database};Mode=ReadOnly");
        store.Open();
        return store;
    }

    /// <summary>Pictures for whoever asks: COUREE_SHOTS names a folder.</summary>
    private static async Task Shot(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("COUREE_SHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"courier-{name}.png"), FullPage = true });
    }
}
