using System.Net;
using Couree.Modules.Market;
using Couree.Modules.Organisations;
using Couree.Tests.Modules.People;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Tests.Proofs;

/// <summary>A photo taken off a structure or a product is gone from its address too, unless another thing shows it.</summary>
public sealed class PhotoLeavesTests
{
    [Theory, OnBothEngines]
    public async Task A_photo_taken_off_a_structure_is_found_no_more_unless_another_shows_it(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (louise, paul) = (await couree.As("louise"), await couree.As("paul"));
        foreach (var (keeper, slug) in new[] { (louise, "epi-commun"), (paul, "derailleur") }) await Put(keeper, slug);
        var photo = (await couree.Read(db => db.Set<Organisation>().Where(o => o.Slug == "derailleur").Select(o => o.Photos).SingleAsync()))[^1];
        (await Look(couree, photo)).ShouldBe(HttpStatusCode.OK);
        await TakeOff(couree, louise, "epi-commun", photo);
        (await Look(couree, photo)).ShouldBe(HttpStatusCode.OK, "the other structure shows it still");
        await TakeOff(couree, paul, "derailleur", photo);
        foreach (var size in new[] { 400, 1200 }) (await Look(couree, photo, size)).ShouldBe(HttpStatusCode.NotFound);
        await Put(paul, "derailleur");
        (await Look(couree, photo)).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothEngines]
    public async Task A_photo_that_a_product_shows_stays_until_the_product_goes(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var louise = await couree.As("louise");
        await Put(louise, "epi-commun");
        var photo = (await couree.Read(db => db.Set<Organisation>().Where(o => o.Slug == "epi-commun").Select(o => o.Photos).SingleAsync()))[^1];
        var product = await couree.Read(async db =>
        {
            var one = await db.Set<Product>().FirstAsync(p => db.Set<Organisation>().Any(o => o.Slug == "epi-commun" && o.Id == p.Shop));
            one.Photo = photo;
            await db.SaveChangesAsync();
            return one.Id;
        });
        await TakeOff(couree, louise, "epi-commun", photo);
        (await Look(couree, photo)).ShouldBe(HttpStatusCode.OK);
        (await louise.Post($"/market/epi-commun/catalogue/{product.Value}/pause", ("deed", "retire"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await couree.Settle();
        (await Look(couree, photo)).ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task Put(HttpClient keeper, string slug) =>
        (await keeper.PostAsync($"/organisations/{slug}/photos", new MultipartFormDataContent { { new ByteArrayContent(Pictures.Jpeg()) { Headers = { ContentType = new("image/jpeg") } }, "photo", "etal.jpg" } })).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

    private static async Task TakeOff(TestCouree couree, HttpClient keeper, string slug, string photo)
    {
        (await keeper.Post($"/organisations/{slug}/photos/removal", ("photo", photo))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await couree.Settle();
    }

    private static async Task<HttpStatusCode> Look(TestCouree couree, string photo, int size = 400) => (await couree.Browser().GetAsync(Photos.Url(photo, size))).StatusCode;
}
