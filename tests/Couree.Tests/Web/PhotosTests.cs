using System.Net;
using System.Text;
using Couree.Kernel;
using Couree.Web;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace Couree.Tests.Web;

public sealed class PhotosTests
{
    private static MemoryStream Picture(int width, int height, SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.Coral);
        using var image = SKImage.FromBitmap(bitmap);
        using var encoded = image.Encode(format, 90);
        return new MemoryStream(encoded.ToArray());
    }

    [Fact]
    public async Task A_photo_is_re_encoded_small_and_served_for_ever()
    {
        await using var couree = await TestCouree.Empty(Engine.Sqlite);
        var hash = await couree.Services.GetRequiredService<Photos>().Keep(Picture(3000, 1500));
        var answer = await couree.Browser().GetAsync(Photos.Url(hash, 1200));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
        using var kept = SKBitmap.Decode(await answer.Content.ReadAsByteArrayAsync());
        (kept.Width, kept.Height).ShouldBe((1200, 600));
        using var small = SKBitmap.Decode(await couree.Browser().GetByteArrayAsync(Photos.Url(hash)));
        (small.Width, small.Height).ShouldBe((400, 200));
    }

    [Fact]
    public async Task What_the_camera_wrote_beside_the_picture_does_not_stay()
    {
        await using var couree = await TestCouree.Empty(Engine.Sqlite);
        var plain = Picture(300, 200).ToArray();
        byte[] note = [0xFF, 0xE1, 0, 40, .. Encoding.ASCII.GetBytes("Exif\0\0GPS 50.6333 3.0633 somebody-home".PadRight(38)[..38])];
        byte[] telling = [.. plain[..2], .. note, .. plain[2..]];
        var hash = await couree.Services.GetRequiredService<Photos>().Keep(new MemoryStream(telling));
        Encoding.ASCII.GetString(await couree.Browser().GetByteArrayAsync(Photos.Url(hash, 1200))).ShouldNotContain("somebody-home");
    }

    [Fact]
    public async Task A_script_called_photo_jpg_is_refused()
    {
        await using var couree = await TestCouree.Empty(Engine.Sqlite);
        var photos = couree.Services.GetRequiredService<Photos>();
        (await Should.ThrowAsync<Refusal>(() => photos.Keep(new MemoryStream("<svg onload=alert(1)>"u8.ToArray())))).Code.ShouldBe("web.photo_unreadable");
        (await Should.ThrowAsync<Refusal>(() => photos.Keep(new MemoryStream(new byte[Photos.MostBytes + 1])))).Code.ShouldBe("web.photo_too_heavy");
    }

    [Fact]
    public async Task A_private_photo_has_no_public_address()
    {
        await using var couree = await TestCouree.Empty(Engine.Sqlite);
        var hash = await couree.Services.GetRequiredService<Photos>().KeepPrivate(Picture(100, 100));
        (await couree.Browser().GetAsync(Photos.Url(hash))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await couree.Browser().GetAsync("/photos/..%2Fproofs-400.webp")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
