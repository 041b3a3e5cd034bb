using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Couree.Modules.Market;
using Couree.Tests.Modules.People;
using Couree.Tests.Proofs;
using Microsoft.EntityFrameworkCore;

namespace Couree.Tests.Modules.Market;

/// <summary>Whoever wishes for more than there is hears of it at once, and keeps what is possible.</summary>
public sealed class StockInBasket
{
    private const string Name = "Chicorée";

    [Theory, OnBothEngines]
    public async Task Ninety_nine_of_eighteen_are_eighteen_and_the_page_says_so(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var product = await Eighteen(couree);
        var browser = couree.Browser();
        var added = await browser.Post("/market/basket/lines", ("product", product.ToString()), ("count", "99"), ("back", "/market/epi-commun"));
        added.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await added.Text()).ShouldContain("Il ne reste que 18");
        var basket = await browser.GetStringAsync("/market/basket");
        var line = HtmlForm.Of(basket, "/market/basket/count");
        line.Fields.ShouldContain(f => f.Key == "count" && f.Value == "18");
        var more = await browser.PostAsync("/market/basket/count", line.With(("count", "40")));
        more.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await more.Text()).ShouldContain("nous avons mis dans votre panier ce qui est possible");
        (await browser.PostAsync("/market/basket/count", line.With(("count", "17")))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await browser.Post("/market/basket/lines", ("product", product.ToString()), ("count", "1"), ("back", "/market/epi-commun"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Theory, OnBothEngines]
    public async Task A_program_is_told_how_many_it_has(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var product = await Eighteen(couree);
        var (program, basket) = (couree.Browser(), "/api/v1/market/baskets/" + new string('s', 43));
        async Task<(int Count, int? Left)> Said(HttpResponseMessage answer)
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            var said = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            return (said["count"]!.GetValue<int>(), said["left"]?.GetValue<int>());
        }
        (await Said(await program.PostAsJsonAsync(basket + "/lines", new { product, count = 12 }))).ShouldBe((12, null));
        (await Said(await program.PostAsJsonAsync(basket + "/lines", new { product, count = 12 }))).ShouldBe((18, 18));
        var key = (await couree.Read(db => db.Set<Basket>().AsNoTracking().ToListAsync())).SelectMany(b => b.Lines).Single(l => l.Product.Value == product).Key;
        (await Said(await program.PutAsJsonAsync(basket + "/count", new { line = key, count = 99 }))).ShouldBe((18, 18));
        (await Said(await program.PutAsJsonAsync(basket + "/count", new { line = key, count = 0 }))).ShouldBe((0, null));
    }

    private static async Task<Guid> Eighteen(TestCouree couree)
    {
        var product = await couree.Read(db => db.Set<Product>().AsNoTracking().Where(p => p.Name.StartsWith(Name)).Select(p => new { p.Id, p.Shop, p.Name }).FirstAsync());
        await couree.Arrange(product.Shop, 20, product.Name, 18);
        return product.Id.Value;
    }
}
