using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Modules.Ledger;
using Couree.Modules.Market;
using Couree.Modules.Market.Baskets;
using Couree.Modules.Market.Counter;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Couree.Tests.Modules.Market;

public sealed class MarketCarried
{
    internal static async Task<List<Order>> TwoShopsBrought(TestCouree couree)
    {
        couree.Time.Set(new DateTime(2026, 6, 9, 16, 30, 0, DateTimeKind.Utc));
        var token = BasketTokens.New();
        foreach (var name in new[] { "Yassa de poulet", "Pain complet" })
        {
            var product = await couree.Product(name);
            await couree.Do<FillBasket, Kept>(u => u.Do(MarketScene.Visitor, token, new(product.Id), CancellationToken.None));
            await couree.Do<ChangeBasket, bool>(u => u.Way(token, new(product.Shop, "deliver"), CancellationToken.None));
        }
        await couree.Do<ChangeBasket, bool>(u => u.Address(token, new("27 rue Léon Gambetta, Lille"), CancellationToken.None));
        var slot = (await couree.See(token)).Runs.ShouldHaveSingleItem().Slots!.Days[0].Slots[0].Value;
        await couree.Hold(token, slot);
        await couree.Hold(token, slot);
        await couree.Place(token, await couree.Ready(token));
        return await couree.Read(db => db.Set<Order>().AsNoTracking().OrderBy(o => o.Number).ToListAsync());
    }

