using Couree.Kernel;
using Couree.Modules.Network.Find;
using Couree.Modules.Network.Show;
using Couree.Modules.Organisations;
using Couree.Web;

namespace Couree.Modules.Network;

/// <summary>The portal: home, a structure's page, and what search engines read.</summary>
internal static class NetworkEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/", async (string? q, string? near, string? verb, bool? open, int? page, FindNearMe find, CancellationToken stop) =>
            Pages.Show<HomePage>(await find.Do(new FindNearMe.Input(Cut(q, 100), Cut(near, 200), Enum.TryParse<Verb>(verb, true, out var known) ? known : null, open ?? false, page ?? 1), stop))).Open();
        app.MapGet("/network/{slug}", async (Actor who, string slug, ShowStructure show, CancellationToken stop) => Pages.Show<StructurePage>(await show.Do(who, slug, stop))).Open();
        app.MapGet("/sitemap.xml", SiteMap).Open().ExcludeFromDescription();
        app.MapGet("/robots.txt", (HouseOptions house) => Results.Text($"User-agent: *\nDisallow: /t/\nDisallow: /market/orders/\nDisallow: /people/\nSitemap: {house.PublicUrl}/sitemap.xml\n")).Open().ExcludeFromDescription();
    }

    private static async Task<IResult> SiteMap(IOrganisations organisations, HouseOptions house, CancellationToken stop)
    {
        var pages = (await organisations.Offering(null, stop)).Select(o => $"<url><loc>{house.PublicUrl}/network/{o.Slug}</loc></url>");
        return Results.Text($"<?xml version=\"1.0\" encoding=\"UTF-8\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>{house.PublicUrl}/</loc></url>{string.Concat(pages)}</urlset>", "application/xml; charset=utf-8");
    }

    private static string? Cut(string? text, int most) => text?.Trim() is { } trimmed && trimmed.Length > most ? trimmed[..most] : text?.Trim();
}
