using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;

namespace Couree.Web;

/// <summary>
/// wwwroot travels inside the assembly: one process, one file to install. Each file is compressed once, when first asked for, served under a
/// name that carries its hash, and cached for ever by browsers. A folder named like a file (`couree.css/10-tokens.css`…) is that
/// file in short chapters: they are joined in order of their names.
/// </summary>
public static class Wwwroot
{
    private sealed record Asset(byte[] Plain, Lazy<byte[]>? Brotli, string Type, string Hash);

    private static readonly FrozenDictionary<string, Asset> All = Load();

    /// <summary>"/assets/couree.css?v=…"</summary>
    public static string Url(string name) => All.TryGetValue(name, out var asset) ? $"/assets/{name}?v={asset.Hash}" : throw new ArgumentException($"no asset {name}", nameof(name));

    public static IEnumerable<string> Names => All.Keys;

    /// <summary>An asset as written, its chapters joined.</summary>
    public static byte[] Read(string name) => All[name].Plain;

    /// <summary>Bytes a browser that knows Brotli receives.</summary>
    public static int SizeOverTheWire(string name) => (All[name].Brotli?.Value ?? All[name].Plain).Length;

    public static void MapAssets(this WebApplication app)
    {
        app.MapGet("/assets/{**name}", Serve).Open().ExcludeFromDescription();
        app.MapGet("/favicon.ico", (HttpContext http) => Serve(http, "favicon.svg")).Open().ExcludeFromDescription();
    }

    public static IResult Serve(HttpContext http, string name)
    {
        if (!All.TryGetValue(name, out var asset)) return Results.NotFound();
        http.Response.Headers.CacheControl = http.Request.Query["v"] == asset.Hash ? "public, max-age=31536000, immutable" : "no-cache";
        http.Response.Headers.Vary = "Accept-Encoding";
        http.Response.Headers.ETag = $"\"{asset.Hash}\"";
        if (http.Request.Headers.IfNoneMatch == $"\"{asset.Hash}\"") return Results.StatusCode(304);
        if (asset.Brotli is null || !http.Request.Headers.AcceptEncoding.ToString().Contains("br")) return Results.Bytes(asset.Plain, asset.Type);
        http.Response.Headers.ContentEncoding = "br";
        return Results.Bytes(asset.Brotli.Value, asset.Type);
    }

    private static FrozenDictionary<string, Asset> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".webmanifest"] = "application/manifest+json";
        var assets = new Dictionary<string, Asset>();
        foreach (var (name, plain) in Files(assembly))
        {
            var type = types.TryGetContentType(name, out var known) ? known : "application/octet-stream";
            if (type.StartsWith("text/", StringComparison.Ordinal)) type += "; charset=utf-8";
            var smaller = type.StartsWith("text/", StringComparison.Ordinal) || type.Contains("json") || type.Contains("svg") || type.Contains("javascript") ? new Lazy<byte[]>(() => Squeeze(plain)) : null;
            assets[name] = new Asset(plain, smaller, type, Convert.ToHexStringLower(SHA256.HashData(plain))[..12]);
        }
        return assets.ToFrozenDictionary();
    }

    private static IEnumerable<(string Name, byte[] Plain)> Files(Assembly assembly) => assembly.GetManifestResourceNames()
        .Where(resource => resource.StartsWith("wwwroot/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .GroupBy(resource => Whole(resource["wwwroot/".Length..]))
        .Select(chapters => (chapters.Key, chapters.SelectMany(chapter => Read(assembly, chapter)).ToArray()));

    /// <summary>"couree.css/20-base.css" is a chapter of "couree.css".</summary>
    private static string Whole(string name)
    {
        var folder = Path.GetDirectoryName(name) ?? "";
        return Path.HasExtension(folder) ? folder.Replace('\\', '/') : name;
    }

    private static byte[] Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        var plain = new byte[stream.Length];
        stream.ReadExactly(plain);
        return plain;
    }

    private static byte[] Squeeze(byte[] plain)
    {
        using var squeezed = new MemoryStream();
        using (var brotli = new BrotliStream(squeezed, new BrotliCompressionOptions { Quality = 9 })) brotli.Write(plain);
        return squeezed.ToArray();
    }
}