    private static async Task Refuse(TestCouree couree, string keeper, string slug, Order order)
    {
        var browser = await couree.As(keeper);
        var answer = await browser.PostAsync($"/market/{slug}/orders/{order.Id.Value}/serve", new FormUrlEncodedContent([new("deed", "refuse"), new("reason", "too_busy")]));
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.SeeOther);
        await couree.Settle();
    }

    [Theory, OnBothEngines]
    public async Task What_a_kitchen_says_of_its_soup_is_asked_of_the_couriers_and_stands_on_their_board(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (amadou, yassa) = (await couree.As("amadou"), await couree.Product("Yassa de poulet"));
        var path = $"/market/marmite/catalogue/{yassa.Id.Value}";
        var form = Proofs.HtmlForm.Of(await amadou.GetStringAsync(path), path);
        (await amadou.PostAsync(path, form.With(("longest", "3")))).StatusCode.ShouldBe(System.Net.HttpStatusCode.UnprocessableEntity);
        (await amadou.PostAsync(path, form.With(("longest", "25")))).StatusCode.ShouldBe(System.Net.HttpStatusCode.SeeOther);
        (await amadou.GetStringAsync(path)).ShouldContain("name=\"longest\" type=\"text\" value=\"25\"");
        await TwoShopsBrought(couree);
        (await couree.Read(db => db.Set<Run>().AsNoTracking().Where(r => r.Reference.Contains(".")).Select(r => r.LongestMinutes).SingleAsync())).ShouldBe(25);
        (await (await couree.As("manon")).GetStringAsync("/delivery/braquets/board")).ShouldContain("au plus 25 min en route");
    }

    [Theory, OnBothEngines]
    public async Task A_kitchen_that_closes_at_three_on_sunday_promises_no_delivery_for_the_evening_and_says_why(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var sunday = new DateTime(2026, 6, 14, 8, 0, 0, DateTimeKind.Utc);
        var token = BasketTokens.New();
        var yassa = await couree.Product("Yassa de poulet");
        couree.Time.Set(sunday);
        await couree.Do<FillBasket, Kept>(u => u.Do(MarketScene.Visitor, token, new(yassa.Id), CancellationToken.None));
        await couree.Do<ChangeBasket, bool>(u => u.Way(token, new(yassa.Shop, "deliver"), CancellationToken.None));
        await couree.Do<ChangeBasket, bool>(u => u.Address(token, new("27 rue Léon Gambetta, Lille"), CancellationToken.None));
        async Task<(List<DateTime> Today, string? Why)> Offered()
        {
            var slots = (await couree.See(token)).Runs.ShouldHaveSingleItem().Slots!;
            return ([.. slots.Days.SelectMany(d => d.Slots).Select(s => SlotChoice.Read(s.Value)!.FromAt).Where(at => at < sunday.AddHours(14))], slots.WhyNotToday);
        }
        var (today, _) = await Offered();
        today.ShouldNotBeEmpty();
        today.ShouldAllBe(at => at <= new DateTime(2026, 6, 14, 13, 0, 0, DateTimeKind.Utc));
        couree.Time.Set(new DateTime(2026, 6, 14, 12, 20, 0, DateTimeKind.Utc));
        (today, var why) = await Offered();
        today.ShouldBeEmpty();
        why.ShouldBe("Aujourd’hui, aucun vélo ne peut encore passer pendant que les boutiques de ce panier sont ouvertes.");
    }

    [Theory, OnBothEngines]
    public async Task Who_carries_is_told_to_take_what_is_due_now_and_not_what_was_due_before_a_shop_refused(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var orders = await TwoShopsBrought(couree);
        var run = await couree.Read(db => db.Set<Run>().AsNoTracking().SingleAsync(r => r.Reference.Contains(".")));
        var drop = run.Stops.Single(s => s.Kind == StopKind.Drop);
        await Refuse(couree, "louise", "epi-commun", orders[1]);
        drop.Notes!.ShouldNotContain("€");
        var yasmine = await couree.As("yasmine");
        var page = $"/delivery/braquets/runs/{run.Id.Value}";
        System.Net.WebUtility.HtmlDecode(await yasmine.GetStringAsync(page)).ShouldContain((orders[0].Total + run.Fee).In(Couree.Web.Words.Culture("fr")));
        foreach (var (door, paid) in run.InOrder.Where(s => s.Reference != orders[1].Id.Value.ToString("N")).Select(s => (s, s.Kind == StopKind.Drop ? "card" : "")))
            (await yasmine.PostAsync("/delivery/braquets/stops", new FormUrlEncodedContent([new("stops", door.Id.Value.ToString()), new("verb", "Done"), new("paid", paid)]))).StatusCode.ShouldBe(System.Net.HttpStatusCode.SeeOther);
        couree.Time.Move(TimeSpan.FromMinutes(3));
        await couree.Settle();
        (await couree.Read(db => db.Set<Order>().AsNoTracking().SingleAsync(o => o.Id == orders[0].Id))).PaidHow.ShouldBe("card");
        (await yasmine.PostAsync("/delivery/braquets/stops", new FormUrlEncodedContent([new("stops", drop.Id.Value.ToString()), new("verb", "Done"), new("paid", "gold")]))).StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
    }

    [Theory, OnBothEngines]
    public async Task One_shop_that_refuses_leaves_the_run_and_the_last_one_takes_the_fee_back_with_it(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var orders = await TwoShopsBrought(couree);
        var run = (await couree.Read(db => db.Set<PlacedCheckout>().AsNoTracking().SingleAsync())).Runs.ShouldHaveSingleItem();
        var couriers = new Account(run.Couriers, "customers", "M-2606-0001");
        async Task<long> Owed()
        {
            await using var scope = couree.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<ILedger>().Balance(couriers, Unit.EurCents);
        }
        async Task<string> State()
        {
            await using var scope = couree.Services.CreateAsyncScope();
            return (await scope.ServiceProvider.GetRequiredService<IDelivery>().Progress([run.Reference]))[run.Reference].State;
        }

        var page = "/market/orders/" + await couree.Read(db => db.Set<PlacedCheckout>().Select(c => c.Token).SingleAsync());
        async Task<string> Told() => System.Net.WebUtility.HtmlDecode(await couree.Browser().GetStringAsync(page));
        (await Told()).ShouldContain("<dt class=\"total\">Livraison</dt>");

        await Refuse(couree, "amadou", "marmite", orders[0]);
        (await Told()).ShouldContain("<dt class=\"total\">Livraison</dt>");
        (await State()).ShouldNotBe("cancelled");
        (await Owed()).ShouldBe(run.Fee.Cents);

        await Refuse(couree, "louise", "epi-commun", orders[1]);
        (await State()).ShouldBe("cancelled");
        (await Owed()).ShouldBe(0);
        (await Told()).ShouldContain("Cette livraison n’aura pas lieu");
        (await Told()).ShouldNotContain("<dt class=\"total\">Livraison</dt>");
        (await couree.Read(db => db.Set<Order>().AllAsync(o => o.State == OrderState.Refused && o.Trouble == null))).ShouldBeTrue();
        (await couree.Read(db => db.Set<PostedLine>().GroupBy(l => l.Book).Select(g => g.Sum(l => l.Amount)).ToListAsync())).ShouldAllBe(sum => sum == 0);
    }
}
