using Microsoft.Playwright;
using static Couree.Walks.Errands;
using static Microsoft.Playwright.Assertions;

namespace Couree.Walks;

/// <summary>Finding, ordering and cancelling with scripts off, on a phone.</summary>
public sealed class WithoutScriptsWalk(WalkFixture walk)
{
    [Fact]
    public async Task A_guest_finds_orders_and_cancels_without_a_single_script()
    {
        var page = await walk.Visitor(360, withScripts: false);
        var scripts = new List<string>();
        page.Request += (_, asked) => { if (asked.ResourceType is "fetch" or "xhr" or "eventsource") scripts.Add(asked.Url); };
        await page.GotoAsync("/");
        await page.Locator("#f-q").FillAsync("maroilles");
        await page.Locator("#f-near").FillAsync(Door);
        await page.Locator("form[role=search] button").ClickAsync();
        await page.Locator("article.card a[href='/market/epi-commun']").First.ClickAsync();
        await Put(page, "epi-commun", "Maroilles fermier");
        await Put(page, "marmite", "Soupe du jour");
        await BringTo(page, Door);
        await Expect(page.Locator("main")).ToContainTextAsync("Rue Léon Gambetta");
        await Reserve(page);
        await SayWho(page, "Camille sans script", "camille@exemple.fr", "transfer");
        await Order(page);
        await Expect(page.Locator(".qr svg").First).ToBeVisibleAsync();
        await walk.Shot(page, "without-scripts");
        var cancel = page.GetByRole(AriaRole.Button, new() { Name = "Annuler cette commande" });
        await Expect(cancel).ToHaveCountAsync(2);
        await cancel.First.ClickAsync();
        await Expect(cancel).ToHaveCountAsync(1);
        await cancel.First.ClickAsync();
        await Expect(page.Locator("h2 .badge", new() { HasText = "Annulée" })).ToHaveCountAsync(3);
        scripts.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mistake_at_the_checkout_comes_back_with_what_was_typed_and_says_what_to_do()
    {
        var page = await walk.Visitor(360, withScripts: false);
        await Put(page, "epi-commun", "Lentilles vertes");
        await page.GotoAsync("/market/basket");
        await Reserve(page);
        await SayWho(page, "Dominique", "dominique@exemple.fr");
        await page.Locator("form[action='/market/checkout']").EvaluateAsync("form => form.noValidate = true");
        await page.Locator("#f-phone").FillAsync("12");
        await OrderButton(page).ClickAsync();
        await Expect(page.Locator(".errors")).ToBeVisibleAsync();
        await Expect(page.Locator("#f-name")).ToHaveValueAsync("Dominique");
        await Expect(page.Locator("#f-phone")).ToHaveAttributeAsync("aria-invalid", "true");
        await page.Locator("#f-phone").FillAsync("06 12 34 56 78");
        await Order(page);
    }
}
