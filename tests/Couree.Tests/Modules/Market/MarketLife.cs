using System.Net;
using System.Text.RegularExpressions;
using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Modules.Ledger;
using Couree.Modules.Market;
using Couree.Modules.Market.Baskets;
using Couree.Modules.Market.Counter;
using Couree.Modules.Market.Orders;
using Couree.Tests.Proofs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Couree.Tests.Modules.Market;

public sealed partial class MarketLife
{
    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)));

    private static async Task<long> Balance(TestCouree couree, OrganisationId book, string account)
    {
        return await couree.Read(db => db.Set<PostedLine>().Where(l => l.Book == book && l.Name == account).SumAsync(l => l.Amount));
    }

    [Theory, OnBothEngines]
    public async Task Without_any_script_one_basket_from_two_shops_goes_from_the_shelf_to_the_door(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        couree.Time.Set(new DateTime(2026, 6, 9, 16, 30, 0, DateTimeKind.Utc));
        var jeanne = await couree.As("jeanne");
        foreach (var (slug, product) in new[] { ("marmite", "Yassa de poulet"), ("epi-commun", "Pain complet") })
        {
            var page = await jeanne.GetStringAsync("/market/" + slug);
            var id = (await couree.Product(product)).Id.Value.ToString();
            page.ShouldContain($"name=\"product\" value=\"{id}\"");
            (await jeanne.PostAsync("/market/basket/lines", Form(("product", id), ("count", "2"), ("choice", "0:1"), ("back", "/market/" + slug)))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
            (await jeanne.PostAsync("/market/basket/way", Form(("shop", (await couree.Shop(slug)).Value.ToString()), ("way", "deliver")))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        }
        (await jeanne.PostAsync("/market/basket/address", Form(("address", "27 rue Léon Gambetta, Lille")))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var basket = await jeanne.GetStringAsync("/market/basket");
        var slot = WebUtility.HtmlDecode(RunSlot().Match(basket).Groups[1].Value);
        slot.ShouldNotBeEmpty();
        (await jeanne.PostAsync("/market/basket/slots", Form(("slot", slot)))).Headers.Location!.ToString().ShouldBe("/market/checkout");
        var checkout = await jeanne.GetStringAsync("/market/checkout");
        var (key, seen) = (FormKey().Match(checkout).Groups[1].Value, Seen().Match(checkout).Groups[1].Value);
        var placed = await jeanne.PostAsync("/market/checkout", Form(("formKey", key), ("seen", seen), ("name", "Jeanne Delattre"), ("email", "jeanne@couree.example"), ("phone", "0612345678"), ("means", "cash")));
        placed.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var path = placed.Headers.Location!.ToString();
        var order = await jeanne.GetStringAsync(path);
        order.ShouldContain("M-2606-0001");
        (await jeanne.GetStringAsync("/market/orders")).ShouldContain(path);

        var amadou = await couree.As("amadou");
        var counter = await amadou.GetStringAsync("/market/marmite/counter");
        counter.ShouldContain("M-2606-0001-A");
        var id2 = (await couree.Read(db => db.Set<Order>().AsNoTracking().SingleAsync(o => o.Number == "M-2606-0001-A"))).Id;
        foreach (var deed in new[] { "accept", "ready" })
            (await amadou.PostAsync($"/market/marmite/orders/{id2.Value}/serve", Form(("deed", deed)))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        var orders = await couree.Read(db => db.Set<Order>().AsNoTracking().OrderBy(o => o.Number).ToListAsync());
        var placedCheckout = await couree.Read(db => db.Set<PlacedCheckout>().AsNoTracking().SingleAsync());
        var run = placedCheckout.Runs.ShouldHaveSingleItem();
        await Announce(couree, new ParcelPickedUp(default, run.Reference, orders[0].Id.Value.ToString("N"), couree.Clock().Now));
        (await couree.Read(db => db.Set<Order>().SingleAsync(o => o.Number == "M-2606-0001-A"))).State.ShouldBe(OrderState.OnItsWay);
        await Announce(couree, new ParcelDelivered(default, run.Reference, run.Reference, couree.Clock().Now, "cash"));

        (await couree.Read(db => db.Set<Order>().AllAsync(o => o.State == OrderState.Delivered && o.PaidHow == "cash"))).ShouldBeTrue();
        var braquets = await couree.Shop("braquets");
        var goods = orders.Sum(o => o.Total.Cents);
        (await Balance(couree, braquets, "cash")).ShouldBe(goods + run.Fee.Cents);
        (await Balance(couree, braquets, "owed_to")).ShouldBe(-goods);
        (await Balance(couree, braquets, "customers")).ShouldBe(0);
        (await Balance(couree, orders[0].Shop, "owed_by")).ShouldBe(orders[0].Total.Cents);
        (await Balance(couree, orders[0].Shop, "customers")).ShouldBe(0);
        (await (await couree.As("michel")).GetStringAsync("/ledger/braquets")).ShouldContain("La Marmite de Wazemmes");
    }

    private static async Task Announce<TEvent>(TestCouree couree, TEvent happened) where TEvent : IEvent
    {
        await couree.Read(async db =>
        {
            db.Announce(happened);
            return await db.SaveChangesAsync();
        });
        await couree.Settle();
    }

    [Theory, OnBothEngines]
    public async Task When_the_kitchen_closes_too_soon_the_basket_says_tomorrow_and_why_before_payment(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        couree.Time.Set(new DateTime(2026, 6, 9, 19, 20, 0, DateTimeKind.Utc));
        var token = await couree.Basket((await couree.Product("Mafé végétarien")).Id);
        var part = (await couree.See(token)).Shops.ShouldHaveSingleItem();
        part.Collect!.WhyNotToday!.ShouldContain("21\u00a0h\u00a030");
        part.Collect.WhyNotToday!.ShouldContain("25 minutes");
        part.Collect.First!.ShouldContain("demain");
        part.Collect.Days[0].Slots[0].Text.ShouldStartWith("11\u00a0h\u00a030");
    }

    [Theory, OnBothEngines]
    public async Task A_window_held_in_time_is_kept_while_the_customer_pays(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        couree.Time.Set(new DateTime(2026, 6, 9, 18, 49, 0, DateTimeKind.Utc));
        var token = await couree.Basket((await couree.Product("Mafé végétarien")).Id);
        await couree.Hold(token, await couree.FirstSlots(token));
        couree.Time.Move(TimeSpan.FromMinutes(12));
        await couree.Place(token, await couree.Ready(token));
        var order = await couree.Read(db => db.Set<Order>().SingleAsync());
        order.WindowFromAt.ShouldBe(new DateTime(2026, 6, 9, 19, 15, 0, DateTimeKind.Utc));
    }

    [Theory, OnBothEngines]
    public async Task Rush_adds_a_quarter_of_an_hour_and_ends_by_itself_at_closing(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        couree.Time.Set(new DateTime(2026, 6, 9, 17, 0, 0, DateTimeKind.Utc));
        var amadou = await couree.As("amadou");
        (await amadou.PostAsync("/market/marmite/rush", Form(("on", "true")))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var id = await couree.Shop("marmite");
        var shop = await couree.Read(db => db.Set<Shop>().AsNoTracking().SingleAsync(s => s.Id == id));
        shop.Preparation(couree.Clock().Now).ShouldBe(40);
        shop.RushUntilAt.ShouldBe(new DateTime(2026, 6, 9, 19, 30, 0, DateTimeKind.Utc));
        couree.Time.Set(new DateTime(2026, 6, 9, 19, 30, 0, DateTimeKind.Utc));
        shop.Preparation(couree.Clock().Now).ShouldBe(25);
    }

    [Theory, OnBothEngines]
    public async Task The_rush_of_a_lunch_is_over_when_the_kitchen_closes_for_the_afternoon(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        couree.Time.Set(new DateTime(2026, 6, 9, 10, 30, 0, DateTimeKind.Utc));
        (await (await couree.As("amadou")).PostAsync("/market/marmite/rush", Form(("on", "true")))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var id = await couree.Shop("marmite");
        (await couree.Read(db => db.Set<Shop>().AsNoTracking().SingleAsync(s => s.Id == id))).RushUntilAt.ShouldBe(new DateTime(2026, 6, 9, 12, 30, 0, DateTimeKind.Utc));
    }

    [Theory, OnBothEngines]
    public async Task Who_pays_by_transfer_gets_the_goods_and_the_transfer_is_still_waited_for(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var order = await couree.Ordered((await couree.Product("Mafé végétarien")).Id, means: "transfer");
        var amadou = await couree.As("amadou");
        var serve = $"/market/marmite/orders/{order.Id.Value}/serve";
        await amadou.PostAsync(serve, Form(("deed", "ready")));
        var counter = await amadou.GetStringAsync("/market/marmite/counter");
        counter.ShouldContain("Remise, le virement viendra");
        (await amadou.PostAsync(serve, Form(("deed", "collect"), ("paid", "")))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var collected = await couree.Read(db => db.Set<Order>().AsNoTracking().SingleAsync(o => o.Id == order.Id));
        (collected.State, collected.PaidHow).ShouldBe((OrderState.Collected, null));
        (await Balance(couree, order.Shop, "customers")).ShouldBe(order.Total.Cents);
        (await amadou.GetStringAsync("/market/marmite/transfers")).ShouldContain(order.Number);
    }

    [Theory, OnBothEngines]
    public async Task The_takings_of_a_period_count_every_order_however_many_are_shown(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var id = await couree.Shop("marmite");
        var at = couree.Clock().Now;
        await couree.Read(async db =>
        {
            db.AddRange(Enumerable.Range(1, HistoryPage.Most + 1).Select(i => new Order
            {
                Id = Id.New<OrderId>(couree.Clock()), Checkout = Id.New<CheckoutId>(couree.Clock()), Shop = id, Number = $"H-{i}", CustomerName = "Ada", Total = new Money(100),
                WindowFromAt = at, WindowUntilAt = at, PromisedFromAt = at, PromisedUntilAt = at, PlacedAt = at,
            }));
            return await db.SaveChangesAsync();
        });
        var page = System.Net.WebUtility.HtmlDecode(await (await couree.As("amadou")).GetStringAsync("/market/marmite/history"));
        page.ShouldContain(new Money(100 * (HistoryPage.Most + 1)).In(Couree.Web.Words.Culture("fr")));
        page.ShouldContain($"Seules les {HistoryPage.Most} dernières commandes");
    }

    [Theory, OnBothEngines]
    public async Task A_product_paused_today_is_back_tomorrow_by_itself(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var product = await couree.Product("Mafé végétarien");
        var amadou = await couree.As("amadou");
        (await amadou.PostAsync($"/market/marmite/catalogue/{product.Id.Value}/pause", Form(("deed", "pause")))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await couree.Browser().GetStringAsync("/market/marmite")).ShouldNotContain($"value=\"{product.Id.Value}\"");
        couree.Time.Set(new DateTime(2026, 6, 9, 22, 1, 0, DateTimeKind.Utc));
        (await couree.Browser().GetStringAsync("/market/marmite")).ShouldContain($"value=\"{product.Id.Value}\"");
    }

    [Theory, OnBothEngines]
    public async Task A_refused_order_gives_back_stock_window_and_claim(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var product = await couree.Product("Pain de campagne");
        var order = await couree.Ordered(product.Id, 3);
        (await couree.Product("Pain de campagne")).Stock.ShouldBe(product.Stock - 3);
        var louise = await couree.As("louise");
        (await louise.PostAsync($"/market/epi-commun/orders/{order.Id.Value}/serve", Form(("deed", "refuse"), ("reason", "")))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await louise.PostAsync($"/market/epi-commun/orders/{order.Id.Value}/serve", Form(("deed", "refuse"), ("reason", "sold_out"), ("soldOut", product.Id.Value.ToString())))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await couree.Settle();
        var after = await couree.Product("Pain de campagne");
        after.Stock.ShouldBe(product.Stock);
        after.IsPaused(couree.Clock().Now).ShouldBeTrue();
        (await couree.Read(db => db.Set<ShopWindow>().AsNoTracking().ToListAsync())).Sum(w => w.Places.Count).ShouldBe(0);
        foreach (var account in new[] { "customers", "sales", "vat" }) (await Balance(couree, order.Shop, account)).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task Whose_slot_passed_while_typing_chooses_another_and_types_nothing_again(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var guest = couree.Browser();
        await guest.PostAsync("/market/basket/lines", Form(("product", (await couree.Product("Carottes")).Id.Value.ToString()), ("back", "/market/epi-commun")));
        await guest.PostAsync("/market/basket/slots", HtmlForm.Of(await guest.GetStringAsync("/market/basket"), "/market/basket/slots").With());
        var checkout = HtmlForm.Of(await guest.GetStringAsync("/market/checkout"), "/market/checkout");
        couree.Time.Move(TimeSpan.FromHours(2));
        var late = await guest.PostAsync("/market/checkout", checkout.With(("name", "Ada Fontaine"), ("email", "ada@couree.example"), ("phone", "06 12 34 56 78"), ("notes", "Digicode 42"), ("means", "card")));
        late.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await late.Content.ReadAsStringAsync();
        WebUtility.HtmlDecode(page).ShouldContain("Ce créneau n’est plus possible");
        var chosen = await guest.PostAsync("/market/basket/slots", HtmlForm.Of(page, "/market/basket/slots").With());
        chosen.StatusCode.ShouldBe(HttpStatusCode.OK);
        var again = HtmlForm.Of(await chosen.Content.ReadAsStringAsync(), "/market/checkout");
        again.Fields.ShouldContain(new KeyValuePair<string, string>("notes", "Digicode 42"));
        again.Fields.ShouldContain(new KeyValuePair<string, string>("means", "card"));
        (await guest.PostAsync("/market/checkout", again.With())).Headers.Location!.ToString().ShouldStartWith("/market/orders/");
    }

    [Theory, OnBothEngines]
    public async Task Who_lost_the_slot_and_changes_the_basket_types_nothing_again(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (guest, carrots) = (couree.Browser(), await couree.Product("Carottes"));
        await guest.PostAsync("/market/basket/lines", Form(("product", carrots.Id.Value.ToString()), ("back", "/market/epi-commun")));
        await guest.PostAsync("/market/basket/slots", HtmlForm.Of(await guest.GetStringAsync("/market/basket"), "/market/basket/slots").With());
        var checkout = HtmlForm.Of(await guest.GetStringAsync("/market/checkout"), "/market/checkout");
        couree.Time.Move(TimeSpan.FromHours(2));
        var late = await guest.PostAsync("/market/checkout", checkout.With(("name", "Ada Fontaine"), ("email", "ada@exemple.fr"), ("phone", "06 12 34 56 78"), ("notes", "Digicode 42"), ("means", "card")));
        var page = await late.Content.ReadAsStringAsync();
        async Task Change(string action, params (string, string)[] typed)
        {
            var answer = await guest.PostAsync(action, HtmlForm.Of(page, action).With(typed));
            page = await answer.Content.ReadAsStringAsync();
            HtmlForm.Of(page, action).Fields.ShouldContain(new KeyValuePair<string, string>("notes", "Digicode 42"), $"after {action}: {answer.StatusCode}");
        }
        await Change("/market/basket/count", ("count", "3"));
        await couree.Arrange(carrots.Shop, 9, "Carottes", 2);
        await Change("/market/basket/count", ("count", "9"));
        WebUtility.HtmlDecode(page).ShouldContain("Il ne reste");
        await Change("/market/basket/way", ("way", "deliver"));
        await Change("/market/basket/address", ("address", "nulle part du tout"));
        await Change("/market/basket/address", ("address", "27 rue Léon Gambetta, Lille"));
        await Change("/market/basket/way", ("way", "collect"));
        var chosen = await guest.PostAsync("/market/basket/slots", HtmlForm.Of(page, "/market/basket/slots").With());
        var again = HtmlForm.Of(await chosen.Content.ReadAsStringAsync(), "/market/checkout");
        foreach (var (field, value) in new[] { ("name", "Ada Fontaine"), ("email", "ada@exemple.fr"), ("phone", "06 12 34 56 78"), ("notes", "Digicode 42"), ("means", "card") })
            again.Fields.ShouldContain(new KeyValuePair<string, string>(field, value));
        (await guest.PostAsync("/market/checkout", again.With())).Headers.Location!.ToString().ShouldStartWith("/market/orders/");
    }

    [Theory, OnBothEngines]
    public async Task Who_looks_at_the_basket_again_while_typing_finds_what_was_typed(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var guest = couree.Browser();
        await guest.PostAsync("/market/basket/lines", Form(("product", (await couree.Product("Carottes")).Id.Value.ToString()), ("back", "/market/epi-commun")));
        await guest.PostAsync("/market/basket/slots", HtmlForm.Of(await guest.GetStringAsync("/market/basket"), "/market/basket/slots").With());
        var checkout = await guest.GetStringAsync("/market/checkout");
        checkout.ShouldContain("formaction=\"/market/basket\"");
        var page = await (await guest.PostAsync("/market/basket", HtmlForm.Of(checkout, "/market/checkout").With(("name", "Ada Fontaine"), ("notes", "Digicode 42")))).Content.ReadAsStringAsync();
        HtmlForm.Of(page, "/market/basket/slots").Fields.ShouldContain(new KeyValuePair<string, string>("notes", "Digicode 42"));
    }

    [Theory, OnBothEngines]
    public async Task A_basket_says_when_a_shop_that_is_closed_for_long_opens_again(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var amadou = await couree.As("amadou");
        var form = HtmlForm.Of(await amadou.GetStringAsync("/organisations/marmite/settings"), "/organisations/marmite/settings");
        await amadou.PostAsync("/organisations/marmite/settings", form.With(("hours", "lu-di 11h-21h30; 2026-01-01..2026-12-30 fermé \"travaux\"")));
        var token = await couree.Basket((await couree.Product("Bissap maison")).Id);
        var slots = (await couree.See(token)).Shops.Single().Collect!;
        slots.Days.ShouldBeEmpty();
        slots.WhyNotToday!.ShouldContain("jeudi 31 décembre, 11");
    }

    [Theory, OnBothEngines]
    public async Task Nobody_is_thanked_or_asked_for_the_price_of_an_order_that_is_refused(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var order = await couree.Ordered((await couree.Product("Carottes")).Id);
        var louise = await couree.As("louise");
        (await louise.GetStringAsync("/market/epi-commun/counter")).ShouldContain("À payer en espèces");
        await louise.PostAsync($"/market/epi-commun/orders/{order.Id.Value}/serve", Form(("deed", "refuse"), ("reason", "too_busy")));
        (await louise.GetStringAsync("/market/epi-commun/counter")).ShouldNotContain("À payer en espèces");
        (await louise.GetStringAsync($"/market/epi-commun/orders/{order.Id.Value}/ticket")).ShouldNotContain("À payer en espèces");
        var token = await couree.Read(db => db.Set<PlacedCheckout>().Where(c => c.Id == order.Checkout).Select(c => c.Token).SingleAsync());
        var page = await couree.Browser().GetStringAsync("/market/orders/" + token);
        page.ShouldContain("Rien à payer");
        page.ShouldNotContain("Tout est payé");
    }

    [Theory, OnBothEngines]
    public async Task What_was_paid_for_an_order_that_is_cancelled_is_said_to_come_back(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var order = await couree.Ordered((await couree.Product("Carottes")).Id, means: "transfer");
        var louise = await couree.As("louise");
        await louise.PostAsync("/market/epi-commun/transfers", Form(("order", order.Id.Value.ToString())));
        var path = "/market/orders/" + await couree.Read(db => db.Set<PlacedCheckout>().Where(c => c.Id == order.Checkout).Select(c => c.Token).SingleAsync());
        (await couree.Browser().GetStringAsync(path)).ShouldContain("Tout est payé");
        await louise.PostAsync($"/market/epi-commun/orders/{order.Id.Value}/serve", Form(("deed", "refuse"), ("reason", "closing")));
        (await couree.Browser().GetStringAsync(path)).ShouldContain("vous est rendu");
        await louise.PostAsync("/market/epi-commun/transfers", Form(("order", order.Id.Value.ToString()), ("paidBack", "true")));
        (await couree.Browser().GetStringAsync(path)).ShouldContain("Rien à payer");
    }

    [Theory, OnBothEngines]
    public async Task A_customer_may_cancel_until_the_shop_begins(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var product = await couree.Product("Carottes");
        var first = await couree.Ordered(product.Id);
        var token = await couree.Read(db => db.Set<PlacedCheckout>().Where(c => c.Id == first.Checkout).Select(c => c.Token).SingleAsync());
        await couree.Do<CancelOrder, bool>(u => u.Do(MarketScene.Visitor, token, first.Id, "Je serai absente", CancellationToken.None));
        (await Balance(couree, first.Shop, "customers")).ShouldBe(0);
        var second = await couree.Ordered(product.Id);
        var louise = await couree.As("louise");
        foreach (var page in new[] { await louise.GetStringAsync("/market/epi-commun/counter"), await couree.Browser().GetStringAsync("/market/orders/" + token) })
            page.ShouldContain("Par la personne qui a commandé : Je serai absente");
        await louise.PostAsync($"/market/epi-commun/orders/{second.Id.Value}/serve", Form(("deed", "accept"), ("minutes", "10")));
        var token2 = await couree.Read(db => db.Set<PlacedCheckout>().Where(c => c.Id == second.Checkout).Select(c => c.Token).SingleAsync());
        (await Should.ThrowAsync<Refusal>(() => couree.Do<CancelOrder, bool>(u => u.Do(MarketScene.Visitor, token2, second.Id, "", CancellationToken.None)))).Code.ShouldBe("market.too_late_to_cancel");
    }

    [Theory, OnBothEngines]
    public async Task A_transfer_shows_its_code_and_is_booked_when_it_came(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var order = await couree.Ordered((await couree.Product("Carottes")).Id, means: "transfer");
        var path = "/market/orders/" + await couree.Read(db => db.Set<PlacedCheckout>().Select(c => c.Token).SingleAsync());
        var page = await couree.Browser().GetStringAsync(path);
        page.ShouldContain("<svg");
        page.ShouldContain("RF");
        var louise = await couree.As("louise");
        (await louise.PostAsync("/market/epi-commun/transfers", Form(("order", order.Id.Value.ToString())))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await louise.PostAsync("/market/epi-commun/transfers", Form(("order", order.Id.Value.ToString())))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Balance(couree, order.Shop, "bank")).ShouldBe(order.Total.Cents);
        (await couree.Browser().GetStringAsync(path)).ShouldContain("Tout est payé");
    }

    [Theory, OnBothEngines]
    public async Task Nobody_else_finds_an_order_a_counter_or_a_book(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var order = await couree.Ordered((await couree.Product("Carottes")).Id);
        (await couree.Browser().GetAsync("/market/orders/" + BasketTokens.New())).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var name in new[] { "jeanne", "ines", "sophie" })
        {
            var stranger = await couree.As(name);
            foreach (var path in new[] { "/market/epi-commun/counter", "/market/epi-commun/catalogue", "/market/epi-commun/settings", "/market/epi-commun/transfers", "/market/epi-commun/orders.csv", $"/market/epi-commun/orders/{order.Id.Value}/ticket", "/ledger/epi-commun", "/ledger/epi-commun/entries.csv" })
                (await stranger.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound, $"{name} {path}");
            (await stranger.PostAsync($"/market/epi-commun/orders/{order.Id.Value}/serve", Form(("deed", "accept")))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
        var ines = await couree.As("ines");
        (await ines.PostAsync($"/market/petits-plats/orders/{order.Id.Value}/serve", Form(("deed", "accept")))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var louise = await couree.As("louise");
        foreach (var path in new[] { "/market/epi-commun/counter", "/market/epi-commun/catalogue", "/market/epi-commun/catalogue/new", "/market/epi-commun/settings", "/market/epi-commun/transfers", "/market/epi-commun/history", "/market/epi-commun/orders.csv", $"/market/epi-commun/orders/{order.Id.Value}/ticket", "/ledger/epi-commun", "/ledger/epi-commun/entries.csv" })
            (await louise.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK, path);
    }

    [Theory, OnBothEngines]
    public async Task Products_are_found_without_accents_and_shown_on_the_shops_card(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        await using var scope = couree.Services.CreateAsyncScope();
        var market = scope.ServiceProvider.GetRequiredService<IMarket>();
        (await market.Search("OEUFS fermiers", 5)).ShouldHaveSingleItem().Name.ShouldBe("Œufs fermiers");
        (await market.Search("mafe vegetarien", 5)).ShouldHaveSingleItem().Name.ShouldBe("Mafé végétarien");
        var shop = await couree.Shop("marmite");
        (await market.Showcase([shop]))[shop].Count.ShouldBe(6);
    }

    [GeneratedRegex("<option value=\"(run\\|[^\"]+)\"")]
    private static partial Regex RunSlot();

    [GeneratedRegex("name=\"formKey\" value=\"([^\"]+)\"")]
    private static partial Regex FormKey();

    [GeneratedRegex("name=\"seen\" value=\"([^\"]+)\"")]
    private static partial Regex Seen();
}
