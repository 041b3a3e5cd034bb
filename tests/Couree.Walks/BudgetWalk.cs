using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace Couree.Walks;

/// <summary>What a first visit weighs on every page that lets in whoever comes, measured in the browser with an empty cache.</summary>
public sealed class BudgetWalk(WalkFixture walk)
{
    private const int MostBytes = 100_000;
    private const int MostRequests = 15;

    [Fact]
    public async Task A_first_view_of_any_public_page_is_light_comes_from_us_alone_and_complains_of_nothing()
    {
        var shopper = await Shopper();
        string[] paths = [.. await Examples(shopper), "/?q=soupe", "/market/marmite", "/network/braquets"];
        Routes.PublicPages.Except(paths.Select(Routes.Of).OfType<string>()).ShouldBeEmpty("an example of these pages is missing here");
        var troubles = new List<string>();
        foreach (var path in paths) troubles.AddRange((await FirstView(shopper, path)).Select(trouble => $"{path}: {trouble}"));
        troubles.ShouldBeEmpty(string.Join('\n', troubles));
    }

    /// <summary>Whose cookies lead to a basket with something in it, and who has ordered.</summary>
    private async Task<IPage> Shopper()
    {
        var page = await walk.Visitor(360);
        await Errands.Put(page, "epi-commun", "Lentilles vertes");
        await page.GotoAsync("/market/basket");
        await Errands.Reserve(page);
        await Errands.SayWho(page, "Maxime Léger", "maxime@exemple.fr");
        await Errands.Order(page);
        var order = page.Url;
        await Errands.Put(page, "epi-commun", "Lentilles vertes");
        await page.GotoAsync("/market/basket");
        await Errands.Reserve(page);
        await page.GotoAsync(order);
        return page;
    }

    private async Task<IReadOnlyList<string>> Examples(IPage page)
    {
        await page.APIRequest.Send("/people/sign-up", ("Name", "Maxime Léger"), ("Email", "maxime.leger@couree.example"), ("Password", "une-phrase-bien-longue"));
        await page.APIRequest.Send("/people/reset", ("Email", "helene@couree.example"));
        return
        [
            new Uri(page.Url).AbsolutePath,
            "/", "/market", "/market/basket", "/market/checkout", "/market/epi-commun", "/network/epi-commun", "/t/" + await Tracked(),
            "/people/sign-in", "/people/sign-up", "/people/sign-up/sent", "/people/reset", "/people/reset/sent",
            (await Mails.Links(page, "maxime.leger@couree.example", "/people/confirm"))[0], (await Mails.Links(page, "helene@couree.example", "/people/reset/new"))[0],
            "/design", "/docs/api", "/docs/api/market", "/source", "/dev/mail", (await Mails.Links(page, "maxime.leger@couree.example", "/dev/mail"))[0],
        ];
    }

    private async Task<IReadOnlyList<string>> FirstView(IPage shopper, string path)
    {
        var page = await walk.Visitor(360);
        await page.Context.AddCookiesAsync((await shopper.Context.CookiesAsync()).Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = walk.Address.ToString() }));
        var witness = new Witness(page, walk.Address);
        var (asked, finished) = (new ConcurrentQueue<IRequest>(), new ConcurrentQueue<IRequest>());
        page.Request += (_, request) => asked.Enqueue(request);
        page.RequestFinished += (_, request) => finished.Enqueue(request);
        var answer = await page.GotoAsync(path);
        // What the page asks for by itself once it stands; a live stream stays open and is not waited for.
        for (var (quiet, known) = (0, 0); quiet < 3; quiet = asked.Count == known && finished.Count >= asked.Count(request => request.ResourceType != "eventsource") ? quiet + 1 : 0)
        {
            known = asked.Count;
            await Task.Delay(50);
        }
        var bytes = 0;
        foreach (var request in finished)
        {
            var sizes = await request.SizesAsync();
            bytes += sizes.ResponseBodySize + sizes.ResponseHeadersSize;
        }
        await page.Context.CloseAsync();
        var troubles = new List<string>(witness.Take());
        if (answer is not { Ok: true }) troubles.Add($"answers {answer?.Status}");
        if (bytes > MostBytes) troubles.Add($"{bytes} bytes:\n{string.Join('\n', finished.Select(request => request.Url))}");
        if (asked.Count > MostRequests) troubles.Add($"{asked.Count} requests:\n{string.Join('\n', asked.Select(request => request.Url))}");
        Console.WriteLine($"{path}: {bytes} bytes, {asked.Count} requests");
        return troubles;
    }

    private async Task<string> Tracked()
    {
        await using var store = new SqliteConnection($"Data Source={walk.Database};Mode=ReadOnly");
        await store.OpenAsync();
        await using var command = store.CreateCommand();
        command.CommandText = "select tracking_token from delivery_stops where kind = 'Drop' and tracking_token is not null limit 1";
        return (string)(await command.ExecuteScalarAsync() ?? throw new ShouldAssertException("the village always has a drop to follow"));
    }
}
