using Microsoft.Playwright;
using static Couree.Walks.Errands;
using static Microsoft.Playwright.Assertions;

namespace Couree.Walks;

public sealed class StoryWalk(WalkFixture walk) : Story(walk), IClassFixture<WalkFixture>
{
    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public Task A_citizen_orders_from_two_shops_and_a_courier_brings_it_through_a_dead_zone(int width) => Tell(width);
}

public sealed class StoryOnPostgresWalk(PostgresWalkFixture walk) : Story(walk), IClassFixture<PostgresWalkFixture>
{
    [Fact]
    public Task A_citizen_orders_from_two_shops_and_a_courier_brings_it_through_a_dead_zone() => Tell(1280);
}

/// <summary>The main job from end to end: a citizen, two shops and a courier, each in a browser of their own.</summary>
/// <remarks>In a house of its own: it counts the stops of a round.</remarks>
public abstract class Story(WalkFixture walk)
{
    protected async Task Tell(int width)
    {
        var jeanne = await walk.Visitor(width);
        var louise = await walk.Visitor(width);
        var amadou = await walk.Visitor(width);
        var witnesses = new[] { jeanne, louise, amadou }.Select(page => new Witness(page, walk.Address)).ToList();
        await WalkFixture.SignIn(jeanne, "jeanne", "/");
        await WalkFixture.SignIn(louise, "louise", "/market/epi-commun/counter");
        await WalkFixture.SignIn(amadou, "amadou", "/market/marmite/counter");
        foreach (var counter in new[] { louise, amadou }) await Mark(counter);

        var total = await FillOneBasket(jeanne, width);
        var order = await Order(jeanne);
        await Mark(jeanne);
        var number = (await jeanne.Locator("h1").InnerTextAsync()).Split(' ')[^1];
        await walk.Shot(jeanne, $"order-placed-{width}");

        await Serve(louise, number, "Accepter");
        await Serve(amadou, number, "Accepter");
        await Expect(jeanne.Locator("h2 .badge", new() { HasText = "En préparation" })).ToHaveCountAsync(2);
        await walk.Shot(louise, $"counter-{width}");
        await Serve(louise, number, "C’est prêt");
        await Serve(amadou, number, "C’est prêt");
        await Expect(jeanne.Locator("h2 .badge", new() { HasText = "Prête" })).ToHaveCountAsync(2);

        var names = new[] { $"Théâtre {width}", $"Crèche {width}" };
        await AskForRun(louise, names[0], "16 place du Général de Gaulle, 59000 Lille");
        await AskForRun(amadou, names[1], "103 rue Léon Gambetta, 59000 Lille");
        var tracking = await Ride(jeanne, [$"Jeanne {width}", .. names], width);

        await Expect(jeanne.Locator("h2 .badge", new() { HasText = "Livrée" })).ToHaveCountAsync(2, new() { Timeout = 30_000 });
        await Expect(jeanne.GetByText("Tout est payé, merci.")).ToBeVisibleAsync();
        await ShouldBeMarked(jeanne);
        await walk.Shot(jeanne, $"order-delivered-{width}");
        await jeanne.GotoAsync(tracking);
        await Expect(jeanne.Locator("main")).ToContainTextAsync("Livrée à");
        await walk.Shot(jeanne, $"track-delivered-{width}");
        await jeanne.GotoAsync(order);
        await Expect(jeanne.Locator("#order time")).ToHaveCountAsync(10);
        await EveryEuroIsInItsPlace(number, total);
        await MailsWereSent(number, order);
        foreach (var witness in witnesses) witness.ShouldHaveSeenNothing();
    }

    /// <summary>Finds by word, fills one basket in two shops, sees the windows before paying; answers the total in cents.</summary>
    private async Task<long> FillOneBasket(IPage jeanne, int width)
    {
        await jeanne.Locator("#f-q").FillAsync("carbonade");
        await jeanne.Locator("#f-q").PressAsync("Enter");
        await jeanne.GetByRole(AriaRole.Link, new() { Name = "Carbonade flamande" }).ClickAsync();
        await jeanne.Arrives("/market/marmite");
        await Put(jeanne, "marmite", "Carbonade flamande");
        await Put(jeanne, "marmite", "Tarte au sucre");
        await Put(jeanne, "epi-commun", "Pain de campagne");
        await Put(jeanne, "epi-commun", "Pommes Boskoop");
        await walk.Shot(jeanne, $"shop-{width}");
        await BringTo(jeanne, Door);
        (await jeanne.Locator("select[name=slot] option").CountAsync()).ShouldBeGreaterThan(0);
        await walk.Shot(jeanne, $"basket-{width}");
        await Reserve(jeanne);
        await SayWho(jeanne, $"Jeanne {width}", "jeanne@couree.example");
        await walk.Shot(jeanne, $"checkout-{width}");
        var total = Cents(await OrderButton(jeanne).InnerTextAsync());
        total.ShouldBeGreaterThan(1390 + 420 + 360 + 240);
        return total;
    }

