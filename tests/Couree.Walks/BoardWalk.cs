using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Couree.Walks;

/// <summary>The shared board by hand and by keyboard: a round is reordered by dragging and by Alt with the arrows, and everyone sees it.</summary>
public sealed class BoardWalk
{
    private const string Board = "/delivery/braquets/board";

    [Fact]
    public async Task A_round_is_reordered_by_drag_and_by_keyboard_and_the_others_see_it()
    {
        // A village of its own: other walks need the runs that wait in theirs.
        await using var village = new WalkFixture();
        await village.InitializeAsync();
        var (page, other) = (await village.Visitor(1280, 1400), await village.Visitor(1280, 1400));
        await WalkFixture.SignIn(page, "manon", Board);
        await WalkFixture.SignIn(other, "tom", Board);
        var take = page.GetByRole(AriaRole.Button, new() { Name = "Je la prends" });
        for (var left = await take.CountAsync(); left > 0; left--)
        {
            await take.First.ClickAsync();
            await Expect(take).ToHaveCountAsync(left - 1);
        }
        var list = page.Locator("ol[data-reorder]").Filter(new() { Has = page.Locator("li >> nth=3") }).First;
        var column = await list.EvaluateAsync<string>("list => list.closest('section').id");

        var (before, at) = await Swappable(page, column);
        await Item(page, column, before[at]).Locator("summary").FocusAsync();
        await page.Keyboard.PressAsync("Alt+ArrowDown");
        var after = Swapped(before, at);
        await Shows(page, column, after);
        await Shows(other, column, after);
        await page.ReloadAsync();
        await Shows(page, column, after);

        await Item(page, column, after[at + 1]).DragToAsync(Item(page, column, after[at]), new() { SourcePosition = new() { X = 30, Y = 8 }, TargetPosition = new() { X = 30, Y = 3 } });
        await Shows(page, column, before);
        await Shows(other, column, before);
        await page.ReloadAsync();
        await Shows(page, column, before);
    }

    private static ILocator Item(IPage page, string column, string id) => page.Locator($"#{column} li[data-id='{id}']");

    private static string[] Swapped(string[] order, int at) => [.. order[..at], order[at + 1], order[at], .. order[(at + 2)..]];

    /// <summary>The order of a column, and the place of two neighbours not begun and of different runs: nothing forbids to swap them.</summary>
    private static async Task<(string[] Order, int At)> Swappable(IPage page, string column)
    {
        var runs = await page.Locator($"#{column} li[data-id]").EvaluateAllAsync<string[]>("items => items.map(i => i.querySelector('a[href*=\"/runs/\"]').getAttribute('href') + (i.querySelector('button[value=Start]') ? '' : ' begun'))");
        var at = Enumerable.Range(0, runs.Length - 1).First(i => runs[i] != runs[i + 1] && !runs[i].EndsWith("begun") && !runs[i + 1].EndsWith("begun"));
        return (await Order(page, column), at);
    }

    private static Task<string[]> Order(IPage page, string column) => page.Locator($"#{column} li[data-id]").EvaluateAllAsync<string[]>("items => items.map(i => i.dataset.id)");

    private static async Task Shows(IPage page, string column, string[] order)
    {
        for (var i = 0; i < order.Length; i++) await Expect(page.Locator($"#{column} li[data-id]").Nth(i)).ToHaveAttributeAsync("data-id", order[i]);
    }
}
