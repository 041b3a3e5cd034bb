using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Couree.Walks;

/// <summary>What people of the village do on its pages, press by press. With or without scripts: only what a person sees is used.</summary>
internal static class Errands
{
    public const string Door = "66 rue Léon Gambetta, 59000 Lille";

    public static async Task Put(IPage page, string shop, string product)
    {
        if (new Uri(page.Url).AbsolutePath != "/market/" + shop) await page.GotoAsync("/market/" + shop);
        await page.GetByRole(AriaRole.Button, new() { Name = $"Ajouter {product} au panier", Exact = true }).ClickAsync();
        await Expect(page.GetByText($"{product} est dans votre panier.")).ToBeVisibleAsync();
    }

    /// <summary>Every shop of the basket delivers, to one door.</summary>
    public static async Task BringTo(IPage page, string address)
    {
        await page.GotoAsync("/market/basket");
        var bring = page.Locator("button[value=deliver][aria-pressed=false]");
        while (await bring.CountAsync() is > 0 and var left)
        {
            await bring.First.ClickAsync();
            await Expect(bring).ToHaveCountAsync(left - 1);
        }
        await page.Locator("#f-address").FillAsync(address);
        await page.Locator("#f-address").PressAsync("Enter");
        await Expect(page.Locator("select[name=slot]").First).ToBeVisibleAsync();
    }

    public static async Task Reserve(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Réserver ces créneaux et continuer" }).ClickAsync();
        await page.Arrives("/market/checkout");
    }

    public static async Task SayWho(IPage page, string name, string email, string means = "cash")
    {
        await page.Locator("#f-name").FillAsync(name);
        await page.Locator("#f-email").FillAsync(email);
        await page.Locator("#f-phone").FillAsync("06 12 34 56 78");
        await page.Locator($"input[name=means][value={means}]").CheckAsync();
    }

    public static ILocator OrderButton(IPage page) => page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Commander") });

    /// <summary>Answers the order's private path.</summary>
    public static async Task<string> Order(IPage page)
    {
        await OrderButton(page).ClickAsync();
        await page.Arrives("/market/orders/[^/]+");
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>A shop asks the couriers for a run by its own form: the price first, then the confirmation.</summary>
    public static async Task AskForRun(IPage page, string name, string address)
    {
        await page.GotoAsync("/delivery/braquets/ask");
        await page.Locator("#f-to-1").FillAsync(address);
        await page.Locator("#f-name-1").FillAsync(name);
        await page.Locator("form[action$='/ask/quote'] button").Last.ClickAsync();
        await Expect(page.Locator("#quote")).ToContainTextAsync("€");
        await page.Locator("#quote .thumb").ClickAsync();
        await page.Arrives("/delivery/asked/[^/]+");
    }

    /// <summary>The waiting ticket of a run by its door's name, on the board.</summary>
    public static ILocator Waiting(IPage board, string name) => board.Locator("#board li.ticket", new() { HasText = name }).Filter(new() { Has = board.GetByRole(AriaRole.Button, new() { NameRegex = new("^Je la prends") }) });

    public static Task Take(IPage board, string name) => Waiting(board, name).GetByRole(AriaRole.Button, new() { NameRegex = new("^Je la prends") }).ClickAsync();

    /// <summary>Euros and cents of a text such as "1 234,50 €".</summary>
    public static long Cents(string text)
    {
        var digits = new string([.. text.Where(char.IsAsciiDigit)]);
        return digits.Length == 0 ? throw new FormatException($"no amount in « {text} »") : long.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
    }
}
