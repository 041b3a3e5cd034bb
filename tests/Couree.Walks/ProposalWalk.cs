using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Couree.Walks;

/// <summary>Two couriers: one proposes and both look at the two plans; while one of them begins a stop, the other takes what still stands. By script, then without.</summary>
public sealed class ProposalWalk
{
    private const string Board = "/delivery/braquets/board";

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Two_couriers_propose_look_at_both_plans_and_take_one_round_while_the_other_has_moved_on(int width)
    {
        // A village of its own: other walks need the runs that wait in theirs.
        await using var village = new WalkFixture();
        await village.InitializeAsync();
        var (manon, tom) = (await village.Visitor(width), await village.Visitor(width));
        var witness = new Witness(manon, village.Address);
        await WalkFixture.SignIn(manon, "manon", Board);
        await WalkFixture.SignIn(tom, "tom", Board);
        await village.Shot(manon, $"propose-board-{width}");
        await manon.GetByRole(AriaRole.Button, new() { Name = "Proposer", Exact = true }).PressAsync("Enter");
        // The other's board learns of it by itself.
        foreach (var board in new[] { tom, manon }) await Expect(board.GetByRole(AriaRole.Link, new() { Name = "Comparer les deux plans" })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await manon.GetByRole(AriaRole.Link, new() { Name = "Comparer les deux plans" }).ClickAsync();
        await manon.Arrives(".*/proposals/[^/]+");
        await Expect(manon.GetByRole(AriaRole.Heading, new() { Name = "Le moins cher" })).ToBeVisibleAsync();
        await Expect(manon.GetByRole(AriaRole.Heading, new() { Name = "Le plus équitable" })).ToBeVisibleAsync();
        await Expect(manon.Locator("#proposal")).ToContainTextAsync("de trajet de plus que le moins cher");
        await Expect(manon.Locator("svg.loads")).ToBeVisibleAsync();
        (await PageCheck.Look(manon)).ShouldBeEmpty();
        await village.Shot(manon, $"proposal-{width}");

        // Two runs wait and two couriers have nothing to do: each gets one, in a part of its own.
        var cheapest = manon.Locator("#proposal section").First;
        await Expect(cheapest.Locator(".ticket")).ToHaveCountAsync(2);
        var (taken, free) = (cheapest.Locator(".ticket", new() { HasText = "Rihour" }), cheapest.Locator(".ticket", new() { HasText = "Pierre Legrand" }));
        await Errands.Take(tom, "Rihour");
        await Expect(taken).ToContainTextAsync("A bougé entre-temps", new() { Timeout = 15_000 });
        await Expect(taken.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await free.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(free).ToContainTextAsync("Acceptée par Manon Leroy");
        await village.Shot(manon, $"proposal-accepted-{width}");
        await Expect(Errands.Waiting(tom, "Pierre Legrand")).ToHaveCountAsync(0);
        (await PageCheck.Look(manon)).ShouldBeEmpty();
        witness.ShouldHaveSeenNothing();
    }

    [Fact]
    public async Task Without_scripts_one_asks_reloads_and_accepts_by_keyboard()
    {
        await using var village = new WalkFixture();
        await village.InitializeAsync();
        var manon = await village.Visitor(360, withScripts: false);
        await WalkFixture.SignIn(manon, "manon", Board);
        await manon.GetByRole(AriaRole.Button, new() { Name = "Proposer", Exact = true }).PressAsync("Enter");
        var link = manon.GetByRole(AriaRole.Link, new() { Name = "Comparer les deux plans" });
        for (var look = 0; look < 60 && await link.CountAsync() == 0; look++)
        {
            await Task.Delay(500);
            await manon.ReloadAsync();
        }
        await link.PressAsync("Enter");
        await manon.Arrives(".*/proposals/[^/]+");
        await village.Shot(manon, "proposal-plain-360");
        await manon.GetByRole(AriaRole.Button, new() { NameRegex = new("^Tout accepter") }).First.PressAsync("Enter");
        await Expect(manon.Locator("#proposal")).ToContainTextAsync("Acceptée par Manon Leroy");
        await manon.GotoAsync(Board);
        await Expect(manon.GetByRole(AriaRole.Button, new() { Name = "Je la prends" })).ToHaveCountAsync(0);
    }
}
