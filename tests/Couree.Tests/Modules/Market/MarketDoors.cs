using System.Net;
using Couree.Kernel;
using Couree.Modules.Market;
using Couree.Modules.Market.Baskets;
using Couree.Modules.Market.Catalogue;
using Couree.Modules.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Couree.Tests.Modules.Market;

/// <summary>Who sells at all, and what a keeper's form may not undo.</summary>
public sealed class MarketDoors
{
    [Theory, OnBothEngines]
    public async Task A_structure_sells_only_once_welcomed_and_as_long_as_it_opens_a_shop_or_a_kitchen(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (carrots, shop) = (await couree.Product("Carottes"), await couree.Shop("epi-commun"));
        var full = await couree.Basket(carrots.Id);
        await couree.Read(async db =>
        {
            var epi = await db.Set<Organisation>().SingleAsync(o => o.Id == shop);
            epi.Open([Offer.Volunteering]);
            return await db.SaveChangesAsync();
        });
        var browser = couree.Browser();
        (await browser.GetAsync("/market/epi-commun")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.GetStringAsync("/api/v1/market/products?q=carottes")).ShouldBe("[]");
        await Should.ThrowAsync<NotFound>(() => couree.Basket(carrots.Id));
        (await Should.ThrowAsync<Refusal>(() => couree.Hold(full, "collect|" + shop.Value + "|0"))).Code.ShouldBe("market.shop_gone");
        (await (await couree.As("louise")).GetAsync("/market/epi-commun/counter")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothEngines]
    public async Task A_shop_that_waits_for_the_stewards_is_prepared_by_its_keeper_and_seen_by_nobody_else(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var karim = await couree.As("karim");
        await karim.PostAsync("/organisations/propose", new FormUrlEncodedContent([new("legalName", "La Fabrique"), new("name", "La Fabrique"), new("kind", "association"),
            new("summary", "Des soupes."), new("address", "41 rue des Postes, 59000 Lille"), new("offers", "kitchen")]));
        (await karim.PostAsync("/market/la-fabrique/catalogue/new", new FormUrlEncodedContent([new("section", "Soupes"), new("name", "Potage zanzibar"), new("price", "4,50"), new("vat", "1000"), new("unit", "bol")]))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var soup = await couree.Product("Potage zanzibar");
        await Should.ThrowAsync<NotFound>(() => couree.Basket(soup.Id));
        (await couree.Browser().GetStringAsync("/api/v1/market/products?q=zanzibar")).ShouldBe("[]");

        var id = await couree.Read(db => db.Set<Organisation>().Where(o => o.Slug == "la-fabrique").Select(o => o.Id).SingleAsync());
        await (await couree.As("sophie")).PostAsync($"/organisations/requests/{id.Value}", new FormUrlEncodedContent([new("approve", "true")]));
        await couree.Basket(soup.Id);
        (await couree.Browser().GetStringAsync("/market/la-fabrique")).ShouldContain("Potage zanzibar");
        (await karim.GetStringAsync("/")).ShouldContain("/market/la-fabrique/counter");
    }

    [Theory, OnBothEngines]
    public async Task A_keeper_who_mends_a_description_does_not_bring_back_what_was_sold_meanwhile(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var shop = await couree.Shop("epi-commun");
        await couree.Arrange(shop, 20, "Carottes", stock: 10);
        var carrots = await couree.Product("Carottes");
        var louise = await couree.As("louise");
        Task<HttpResponseMessage> Keep(string stock, string seen) => louise.PostAsync($"/market/epi-commun/catalogue/{carrots.Id.Value}", new FormUrlEncodedContent(
            [new("section", carrots.Section), new("name", carrots.Name), new("description", "Des Flandres"), new("price", "2,00"), new("vat", "550"), new("unit", carrots.Unit), new("stock", stock), new("stockSeen", seen)]));
        (await louise.GetStringAsync($"/market/epi-commun/catalogue/{carrots.Id.Value}")).ShouldContain("name=\"stockSeen\" value=\"10\"");
        await couree.Ordered(carrots.Id, count: 3);
        (await Keep("10", "10")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await couree.Product("Carottes")).Stock.ShouldBe(7);
        await Keep("12", "7");
        (await couree.Product("Carottes")).Stock.ShouldBe(12);
        await Keep("", "12");
        (await couree.Product("Carottes")).Stock.ShouldBeNull();
    }

    [Theory]
    [InlineData("Taille : petite -3,00 | grande", true)]
    [InlineData("Remises + : fin de marché -1,00 | abîmé -1,50", true)]
    [InlineData("Taille : petite -2,00 | grande 1,00", false)]
    public void No_option_makes_a_product_cost_less_than_nothing(string options, bool refused)
    {
        var product = new Product();
        void Describe() => product.Describe("Légumes", "Carottes", "", new Money(200), 550, "botte", 0, false, null, [], OptionText.Read(options));
        if (refused) Should.Throw<Refusal>(Describe).Code.ShouldBe("market.options_below_zero");
        else Describe();
    }

    [Theory, OnBothEngines]
    public async Task The_place_held_by_a_basket_left_on_the_street_is_anybodys_after_a_quarter_of_an_hour(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var carrots = await couree.Product("Carottes");
        await couree.Arrange(carrots.Shop, 1);
        var (left, other) = (await couree.Basket(carrots.Id), await couree.Basket(carrots.Id));
        var first = (await couree.FirstSlots(left)).Single();
        await couree.Hold(left, first);
        (await couree.FirstSlots(other)).ShouldNotContain(first);
        (await Should.ThrowAsync<Refusal>(() => couree.Hold(other, first))).Code.ShouldBe("market.slot_gone");
        couree.Time.Move(ChooseSlots.HoldFor + TimeSpan.FromSeconds(1));
        await couree.Settle();
        (await couree.Read(db => db.Set<ShopWindow>().AsNoTracking().ToListAsync())).Sum(w => w.Places.Count).ShouldBe(0);
        var free = (await couree.FirstSlots(other)).Single();
        free.ShouldBe((await couree.FirstSlots(left)).Single());
        await couree.Hold(other, free);
    }

    [Theory, OnBothEngines]
    public async Task A_basket_is_thrown_away_when_its_cookie_is_dead_and_not_before(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        await couree.Basket((await couree.Product("Carottes")).Id);
        var tidying = couree.Services.GetService(typeof(Couree.Outbox.Tidying)) as Couree.Outbox.Tidying;
        await tidying!.Once(CancellationToken.None);
        (await couree.Read(db => db.Set<Basket>().CountAsync())).ShouldBe(1);
        couree.Time.Move(BasketTokens.Life + TimeSpan.FromMinutes(1));
        await tidying.Once(CancellationToken.None);
        (await couree.Read(db => db.Set<Basket>().CountAsync())).ShouldBe(0);
        (await couree.Read(db => db.Set<Couree.Modules.People.Session>().CountAsync())).ShouldBe(0);
    }
}
