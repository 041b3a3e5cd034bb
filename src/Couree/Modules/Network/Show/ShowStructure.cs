using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Couree.Kernel;
using Couree.Modules.Market;
using Couree.Modules.Network.Find;
using Couree.Modules.Organisations;
using Couree.Modules.Places;
using Couree.Web;

namespace Couree.Modules.Network.Show;

/// <summary>A structure's public page: what it offers, when, where, and the same for machines (schema.org).</summary>
internal sealed class ShowStructure(IOrganisations organisations, IPlaces places, IMarket market, HouseOptions house, Clock clock) : IUseCase
{
    /// <summary>How far ahead the page says when the door will be closed.</summary>
    private const int DaysAhead = 60;

    public async Task<StructurePage.Facts> Do(Actor who, string slug, CancellationToken stop = default)
    {
        var card = await organisations.Profile(slug, stop) ?? throw new NotFound();
        var place = card.Card.Place is { } id ? (await places.Cards([id], stop)).GetValueOrDefault(id) : null;
        var week = card.Card.Place is { } somewhere ? await Week(somewhere, stop) : [];
        var showcase = (await market.Showcase([card.Card.Id], stop)).GetValueOrDefault(card.Card.Id) ?? [];
        return new StructurePage.Facts(
            slug, card.Card.Name, card.LegalName, card.Siret, await Couriers(card.Card, stop), card.Card.Kind, card.Card.Summary, card.About, card.Area, card.Email, card.Phone, card.Links,
            [.. card.Photos.Select((p, i) => Photos.Url(p, i == 0 ? 1200 : 400)!)],
            Verbs.Of(card.Card), place?.Address, place?.Open.IsOpen ?? false, place is null ? null : Opening.Say(place.Open, place.Hours, clock), week,
            place is null ? [] : places.SayExceptions(place.Hours, clock.Today, clock.Today.AddDays(DaysAhead), Words.Language),
            [.. showcase.Select(p => new StructurePage.Product(p.Name, p.Price))], showcase.Count > 0, who.Is(Role.Keeper, card.Card.Id),
            place is null ? null : MapSource(place, card.Card.Name), Linked(card, place));
    }

    /// <summary>The co-op that carries for it, unless it carries itself.</summary>
    private async Task<StructurePage.Partner?> Couriers(OrganisationCard card, CancellationToken stop) =>
        await organisations.CourierPartner(card.Id, stop) is { } id && id != card.Id && (await organisations.Cards([id], stop)).GetValueOrDefault(id) is { IsWelcomed: true } partner ? new(partner.Slug, partner.Name) : null;

    /// <summary>The coming seven days, as people read them.</summary>
    private async Task<IReadOnlyList<StructurePage.Day>> Week(PlaceId place, CancellationToken stop)
    {
        var days = new List<StructurePage.Day>();
        for (var i = 0; i < 7; i++)
        {
            var day = clock.Today.AddDays(i);
            var open = await places.OpenPeriods(place, clock.Instant(day, TimeOnly.MinValue), clock.Instant(day.AddDays(1), TimeOnly.MinValue), stop);
            days.Add(new StructurePage.Day(day.ToString("dddd d", CultureInfo.CurrentUICulture), i == 0,
                [.. open.Select(p => $"{Words.Hour(clock.Civil(p.FromAt))} – {Words.Hour(clock.Civil(p.UntilAt))}")]));
        }
        return days;
    }

    private static string MapSource(PlaceCard place, string name) => string.Create(CultureInfo.InvariantCulture,
        $"/places/map?box={place.Point.Lat - 0.004:0.####},{place.Point.Lon - 0.006:0.####},{place.Point.Lat + 0.004:0.####},{place.Point.Lon + 0.006:0.####}&mark={place.Point.Lat:0.#####},{place.Point.Lon:0.#####},{Uri.EscapeDataString(name)}");

    private string Linked(OrganisationProfile card, PlaceCard? place)
    {
        var type = card.Card.Offers.Contains(Offer.Kitchen) ? "Restaurant" : card.Card.Offers.Contains(Offer.Shop) ? "Store" : "Organization";
        var linked = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = type,
            ["@id"] = $"{house.PublicUrl}/network/{card.Card.Slug}",
            ["name"] = card.Card.Name,
            ["legalName"] = card.LegalName,
            ["description"] = card.Card.Summary,
            ["url"] = $"{house.PublicUrl}/network/{card.Card.Slug}",
        };
        // ISO 6523: 0009 is the register of the SIRET.
        if (card.Siret is not null) linked["iso6523Code"] = "0009:" + card.Siret;
        if (card.Email is not null) linked["email"] = card.Email;
        if (card.Phone is not null) linked["telephone"] = card.Phone;
        if (card.Photos.Count > 0) linked["image"] = house.PublicUrl + Photos.Url(card.Photos[0], 1200);
        if (card.Links.Count > 0) linked["sameAs"] = new JsonArray([.. card.Links.Select(l => (JsonNode)l)]);
        if (place is not null)
        {
            linked["address"] = place.Address;
            linked["geo"] = new JsonObject { ["@type"] = "GeoCoordinates", ["latitude"] = place.Point.Lat, ["longitude"] = place.Point.Lon };
            if (type != "Organization") LinkedHours.Add(linked, place.Hours);
        }
        // The default encoder turns < into <, so that no value can close the script element.
        return linked.ToJsonString(new JsonSerializerOptions());
    }
}
