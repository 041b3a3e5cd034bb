using System.Buffers.Text;
using System.Security.Cryptography;
using Couree.Kernel;
using SkiaSharp;

namespace Couree.Web;

/// <summary>
/// Photos of things and places. What arrives is judged by its content, never by its name; what stays is our own re-encoding:
/// upright, without EXIF (no place, no camera), at most 1200 px, with a 400 px twin, under `data/photos` by hash. A name is
/// therefore never rewritten, and browsers may keep it for ever.
/// </summary>
public sealed class Photos(HouseOptions house)
{
    public const int MostBytes = 8 * 1024 * 1024;
    private const int MostPixels = 50_000_000;
    private static readonly int[] Sizes = [1200, 400];
    private readonly SemaphoreSlim _unfolding = new(1, 1);
    private static readonly SKEncodedImageFormat[] Welcome = [SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Png, SKEncodedImageFormat.Webp, SKEncodedImageFormat.Gif];

    /// <summary>Keeps a photo that everyone may see; answers its hash, the name under which it is served.</summary>
    /// <exception cref="Refusal">web.photo_too_heavy above 8 MB; web.photo_unreadable when the content is no JPEG, PNG, WebP or GIF</exception>
    public Task<string> Keep(Stream photo, CancellationToken stop = default) => Keep(photo, "photos", stop);

    /// <summary>Keeps a photo that has no public address (a proof of delivery): a room serves it with <see cref="Private"/> behind its own door.</summary>
    public Task<string> KeepPrivate(Stream photo, CancellationToken stop = default) => Keep(photo, "proofs", stop);

    /// <summary>"/photos/{hash}-400.webp"; null stays null, for things without a photo.</summary>
    public static string? Url(string? hash, int size = 400) => hash is null ? null : $"/photos/{hash}-{(size <= 400 ? 400 : 1200)}.webp";

    /// <summary>The file of a private photo, for an endpoint that has checked who asks. <see cref="NotFound"/> when there is none.</summary>
    public IResult Private(HttpContext http, string hash, int size = 1200)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        return File("proofs", hash, size) is { } file ? Results.File(file, "image/webp") : throw new NotFound();
    }

    /// <summary>Removes a private photo's files; nothing happens when there are none.</summary>
    public void ForgetPrivate(string hash) => Forget("proofs", hash);

    /// <summary>Removes a public photo's files: its address answers 404. For whoever knows that nothing shows it any more.</summary>
    public void Forget(string hash) => Forget("photos", hash);

    private void Forget(string shelf, string hash)
    {
        foreach (var size in Sizes)
            if (File(shelf, hash, size) is { } file) System.IO.File.Delete(file);
    }

    internal static void Map(WebApplication app) =>
        app.MapGet("/photos/{hash}-{size:int}.webp", (HttpContext http, Photos photos, string hash, int size) =>
        {
            if (photos.File("photos", hash, size) is not { } file) throw new NotFound();
            http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return Results.File(file, "image/webp");
        }).Open().ExcludeFromDescription();

    private string? File(string shelf, string hash, int size)
    {
        if (hash.Length != 43 || !hash.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') || !Sizes.Contains(size)) return null;
        var file = PathOf(shelf, hash, size);
        return System.IO.File.Exists(file) ? file : null;
    }

    private string PathOf(string shelf, string hash, int size) => house.In(shelf, hash[..2].ToLowerInvariant(), $"{hash}-{size}.webp");

    private async Task<string> Keep(Stream photo, string shelf, CancellationToken stop)
    {
        var bytes = await ReadAtMost(photo, stop);
        var hash = Base64Url.EncodeToString(SHA256.HashData(bytes));
        // One at a time: an unfolded picture may take 200 MB, ten at once would take the server down.
        await _unfolding.WaitAsync(stop);
        try
        {
            using var upright = Decode(bytes);
            foreach (var size in Sizes) await Write(PathOf(shelf, hash, size), Encode(upright, size), stop);
        }
        finally
        {
            _unfolding.Release();
        }
        return hash;
    }

    private static async Task<byte[]> ReadAtMost(Stream photo, CancellationToken stop)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = await photo.ReadAsync(buffer, stop)) > 0;)
        {
            if (kept.Length + read > MostBytes) throw new Refusal("web.photo_too_heavy", new { most = MostBytes / 1024 / 1024 }, "photo");
            kept.Write(buffer, 0, read);
        }
        return kept.ToArray();
    }

    private static SKBitmap Decode(byte[] bytes)
    {
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        // The size is read from the header before a single pixel is decoded: a small file may announce a giant picture.
        if (codec is null || !Welcome.Contains(codec.EncodedFormat) || (long)codec.Info.Width * codec.Info.Height is < 1 or > MostPixels)
            throw new Refusal("web.photo_unreadable", field: "photo");
        return Upright(Unfold(codec), codec.EncodedOrigin);
    }

    /// <summary>Formats that can (JPEG, WebP) are read at a fraction of their size, no smaller than twice what is kept: a phone's 50 megapixels take 12 MB instead of 200.</summary>
    private static SKBitmap Unfold(SKCodec codec)
    {
        var size = codec.GetScaledDimensions(Math.Min(1f, 2f * Sizes[0] / Math.Max(codec.Info.Width, codec.Info.Height)));
        var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) is SKCodecResult.Success or SKCodecResult.IncompleteInput) return bitmap;
        bitmap.Dispose();
        throw new Refusal("web.photo_unreadable", field: "photo");
    }

    /// <summary>Phones write "turned" in the EXIF we are about to drop: turn the pixels instead.</summary>
    private static SKBitmap Upright(SKBitmap bitmap, SKEncodedOrigin origin)
    {
        var degrees = origin switch { SKEncodedOrigin.RightTop => 90, SKEncodedOrigin.BottomRight => 180, SKEncodedOrigin.LeftBottom => 270, _ => 0 };
        if (degrees == 0) return bitmap;
        using (bitmap)
        {
            var turned = degrees == 180 ? new SKBitmap(bitmap.Width, bitmap.Height) : new SKBitmap(bitmap.Height, bitmap.Width);
            using var canvas = new SKCanvas(turned);
            canvas.Translate(turned.Width / 2f, turned.Height / 2f);
            canvas.RotateDegrees(degrees);
            canvas.DrawBitmap(bitmap, -bitmap.Width / 2f, -bitmap.Height / 2f, SKSamplingOptions.Default);
            return turned;
        }
    }

    private static byte[] Encode(SKBitmap bitmap, int most)
    {
        var scale = Math.Min(1.0, (double)most / Math.Max(bitmap.Width, bitmap.Height));
        var info = new SKImageInfo(Math.Max(1, (int)(bitmap.Width * scale)), Math.Max(1, (int)(bitmap.Height * scale)));
        using var small = scale < 1 ? bitmap.Resize(info, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)) : null;
        using var image = SKImage.FromBitmap(small ?? bitmap);
        using var encoded = image.Encode(SKEncodedImageFormat.Webp, 78);
        return encoded.ToArray();
    }

    private static async Task Write(string file, byte[] bytes, CancellationToken stop)
    {
        if (System.IO.File.Exists(file)) return;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        // Written aside and moved: a crash leaves no half photo under a name that says it is whole.
        var aside = $"{file}.{Environment.CurrentManagedThreadId}.{Random.Shared.Next():x}";
        await System.IO.File.WriteAllBytesAsync(aside, bytes, stop);
        System.IO.File.Move(aside, file, overwrite: true);
    }
}
