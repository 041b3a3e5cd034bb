using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Couree.Walks;

/// <summary>Chromium's own WebAuthn, with a key of its own instead of a fingerprint: the whole life of someone who never had a password.</summary>
public sealed class PasskeyWalk(WalkFixture walk)
{
    private const string Email = "camille.sans-mot-de-passe@couree.example";

    [Fact]
    public async Task One_lives_here_with_a_passkey_alone()
    {
        var page = await walk.Visitor();
        var witness = new Witness(page, walk.Address);
        var authenticator = await Authenticator.Plug(page);
        await JoinsWithoutPassword(page);
        await Adds(page, "Téléphone de Camille");
        (await authenticator.Keys()).ShouldBe(1);

        await SignsOut(page);
        await page.GotoAsync("/people/sign-in?back=/organisations");
        await page.GetByRole(AriaRole.Button, new() { Name = "Se connecter avec une clé d’accès" }).ClickAsync();
        await page.Arrives(@"/organisations(\?.*)?");
        await page.GotoAsync("/people/me");
        await Expect(page.Locator("main")).ToContainTextAsync(Email);

        // The last way in stays until there is another one.
        await Remove(page, "Téléphone de Camille").ClickAsync();
        await Expect(page.GetByText("C’est votre seule façon d’entrer")).ToBeVisibleAsync();
        witness.Take().ShouldAllBe(said => said.Contains("422"));
        await page.GotoAsync("/people/me");
        await authenticator.Unplug();
        await Authenticator.Plug(page);
        await Adds(page, "Clé de secours");
        await Remove(page, "Clé de secours").ClickAsync();
        await Expect(page.GetByText("La clé d’accès est retirée.")).ToBeVisibleAsync();
        await Expect(page.Locator("section[aria-labelledby=passkeys] li")).ToHaveCountAsync(1);
        witness.ShouldHaveSeenNothing();
    }

    [Fact]
    public async Task A_key_removed_opens_nothing_any_more_and_a_password_still_does()
    {
        var page = await walk.Visitor(360);
        await Authenticator.Plug(page);
        await WalkFixture.SignIn(page, "karim", "/people/me");
        await Adds(page, "Clé de Karim");
        // Shown again, it says "it is really me" where the password would.
        await SignsOut(page);
        await WalkFixture.SignIn(page, "karim", "/people/me/leave");
        await page.GetByRole(AriaRole.Button, new() { Name = "Montrer ma clé d’accès plutôt que le mot de passe" }).ClickAsync();
        await Expect(page.GetByText("Facultatif : vous venez de montrer que c’est bien vous.")).ToBeVisibleAsync();

        await page.GotoAsync("/people/me");
        await Remove(page, "Clé de Karim").ClickAsync();
        await Expect(page.GetByText("La clé d’accès est retirée.")).ToBeVisibleAsync();
        await SignsOut(page);
        await page.GotoAsync("/people/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Se connecter avec une clé d’accès" }).ClickAsync();
        await Expect(page.Locator("[data-passkey] [role=alert]")).ToContainTextAsync("clé d’accès");
        await WalkFixture.SignIn(page, "karim", "/market/orders");
    }

    [Fact]
    public async Task Nobody_verified_means_nobody_let_in_and_the_page_says_what_else_to_do()
    {
        var page = await walk.Visitor();
        var authenticator = await Authenticator.Plug(page);
        await WalkFixture.SignIn(page, "mathilde", "/people/me");
        await Adds(page, "Clé de Mathilde");
        await SignsOut(page);
        await authenticator.Verifies(false);
        await page.GotoAsync("/people/sign-in");
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Se connecter avec une clé d’accès" });
        await button.ClickAsync();
        await Expect(page.Locator("[data-passkey] [role=alert]")).ToHaveTextAsync("La clé d’accès n’a pas répondu. Réessayez, ou utilisez votre mot de passe.");
        await Expect(button).ToBeEnabledAsync();
        await authenticator.Verifies(true);
        await button.ClickAsync();
        await page.Arrives(@"/people/me(\?.*)?");
    }

    /// <summary>By e-mail alone: the mailed link opens the account.</summary>
    private async Task JoinsWithoutPassword(IPage page)
    {
        await page.GotoAsync("/people/sign-up");
        await page.Locator("#f-Name").FillAsync("Camille Sans-Mot-de-Passe");
        await page.Locator("#f-Email").FillAsync(Email);
        await page.GetByRole(AriaRole.Button, new() { Name = "Créer mon compte" }).ClickAsync();
        await page.Arrives("/people/sign-up/sent");
        await page.GotoAsync((await Mails.Links(page, Email, "/people/confirm"))[0]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir mon compte" }).ClickAsync();
        await page.Arrives("/people/me.*");
    }

    private static async Task Adds(IPage page, string name)
    {
        await page.Locator("#passkey-name").FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter une clé d’accès sur cet appareil" }).ClickAsync();
        await Expect(page.GetByText("Votre clé d’accès est enregistrée.")).ToBeVisibleAsync();
        await Expect(page.Locator("section[aria-labelledby=passkeys] li", new() { HasText = name })).ToHaveCountAsync(1);
    }

    private static ILocator Remove(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = $"Retirer la clé d’accès {name}" });

    private static async Task SignsOut(IPage page)
    {
        await page.Locator("details.menu > summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).ClickAsync();
        await Expect(page.Locator("details.menu")).ToHaveCountAsync(0);
    }

    /// <summary>A virtual authenticator as the WebAuthn specification's automation describes it: resident keys, user verification.</summary>
    private sealed class Authenticator(ICDPSession wire, string id)
    {
        public static async Task<Authenticator> Plug(IPage page)
        {
            var wire = await page.Context.NewCDPSessionAsync(page);
            await wire.SendAsync("WebAuthn.enable");
            var made = await wire.SendAsync("WebAuthn.addVirtualAuthenticator", new()
            {
                ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
            });
            return new Authenticator(wire, made!.Value.GetProperty("authenticatorId").GetString()!);
        }

        public Task Verifies(bool really) => wire.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = id, ["isUserVerified"] = really });

        public Task Unplug() => wire.SendAsync("WebAuthn.removeVirtualAuthenticator", new() { ["authenticatorId"] = id });

        public async Task<int> Keys() =>
            (await wire.SendAsync("WebAuthn.getCredentials", new() { ["authenticatorId"] = id }))!.Value.GetProperty("credentials").EnumerateArray().Count(key => key.GetProperty("isResidentCredential").ValueKind == JsonValueKind.True);
    }
}
