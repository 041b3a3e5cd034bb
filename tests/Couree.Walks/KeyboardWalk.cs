using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Couree.Walks;

/// <summary>From the home page to an order with Tab, Enter, Space and letters; where one is can always be seen.</summary>
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
        await page.WaitForURLAsync("**/?q=bissap**");
        await Reach(page, "a[href='/market/marmite']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/market/marmite");
        await Reach(page, "button[aria-label^='Ajouter Bissap']");
        await page.Keyboard.PressAsync("Space");
        await Expect(page.GetByText("est dans votre panier")).ToBeVisibleAsync();
        await Reach(page, "main a[href='/market/basket']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/market/basket");
        await Reach(page, "button[value=collect]");
        await page.Keyboard.PressAsync("Space");
        await Expect(page.Locator("button[value=collect]")).Not.ToBeFocusedAsync();
        await Reach(page, "select[name=slot]");
        await page.Keyboard.PressAsync("ArrowDown");
        await Reach(page, "form[action='/market/basket/slots'] button");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/market/checkout");
        foreach (var (field, text) in new[] { ("#f-name", "Claude Clavier"), ("#f-email", "claude@exemple.fr"), ("#f-phone", "0612345678") })
        {
            await Reach(page, field);
            await page.Keyboard.TypeAsync(text);
        }
        await Reach(page, "input[name=means]");
        await page.Keyboard.PressAsync("Space");
        await Reach(page, "form[action='/market/checkout'] button.big");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/market/orders/*");
        await Expect(page.GetByText("Claude Clavier")).ToBeVisibleAsync();
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

    /// <summary>Presses Tab until the place is reached; every stop on the way must show itself.</summary>
    private static async Task Reach(IPage page, string place)
    {
        await page.WaitForLoadStateAsync();
        for (var press = 0; press < FarEnough; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            var here = await page.EvaluateAsync<Stop>("""
                async place => {
                    const at = document.activeElement, inView = () => { const box = at.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight; };
                    for (let frame = 0; frame < 60 && !inView(); frame++) await new Promise(requestAnimationFrame);
                    const ring = (of, part) => { const style = of && getComputedStyle(of, part); return !!style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2; };
                    const shows = ring(at) || ring(at, "::after") || ring(at.closest("label")) || ring(at.closest(".card"));
                    return { found: at.matches(place), seen: at === document.body || (shows && inView()), what: at.outerHTML.slice(0, 160) + (shows ? " (out of view)" : " (no ring)") };
                }
                """, place);
            here.Seen.ShouldBeTrue($"the focus cannot be seen on {here.What}");
            if (here.Found) return;
        }
        throw new ShouldAssertException($"{FarEnough} presses of Tab do not lead to {place} on {page.Url}");
    }

    private sealed class Stop
    {
        public bool Found { get; set; }
        public bool Seen { get; set; }
        public string What { get; set; } = "";
    }
}