    private static async Task Serve(IPage counter, string number, string deed)
    {
        var ticket = counter.Locator("article.ticket", new() { HasText = number });
        await Expect(ticket).ToHaveCountAsync(1, new() { Timeout = 10_000 });
        if (deed == "Accepter") await ShouldBeMarked(counter);
        await ticket.GetByRole(AriaRole.Button, new() { Name = deed, Exact = true }).ClickAsync();
        await Expect(ticket.GetByRole(AriaRole.Button, new() { Name = deed, Exact = true })).ToHaveCountAsync(0);
    }

    /// <summary>Takes the three runs from the board and rides them; the network goes after the first gesture. Answers the tracking path.</summary>
    private async Task<string> Ride(IPage jeanne, string[] doors, int width)
    {
        await using var relay = new Relay(walk.Address);
        var phone = await walk.Phone($"manon-{width}", relay.Address);
        var manon = phone.Pages[0];
        var tom = await walk.Visitor();
        await WalkFixture.SignIn(tom, "tom", "/delivery/braquets/board");
        await WalkFixture.SignIn(manon, "manon", "/delivery/braquets/board");
        await Mark(tom);
        foreach (var door in doors)
        {
            await Expect(Waiting(manon, door)).ToHaveCountAsync(1);
            await Expect(Waiting(tom, door)).ToHaveCountAsync(1);
            await Take(manon, door);
            await Expect(Waiting(manon, door)).ToHaveCountAsync(0);
            await Expect(Waiting(tom, door)).ToHaveCountAsync(0);
        }
        await ShouldBeMarked(tom);
        await walk.Shot(manon, $"board-phone-{width}");
        await walk.Shot(tom, $"board-{width}");

        await Expect(jeanne.GetByText("Manon")).ToBeVisibleAsync();
        var tracking = (await jeanne.GetByRole(AriaRole.Link, new() { Name = "Suivre la livraison" }).GetAttributeAsync("href"))!;
        var follower = await walk.Visitor(width);
        await follower.GotoAsync(tracking);
        await Expect(follower.Locator("main")).ToContainTextAsync("Manon");
        await Mark(follower);

        await manon.GotoAsync("/courier");
        await KeptOnThePhone(manon);
        await Expect(ToDo(manon)).ToHaveCountAsync(7);
        await walk.Shot(manon, $"courier-{width}");
        relay.Cut();
        await phone.SetOfflineAsync(true);
        while (await ToDo(manon).CountAsync() > 4) await Finish(manon);
        await phone.CloseAsync();
        phone = await walk.Phone($"manon-{width}", relay.Address);
        manon = phone.Pages[0];
        await manon.GotoAsync("/courier");
        await phone.SetOfflineAsync(true);
        await Expect(manon.Locator("#finish")).ToBeVisibleAsync();
        (await ToDo(manon).CountAsync()).ShouldBeInRange(1, 4);
        while (await ToDo(manon).CountAsync() > 0) await Finish(manon);
        await Expect(manon.GetByText("Tout est fait, merci !")).ToBeVisibleAsync();
        await Expect(manon.Locator("#net")).ToContainTextAsync("7 actions à envoyer");
        await walk.Shot(manon, $"courier-offline-{width}");
        (await follower.Locator("main").InnerTextAsync()).ShouldNotContain("Livrée à");

        relay.Restore();
        await phone.SetOfflineAsync(false);
        await Expect(manon.Locator("#net")).ToContainTextAsync("Tout est envoyé", new() { Timeout = 90_000 });
        await Expect(follower.Locator("main")).ToContainTextAsync("Livrée à", new() { Timeout = 15_000 });
        await ShouldBeMarked(follower);
        await phone.CloseAsync();
        return tracking;
    }

