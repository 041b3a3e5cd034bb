using System.Net;
using System.Text;
using Couree.Modules.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Couree.Tests.Proofs;

/// <summary>Files sent through the real form of a structure's photos, by someone who may.</summary>
public sealed class UploadTests
{
    [Fact]
    public async Task A_photo_that_is_also_a_script_is_kept_as_a_photo_only()
    {
        await using var couree = await TestCouree.Village(Engine.Sqlite);
        byte[] polyglot = [.. Pictures.Jpeg(), .. "<script>alert(document.cookie)</script><?php system($_GET[0]);"u8];
        (await Send(couree, polyglot, "holiday.html", "text/html")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var photo = (await Photos(couree)).ShouldHaveSingleItem();
        var served = await couree.Browser().GetAsync(Couree.Web.Photos.Url(photo, 1200));
        served.Content.Headers.ContentType!.MediaType.ShouldBe("image/webp");
        StrictHeaders.Missing(served).ShouldBeEmpty();
        Encoding.Latin1.GetString(await served.Content.ReadAsByteArrayAsync()).ShouldNotContain("script");
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_whatever_it_is_called()
    {
        await using var couree = await TestCouree.Village(Engine.Sqlite);
        byte[][] files =
        [
            [.. "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8],
            [.. "GIF89a<script>alert(1)</script>"u8],
            [.. "%PDF-1.7 not a photo"u8],
            [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[200]],
            [],
        ];
        foreach (var file in files) (await Send(couree, file, "photo.jpg", "image/jpeg")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Photos(couree)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_photo_above_8_MB_is_refused()
    {
        await using var couree = await TestCouree.Village(Engine.Sqlite);
        var answer = await Send(couree, [.. Pictures.Jpeg(), .. new byte[Couree.Web.Photos.MostBytes]], "photo.jpg", "image/jpeg");
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("8");
    }

    [Fact]
    public async Task A_small_file_that_unfolds_into_a_giant_picture_is_refused_before_it_unfolds()
    {
        await using var couree = await TestCouree.Village(Engine.Sqlite);
        var bomb = Pictures.Bomb(30_000, 30_000);
        bomb.Length.ShouldBeLessThan(2_000_000);
        await Send(couree, Pictures.Jpeg(), "first.jpg", "image/jpeg");
        var before = Environment.WorkingSet;
        (await Send(couree, bomb, "photo.png", "image/png")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        // Unfolded it would take 3.6 GB.
        (Environment.WorkingSet - before).ShouldBeLessThan(100_000_000);
    }

    private static async Task<HttpResponseMessage> Send(TestCouree couree, byte[] file, string name, string type)
    {
        var louise = await couree.As("louise");
        var content = new ByteArrayContent(file) { Headers = { ContentType = new(type) } };
        return await louise.PostAsync("/organisations/epi-commun/photos", new MultipartFormDataContent { { content, "photo", name } });
    }

    private static Task<List<string>> Photos(TestCouree couree) => couree.Read(db => db.Set<Organisation>().Where(o => o.Slug == "epi-commun").Select(o => o.Photos).SingleAsync());
}
