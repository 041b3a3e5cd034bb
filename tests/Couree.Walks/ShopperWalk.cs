using Microsoft.Playwright;
using static Couree.Walks.Errands;
using static Microsoft.Playwright.Assertions;

namespace Couree.Walks;

/// <summary>Small comforts of who fills a basket: one stays where one was, one sees what happened, nothing typed is lost.</summary>
public sealed class ShopperWalk(WalkFixture walk)
{
    [Fact]
    public async Task Adding_a_product_leaves_the_page_where_it_was_and_shows_the_basket()
    {
        var page = await walk.Visitor(360);
        await page.GotoAsync("/market/epi-commun");
        var add = page.GetByRole(AriaRole.Button, new() { Name = "Ajouter Pain de campagne au panier", Exact = true });
        await add.ScrollIntoViewIfNeededAsync();
        var before = await page.EvaluateAsync<int>("() => Math.round(scrollY)");
        await Put(page, "epi-commun", "Pain de campagne");
        await Expect(page.Locator("#shop-basket a.button")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(add).ToBeFocusedAsync();
        (await page.EvaluateAsync<int>("() => Math.round(scrollY)")).ShouldBeInRange(before - 200, before + 200);
    }

    [Fact]
    public async Task A_new_quantity_counts_at_once_and_nothing_leaves_an_empty_basket()
    {
        var page = await walk.Visitor(360);
        await Put(page, "epi-commun", "Carottes");
        await page.GotoAsync("/market/basket");
        await page.Locator(".basket-line input[type=number]").FillAsync("3");
        await page.Locator(".basket-line input[type=number]").PressAsync("Tab");
        await Expect(page.Locator(".basket-line > .money")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^5,70"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Retirer Carottes du panier" }).ClickAsync();
        await Expect(page.GetByText("Votre panier est vide")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_address_that_is_in_no_file_is_asked_again_with_the_nearest_to_choose_from()
    {
        var page = await walk.Visitor(360);
        await Put(page, "epi-commun", "Carottes");
        await page.GotoAsync("/market/basket");
        await page.Locator("button[value=deliver]").ClickAsync();
        await page.Locator("#f-address").FillAsync("12 rue Gambetta, Marseille");
        await page.Locator("#f-address").PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Nous ne trouvons pas");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^12 rue .*Gambetta", System.Text.RegularExpressions.RegexOptions.IgnoreCase) }).First.ClickAsync();
        await Expect(page.Locator("select[name=slot]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_network_a_form_says_so_and_keeps_what_was_typed()
    {
        var page = await walk.Visitor(768);
        await page.GotoAsync("/people/sign-up");
        await page.Locator("main input[type=email]").FillAsync("zoe@exemple.fr");
        await page.Context.SetOfflineAsync(true);
        await page.Locator("main form").First.EvaluateAsync("form => { form.noValidate = true; form.requestSubmit(); }");
        await Expect(page.Locator(".toast")).ToContainTextAsync("Rien n’a été envoyé");
        await Expect(page.Locator("main input[type=email]")).ToHaveValueAsync("zoe@exemple.fr");
        await page.Context.SetOfflineAsync(false);
    }
}
