using Microsoft.Playwright;
using static Couree.Walks.Errands;
using static Microsoft.Playwright.Assertions;

namespace Couree.Walks;

/// <summary>Two neighbours behind one door: one gesture for both, unless one of them is away.</summary>
/// <remarks>In a house of its own: nothing else may stand on the round.</remarks>
public sealed class SameDoorWalk(WalkFixture walk) : IClassFixture<WalkFixture>
{
    private const string Door = "90 rue Léon Gambetta, 59000 Lille";

    [Fact]
    public async Task Several_parcels_at_one_door_are_one_gesture_and_a_neighbour_who_is_away_is_not_served_with_it()
    {
        var louise = await walk.Visitor();
        await WalkFixture.SignIn(louise, "louise", "/delivery/braquets/ask");
        await AskForRun(louise, "Anneke", Door);
        await AskForRun(louise, "Bastien", Door);
        var page = await walk.Visitor(360, 740);
        await WalkFixture.SignIn(page, "manon", "/courier");
        foreach (var name in new[] { "Anneke", "Bastien" })
        {
            await page.Locator("li.stop", new() { HasText = "→ " + name }).GetByRole(AriaRole.Button).ClickAsync();
            await Expect(Stop(page, name)).ToBeVisibleAsync();
        }
        var ticks = page.Locator("fieldset input[type=checkbox]");
        await Expect(ticks).ToHaveCountAsync(2);
        await page.Locator("#finish").ClickAsync();
        await Expect(page.Locator("li.done")).ToHaveCountAsync(2);

        await Expect(ticks).ToHaveCountAsync(2);
        await Expect(page.Locator("fieldset input:checked")).ToHaveCountAsync(2);
        await page.Locator("fieldset label", new() { HasText = "Bastien" }).GetByRole(AriaRole.Checkbox).UncheckAsync();
        await walk.Shot(page, "courier-same-door");
        await page.Locator("#finish").ClickAsync();
        await Expect(Stop(page, "Anneke")).ToHaveClassAsync("stop done");
        await Expect(Stop(page, "Bastien")).ToHaveClassAsync("stop todo");
    }

    private static ILocator Stop(IPage page, string name) => page.Locator("li[data-stop]", new() { HasText = name });
}
