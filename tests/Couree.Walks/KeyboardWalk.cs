using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Couree.Walks;

/// <summary>From the home page to an order, and from the counter to the door, with Tab, Enter, Space and letters; where one is can always be seen.</summary>
public sealed class KeyboardWalk(WalkFixture walk)
{
    private const int FarEnough = 250;

    [Fact]
    public async Task One_orders_with_the_keyboard_alone_and_always_sees_the_focus()
    {
        var page = await walk.Visitor();
        await page.GotoAsync("/");
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<string>("() => document.activeElement.getAttribute('href')")).ShouldBe("#main", "the first stop skips to the content");
        await page.Keyboard.PressAsync("Enter");
        await Reach(page, "#f-q");
        await page.Keyboard.TypeAsync("bissap");
        await page.Keyboard.PressAsync("Enter");
        await page.Arrives(@"/\?q=bissap.*");
        await Reach(page, "a[href='/market/marmite']");
        await page.Keyboard.PressAsync("Enter");
        await page.Arrives("/market/marmite");
        await Reach(page, "button[aria-label^='Ajouter Bissap']");
        await page.Keyboard.PressAsync("Space");
        await Expect(page.GetByText("est dans votre panier")).ToBeVisibleAsync();
        await Reach(page, "main a[href='/market/basket']");
        await page.Keyboard.PressAsync("Enter");
        await page.Arrives("/market/basket");
        await Reach(page, "button[value=collect]");
        await page.Keyboard.PressAsync("Space");
        await Expect(page.Locator("#said")).ToHaveTextAsync("Page mise à jour.");
        await Expect(page.Locator("button[value=collect]")).ToBeFocusedAsync();
        await Reach(page, "select[name=slot]");
        await page.Keyboard.PressAsync("ArrowDown");
        await Reach(page, "form[action='/market/basket/slots'] button");
        await page.Keyboard.PressAsync("Enter");
        await page.Arrives("/market/checkout");
        foreach (var (field, text) in new[] { ("#f-name", "Claude Clavier"), ("#f-email", "claude@exemple.fr"), ("#f-phone", "0612345678") })
        {
            await Reach(page, field);
            await page.Keyboard.TypeAsync(text);
        }
        await Reach(page, "input[name=means]");
        await page.Keyboard.PressAsync("Space");
        await Reach(page, "form[action='/market/checkout'] button.counter");
        await page.Keyboard.PressAsync("Enter");
        await page.Arrives("/market/orders/[^/]+");
        await Expect(page.GetByText("Claude Clavier")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_shop_accepts_and_a_courier_takes_orders_and_finishes_with_the_keyboard_alone()
    {
        var louise = await walk.Visitor();
        await WalkFixture.SignIn(louise, "louise", "/");
        await Errands.Put(louise, "epi-commun", "Chicorée");
        await louise.GotoAsync("/market/basket");
        await Errands.Reserve(louise);
        await Errands.SayWho(louise, "Louise Clavier", "louise@couree.example");
        await Errands.Order(louise);
        var number = (await louise.Locator("h1").InnerTextAsync()).Split(' ')[^1];
        await louise.GotoAsync("/market/epi-commun/counter");
        foreach (var deed in new[] { "Accepter", "C’est prêt" })
        {
            var button = louise.Locator("article.ticket", new() { HasText = number }).GetByRole(AriaRole.Button, new() { Name = deed, Exact = true });
            await Press(louise, button, "Enter");
            await Expect(button).ToHaveCountAsync(0);
        }

        await Errands.AskForRun(louise, "Mairie au clavier", "120 rue Léon Gambetta, 59000 Lille");
        var tom = await walk.Visitor();
        await WalkFixture.SignIn(tom, "tom", "/delivery/braquets/board");
        await Press(tom, Errands.Waiting(tom, "Mairie au clavier").GetByRole(AriaRole.Button, new() { NameRegex = new("^Je la prends") }), "Enter");
        await Expect(Errands.Waiting(tom, "Mairie au clavier")).ToHaveCountAsync(0);
        var mine = tom.Locator(".column", new() { Has = tom.Locator("h2", new() { HasText = "Tom" }) }).Locator("li.ticket[data-id]");
        var order = await Order(mine);
        await Press(tom, mine.Filter(new() { HasText = "Mairie au clavier" }).Locator("summary"), "Enter");
        // The last door of the round can only come sooner, the first one only later: one of the two buttons is alive.
        var sooner = mine.Filter(new() { HasText = "Mairie au clavier" }).Locator("button[name=by]:enabled").First;
        await Press(tom, sooner, "Enter");
        for (var look = 0; look < 100 && (await Order(mine)).SequenceEqual(order); look++) await Task.Delay(100);
        (await Order(mine)).ShouldNotBe(order);
        var open = mine.Filter(new() { Has = tom.Locator("button[name=verb][value=Done]") });
        var left = await open.CountAsync();
        await Press(tom, open.First.Locator("summary"), "Enter");
        await Press(tom, open.First.Locator("button[name=verb][value=Done]").First, "Space");
        await Expect(open).ToHaveCountAsync(left - 1);
    }

    [Fact]
    public async Task The_persons_menu_opens_and_closes_like_a_menu()
    {
        var page = await walk.Visitor();
        await WalkFixture.SignIn(page, "louise", "/");
        await Reach(page, "details.menu > summary");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("details.menu[open]")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("details.menu[open]")).ToHaveCountAsync(0);
        (await page.EvaluateAsync<bool>("() => document.activeElement.matches('details.menu > summary')")).ShouldBeTrue();
    }

    private static async Task<string[]> Order(ILocator items) => await items.EvaluateAllAsync<string[]>("all => all.map(item => item.dataset.id)");

    private static async Task Press(IPage page, ILocator place, string key)
    {
        await Reach(page, place);
        await page.Keyboard.PressAsync(key);
    }

    private static Task Reach(IPage page, string place) => Reach(page, page.Locator(place));

    /// <summary>Presses Tab until the place is reached; every stop on the way must show itself.</summary>
    private static async Task Reach(IPage page, ILocator place)
    {
        await page.Stands();
        for (var press = 0; press < FarEnough; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            var here = await page.EvaluateAsync<Stop>("""
                async () => {
                    let at = document.activeElement;
                    const inView = () => { const box = at.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight; };
                    for (let frame = 0; frame < 60 && !inView(); frame++) await new Promise(requestAnimationFrame);
                    // A live page may put a fresh copy in its place meanwhile; the focus goes with it.
                    for (let frame = 0; frame < 60 && !at.isConnected; frame++, at = document.activeElement) await new Promise(requestAnimationFrame);
                    const ring = (of, part) => { const style = of && getComputedStyle(of, part); return !!style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2; };
                    const shows = ring(at) || ring(at, "::after") || ring(at.closest("label")) || ring(at.closest(".card"));
                    return { seen: at === document.body || (shows && inView()), what: at.outerHTML.slice(0, 160) + (shows ? " (out of view)" : " (no ring)") };
                }
                """);
            here.Seen.ShouldBeTrue($"the focus cannot be seen on {here.What}");
            if (await place.EvaluateAllAsync<bool>("all => all.includes(document.activeElement)")) return;
        }
        throw new ShouldAssertException($"{FarEnough} presses of Tab do not lead to {place} on {page.Url}");
    }

    private sealed class Stop
    {
        public bool Seen { get; set; }
        public string What { get; set; } = "";
    }
}
