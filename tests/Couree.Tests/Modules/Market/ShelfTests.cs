using System.Globalization;
using Couree.Kernel;
using Couree.Modules.Market;
using Microsoft.EntityFrameworkCore;

namespace Couree.Tests.Modules.Market;

/// <summary>The shelves of a shop are printed once: nobody may ever see yesterday's print.</summary>
public sealed class ShelfTests
{
    [Theory, OnBothEngines]
    public async Task A_shelf_shows_at_once_what_changed_on_it(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (louise, passer) = (await couree.As("louise"), couree.Browser());
        var salad = await couree.Product("Salade");
        var first = await Card(passer, salad.Id);
        first.ShouldContain("Ajouter");
        (await Card(passer, salad.Id)).ShouldBe(first);

        await Post(louise, $"/market/epi-commun/catalogue/{salad.Id.Value}/pause", ("deed", "pause"));
        (await Card(passer, salad.Id)).ShouldContain("De retour demain");
        await Post(louise, $"/market/epi-commun/catalogue/{salad.Id.Value}/pause", ("deed", "resume"));
        (await Card(passer, salad.Id)).ShouldBe(first);

        await Post(louise, $"/market/epi-commun/catalogue/{salad.Id.Value}", ("section", salad.Section), ("name", "Salade du matin"), ("description", ""), ("price", "4,35"), ("vat", "550"), ("unit", "pièce"), ("stock", "2"));
        var changed = await Card(passer, salad.Id);
        changed.ShouldContain("Salade du matin");
        changed.ShouldContain("value=\"435\"");
    }

    [Theory, OnBothEngines]
    public async Task A_new_product_stands_after_those_that_were_there(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var amadou = await couree.As("amadou");
        await Post(amadou, "/market/marmite/catalogue/new", ("section", "Fromages"), ("name", "Maroilles"), ("description", ""), ("price", "4,00"), ("vat", "550"), ("unit", "part"));
        var page = await couree.Browser().GetStringAsync("/market/marmite");
        page.IndexOf(">Maroilles<", StringComparison.Ordinal).ShouldBeGreaterThan(page.IndexOf("Gingembre frais", StringComparison.Ordinal));
    }

    [Theory, OnBothEngines]
    public async Task A_structure_just_welcomed_has_a_page_with_empty_shelves(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        await couree.Read(async db =>
        {
            var halle = await db.Set<Couree.Modules.Organisations.Organisation>().SingleAsync(o => o.Slug == "halle");
            halle.Open([Couree.Modules.Organisations.Offer.Kitchen]);
            return await db.SaveChangesAsync();
        });
        (await couree.Browser().GetStringAsync("/market/halle")).ShouldContain("Les rayons sont encore vides");
        (await couree.Browser().GetStringAsync("/market")).ShouldNotContain("La Halle aux voisins");
    }

    [Theory, OnBothEngines]
    public async Task A_pause_ends_by_itself_on_the_shelf_too(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (louise, passer) = (await couree.As("louise"), couree.Browser());
        var salad = await couree.Product("Salade");
        await Post(louise, $"/market/epi-commun/catalogue/{salad.Id.Value}/pause", ("deed", "pause"));
        (await Card(passer, salad.Id)).ShouldContain("De retour demain");
        couree.Time.Move(TimeSpan.FromDays(1));
        (await Card(passer, salad.Id)).ShouldNotContain("De retour demain");
    }

    [Theory, OnBothEngines]
    public async Task Who_looks_after_the_last_piece_was_sold_sees_an_empty_shelf_and_after_a_cancelled_order_a_full_one(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var shop = await couree.Shop("epi-commun");
        await couree.Arrange(shop, perWindow: 50, product: "Salade", stock: 1);
        var passer = couree.Browser();
        var salad = await couree.Product("Salade");
        (await Card(passer, salad.Id)).ShouldContain("Ajouter");
        var order = await couree.Ordered(salad.Id);
        (await Card(passer, salad.Id)).ShouldContain("Épuisé");
        await Post(await couree.As("louise"), $"/market/epi-commun/orders/{order.Id.Value}/serve", ("deed", "refuse"), ("reason", "other"), ("note", "Elle était flétrie."));
        (await Card(passer, salad.Id)).ShouldContain("Ajouter");
    }

    [Theory, OnBothEngines]
    public async Task Each_language_has_its_own_print(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var salad = await couree.Product("Salade");
        var (french, english) = (couree.Browser(), couree.Browser());
        english.DefaultRequestHeaders.Remove("Accept-Language");
        english.DefaultRequestHeaders.Add("Accept-Language", "en");
        (await Card(french, salad.Id)).ShouldContain("Ajouter");
        (await Card(english, salad.Id)).ShouldContain("Add");
        (await Card(french, salad.Id)).ShouldContain("Ajouter");
    }

    /// <summary>What the shop's page says of one product.</summary>
    private static async Task<string> Card(HttpClient browser, ProductId product)
    {
        var page = System.Net.WebUtility.HtmlDecode(await browser.GetStringAsync("/market/epi-commun"));
        var from = page.IndexOf($"id=\"p-{product.Value.ToString("N", CultureInfo.InvariantCulture)[^12..]}\"", StringComparison.Ordinal);
        from.ShouldBeGreaterThan(0);
        return page[from..page.IndexOf("</article>", from, StringComparison.Ordinal)];
    }

    private static async Task Post(HttpClient browser, string path, params (string Name, string Value)[] fields)
    {
        var answer = await browser.PostAsync(path, new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))));
        ((int)answer.StatusCode).ShouldBeLessThan(400, await answer.Content.ReadAsStringAsync());
    }
}
