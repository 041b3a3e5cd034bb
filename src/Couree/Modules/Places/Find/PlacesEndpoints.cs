using System.Globalization;
using Couree.Kernel;
using Couree.Modules.Places.Streets;
using Couree.Web;

namespace Couree.Modules.Places.Find;

/// <summary>Addresses as people type, our own map, and a way through the streets.</summary>
internal static class PlacesEndpoints
{
    public sealed record Suggestion(string Label, string Postcode, string City, double Lat, double Lon, bool IsExact);

    public sealed record Way(int Seconds, int Metres, bool IsEstimate, IReadOnlyList<GeoPoint> Line, string Attribution);

    public static void Map(WebApplication app)
    {
        app.MapGet("/places/addresses/suggest", (HttpContext http, string? q, IAddressBook addresses, HouseOptions house) =>
        {
            http.Response.Headers.CacheControl = "private, max-age=60";
            return Results.Ok(Suggest(addresses, house, q, 6));
        }).Open().ExcludeFromDescription();
        app.MapGet("/places/map", DrawMap).Open().ExcludeFromDescription();
        app.MapGet("/api/v1/places/addresses", (string? q, int? limit, IAddressBook addresses, HouseOptions house) => Results.Ok(Suggest(addresses, house, q, Math.Clamp(limit ?? 6, 1, 20))))
            .Open().WithName("SearchAddresses").WithExample(new[] { new Suggestion("27 Rue Léon Gambetta 59000 Lille", "59000", "Lille", 50.630164, 3.060218, true) }).WithTags("Places").WithSummary("Addresses for a typed text, best first: accents, case, abbreviations, word order and a typo do not matter.")
            .Produces<IReadOnlyList<Suggestion>>();
        app.MapGet("/api/v1/places/route", (string from, string to, IStreets streets) =>
            Read(from) is { } a && Read(to) is { } b
                ? Results.Ok(Told(streets.Route(a, b), streets.Attribution))
                : Results.ValidationProblem(new Dictionary<string, string[]> { [Read(from) is null ? "from" : "to"] = ["lat,lon in degrees, such as 50.6367,3.0634"] },
                    type: "/problems/web.bad_request", extensions: new Dictionary<string, object?> { ["code"] = "web.bad_request" }))
            .Open().WithName("FindRoute").WithExample(new Way(312, 1_240, false, [new(50.6367, 3.0634), new(50.6302, 3.0602)], "© les contributeurs d’OpenStreetMap")).WithTags("Places").WithSummary("The way by bike between two points `lat,lon`; an estimate off the known network says so.")
            .Produces<Way>().ProducesValidationProblem();
    }

    private static Way Told(Leg leg, string attribution) => new(leg.Seconds, leg.Metres, leg.IsEstimate, leg.Line, attribution);

    private static IReadOnlyList<Suggestion> Suggest(IAddressBook addresses, HouseOptions house, string? text, int limit) =>
        string.IsNullOrWhiteSpace(text) || text.Length > 200
            ? []
            : [.. addresses.Search(text, new GeoPoint(house.Territory.Lat, house.Territory.Lon), limit).Select(a => new Suggestion(a.Label, a.Postcode, a.City, a.Point.Lat, a.Point.Lon, a.IsExact))];

    /// <summary>`box` is "south,west,north,east"; each `mark` is "lat,lon,name"; `line` is "lat,lon lat,lon …" for a route.</summary>
    private static IResult DrawMap(HttpContext http, string box, string[]? mark, string? line, IStreets streets)
    {
        var sides = box.Split(',');
        if (sides.Length != 4 || Read($"{sides[0]},{sides[1]}") is not { } low || Read($"{sides[2]},{sides[3]}") is not { } high) throw new BadHttpRequestException("box=south,west,north,east");
        var frame = new GeoBox(Math.Min(low.Lat, high.Lat), Math.Min(low.Lon, high.Lon), Math.Max(low.Lat, high.Lat), Math.Max(low.Lon, high.Lon));
        if (frame.North - frame.South is < 0.0005 or > 1 || frame.East - frame.West is < 0.0005 or > 1) throw new BadHttpRequestException("the box is too small or too large");
        http.Response.Headers.CacheControl = "public, max-age=3600";
        return Results.Text(MapDrawing.Of(streets.MapLayer(frame), [.. (mark ?? []).Take(60).Select(Mark).OfType<MapDrawing.Mark>()], Line(line)), "image/svg+xml; charset=utf-8");
    }

    private static MapDrawing.Mark? Mark(string text)
    {
        var parts = text.Split(',', 3);
        return parts.Length == 3 && Read($"{parts[0]},{parts[1]}") is { } point ? new MapDrawing.Mark(point, parts[2]) : null;
    }

    private static IReadOnlyList<GeoPoint> Line(string? text) => [.. (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2000).Select(Read).OfType<GeoPoint>()];

    public static GeoPoint? Read(string? text)
    {
        var parts = (text ?? "").Split(',');
        return parts.Length == 2
            && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var lat)
            && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var lon)
            && new GeoPoint(lat, lon) is { IsOnEarth: true } point ? point : null;
    }
}