    private static async Task KeptOnThePhone(IPage page) =>
        await page.EvaluateAsync("async () => { await navigator.serviceWorker.ready; for (let i = 0; i < 100 && !(await caches.match('/courier')); i++) { await fetch('/courier'); await new Promise(r => setTimeout(r, 100)); } }");

    private static ILocator ToDo(IPage phone) => phone.Locator("li.todo, li.doing");

    /// <summary>One gesture at the next door; where there is money to take, it is cash.</summary>
    private static async Task Finish(IPage phone)
    {
        var before = await ToDo(phone).CountAsync();
        var door = phone.Locator("section.next");
        var isToPay = await door.Locator(".collect").CountAsync() > 0;
        await door.Locator("#finish").ClickAsync();
        if (isToPay)
        {
            await phone.Locator("input[name=paid][value=cash]").CheckAsync();
            await phone.Locator("#confirm").ClickAsync();
        }
        await Expect(ToDo(phone)).Not.ToHaveCountAsync(before);
    }

    /// <summary>The three books each balance, the customer owes nothing, and what the couriers hold for each shop is its part.</summary>
    private async Task EveryEuroIsInItsPlace(string number, long total)
    {
        var braquets = await Book("michel", "braquets", number);
        var epi = await Book("louise", "epi-commun", number);
        var marmite = await Book("amadou", "marmite", number);
        foreach (var book in new[] { braquets, epi, marmite }) book.Sum(line => line.Cents).ShouldBe(0);
        foreach (var book in new[] { braquets, epi, marmite }) book.Where(line => line.Account == "customers").Sum(line => line.Cents).ShouldBe(0);
        braquets.Where(line => line.Account == "cash").Sum(line => line.Cents).ShouldBe(total);
        var fee = -braquets.Where(line => line.Account is "delivery_fees" or "vat").Sum(line => line.Cents);
        var shops = new[] { epi, marmite }.Select(book => -book.Where(line => line.Account is "sales" or "vat").Sum(line => line.Cents)).ToList();
        shops.ShouldBe([360 + 240, 1390 + 420]);
        (fee + shops.Sum()).ShouldBe(total);
        braquets.Where(line => line.Account == "owed_to").Sum(line => line.Cents).ShouldBe(-shops.Sum());
        epi.Where(line => line.Account == "owed_by").Sum(line => line.Cents).ShouldBe(shops[0]);
        marmite.Where(line => line.Account == "owed_by").Sum(line => line.Cents).ShouldBe(shops[1]);
    }

    private sealed record Entry(string Account, string Reference, long Cents);

    private async Task<List<Entry>> Book(string person, string slug, string number)
    {
        var page = await walk.Visitor();
        await WalkFixture.SignIn(page, person, "/ledger/" + slug);
        await Expect(page.Locator("main")).ToContainTextAsync(number);
        await walk.Shot(page, "ledger-" + slug);
        var csv = await (await page.APIRequest.GetAsync($"/ledger/{slug}/entries.csv")).TextAsync();
        var rows = csv.TrimStart('\uFEFF').Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(row => row.TrimEnd('\r').Split(';').Select(cell => cell.Trim('"')).ToList()).ToList();
        return [.. rows.Skip(1).Select(row => new Entry(row[1], row[4], Cents(row[5]) - Cents(row[6]))).Where(entry => entry.Reference.StartsWith(number, StringComparison.Ordinal))];
    }

    private async Task MailsWereSent(string number, string order)
    {
        var desk = await walk.Visitor();
        await desk.GotoAsync("/dev/mail");
        var mine = desk.Locator("main li", new() { HasText = "jeanne@couree.example" }).Filter(new() { HasText = number });
        await Expect(mine).Not.ToHaveCountAsync(0);
        await walk.Shot(desk, "mailbox");
        await mine.Last.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(desk.Locator("main")).ToContainTextAsync(number);
        (await desk.ContentAsync()).ShouldContain(order);
    }

    /// <summary>A mark that a reload would lose: the page renewed itself in place.</summary>
    private static Task Mark(IPage page) => page.EvaluateAsync("() => { window.neverReloaded = true; }");

    private static async Task ShouldBeMarked(IPage page) => (await page.EvaluateAsync<bool>("() => window.neverReloaded === true")).ShouldBeTrue("the page was reloaded");
}
