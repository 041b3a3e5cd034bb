using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Couree.Walks;

/// <summary>A shop asks the couriers for a run of several doors, on a phone, with scripts off; then axe looks at the long form with them on.</summary>
public sealed class AskWalk(WalkFixture walk)
{
    private const string Ask = "/delivery/braquets/ask", Gambetta = "27 rue Léon Gambetta, Lille", Rihour = "3 place Rihour, Lille";

    [Fact]
    public async Task A_shop_asks_for_two_drops_without_a_single_script()
    {
        var page = await walk.Visitor(360, withScripts: false);
        await WalkFixture.SignIn(page, "louise", Ask);
        await page.Locator("#f-to-1").FillAsync(Gambetta);
        await page.Locator("#f-name-1").FillAsync("Anneke");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter une livraison" }).ClickAsync();
        await Expect(page.Locator("#f-to-1")).ToHaveValueAsync(Gambetta);
        await page.Locator("#f-to-2").FillAsync(Rihour);
        await page.Locator("#f-name-2").FillAsync("Bastien");
        // Enter asks for the price, not for one more door.
        await page.Locator("#f-name-2").PressAsync("Enter");
        await Expect(page.Locator("#quote")).ToBeVisibleAsync();
        await Expect(page.Locator("#f-to-3")).ToHaveCountAsync(0);
        await walk.Shot(page, "ask-two-drops");
        await page.Locator("#quote .thumb").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Course demandée");
        await Expect(page.Locator("dl a[href^='/t/']")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task The_long_form_is_sound_for_everyone()
    {
        var page = await walk.Visitor();
        await WalkFixture.SignIn(page, "louise", Ask);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter un enlèvement" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter une livraison" }).ClickAsync();
        await Expect(page.Locator("#f-to-2")).ToBeVisibleAsync();
        (await PageCheck.Look(page)).ShouldBeEmpty();
    }
}
