using Microsoft.Playwright;
using static Couree.Walks.Errands;
using static Microsoft.Playwright.Assertions;

namespace Couree.Walks;

/// <summary>What people do twice happens once, and what is not theirs does not exist.</summary>
public sealed class OnceWalk(WalkFixture walk)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_double_click_and_the_back_button_make_one_order(bool withScripts)
    {
        var page = await walk.Visitor(withScripts: withScripts);
        await WalkFixture.SignIn(page, "karim", "/market/orders");
        var before = await page.Locator("main tbody tr").CountAsync();
        await Put(page, "epi-commun", "Riz de Camargue");
        await page.GotoAsync("/market/basket");
        await Reserve(page);
        await SayWho(page, "Karim Benali", "karim@couree.example");
        await OrderButton(page).DblClickAsync();
        await page.Arrives("/market/orders/[^/]+");
        var order = new Uri(page.Url).AbsolutePath;
        await page.GoBackAsync();
        if (new Uri(page.Url).AbsolutePath == "/market/checkout" && await OrderButton(page).CountAsync() > 0) await OrderButton(page).ClickAsync();
        await page.Stands();
        await page.GotoAsync("/market/orders");
        await Expect(page.Locator("main tbody tr")).ToHaveCountAsync(before + 1);
        await Expect(page.Locator($"main a[href='{order}']")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Of_two_couriers_who_take_the_same_run_one_has_it_and_the_other_is_told_who()
    {
        var louise = await walk.Visitor();
        await WalkFixture.SignIn(louise, "louise", "/");
        await AskForRun(louise, "Bibliothèque convoitée", "90 rue Léon Gambetta, 59000 Lille");
        var couriers = new[] { await walk.Visitor(withScripts: false), await walk.Visitor(withScripts: false) };
        await WalkFixture.SignIn(couriers[0], "manon", "/delivery/braquets/board");
        await WalkFixture.SignIn(couriers[1], "tom", "/delivery/braquets/board");
        await Task.WhenAll(couriers.Select(board => Take(board, "Bibliothèque convoitée")));
        var told = await Task.WhenAll(couriers.Select(board => board.Locator("#board .alert, #board .notice, #board [role=alert]", new() { HasText = "a été plus rapide" }).CountAsync()));
        told.Sum().ShouldBe(1);
        foreach (var board in couriers)
        {
            await board.GotoAsync("/delivery/braquets/board");
            await Expect(board.Locator(".column li.ticket[data-id]", new() { HasText = "Bibliothèque convoitée" })).ToHaveCountAsync(1);
            await Expect(Waiting(board, "Bibliothèque convoitée")).ToHaveCountAsync(0);
        }
    }

    [Fact]
    public async Task Who_comes_second_can_read_who_was_faster_while_the_board_goes_on_living()
    {
        var louise = await walk.Visitor();
        await WalkFixture.SignIn(louise, "louise", "/");
        await AskForRun(louise, "Théâtre disputé", "90 rue Léon Gambetta, 59000 Lille");
        var couriers = new[] { await walk.Visitor(), await walk.Visitor() };
        await WalkFixture.SignIn(couriers[0], "manon", "/delivery/braquets/board");
        await WalkFixture.SignIn(couriers[1], "tom", "/delivery/braquets/board");
        // Tom's board hears nothing for a moment: he presses what Manon has just taken.
        await couriers[1].RouteAsync("**/delivery/braquets/board", route => route.Request.Method == "GET" ? route.AbortAsync() : route.ContinueAsync());
        await Take(couriers[0], "Théâtre disputé");
        await Expect(Waiting(couriers[0], "Théâtre disputé")).ToHaveCountAsync(0);
        await Take(couriers[1], "Théâtre disputé");
        await Expect(couriers[1].Locator(".toast")).ToContainTextAsync("a été plus rapide");
        await couriers[1].UnrouteAllAsync();
        await AskForRun(louise, "Théâtre suivant", "92 rue Léon Gambetta, 59000 Lille");
        await Expect(Waiting(couriers[1], "Théâtre suivant")).ToBeVisibleAsync();
        await Expect(couriers[1].Locator(".toast")).ToContainTextAsync("a été plus rapide");
    }

    [Fact]
    public async Task A_counter_that_was_told_no_still_hears_of_new_orders()
    {
        var amadou = await walk.Visitor();
        await WalkFixture.SignIn(amadou, "amadou", "/market/marmite/counter");
        await amadou.Locator("form[action$='/rush']").EvaluateAsync("form => { form.action = form.action.replace('/rush', '/orders/00000000-0000-7000-8000-000000000000/serve'); form.submit(); }");
        await Expect(amadou.Locator("main .errors")).ToBeVisibleAsync();
        (await amadou.Locator("#counter").CountAsync()).ShouldBe(1);
        var guest = await walk.Visitor();
        await Put(guest, "marmite", "Soupe du jour");
        await guest.GotoAsync("/market/basket");
        await Reserve(guest);
        await SayWho(guest, "Camille Patiente", "camille@exemple.fr");
        await Order(guest);
        await Expect(amadou.Locator("#counter")).ToContainTextAsync("Camille Patiente");
    }

    [Fact]
    public async Task What_is_not_yours_does_not_exist()
    {
        var guest = await walk.Visitor();
        await Put(guest, "epi-commun", "Oignons jaunes");
        await guest.GotoAsync("/market/basket");
        await Reserve(guest);
        await SayWho(guest, "Alix Discret", "alix@exemple.fr");
        var order = await Order(guest);
        var stranger = await walk.Visitor();
        var other = order[..^1] + (order[^1] == 'A' ? 'B' : 'A');
        (await stranger.GotoAsync(other))!.Status.ShouldBe(404);
        (await stranger.GotoAsync(order[..^2]))!.Status.ShouldBe(404);
        await Expect(stranger.Locator("h1")).ToContainTextAsync("Cette page n’existe pas");
        await WalkFixture.SignIn(stranger, "karim", "/");
        foreach (var path in new[] { "/market/epi-commun/counter", "/market/epi-commun/settings", "/ledger/epi-commun", "/organisations/epi-commun/people", "/delivery/braquets/board", "/shifts/braquets", "/organisations/requests" })
            (await stranger.GotoAsync(path))!.Status.ShouldBe(404, path);
        await stranger.GotoAsync("/market/orders");
        (await stranger.ContentAsync()).ShouldNotContain(order);
    }
}
