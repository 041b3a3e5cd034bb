using Couree.Kernel;
using Couree.Modules.Places;
using Couree.Web;

namespace Couree.Modules.Organisations;

/// <summary>The room's open data: every approved structure, with its place.</summary>
internal static class OrganisationsApi
{
    public sealed record Published(string Slug, string Name, OrganisationKind Kind, string Summary, IReadOnlyList<Offer> Offers, string? Address, GeoPoint? Point, string? Hours, bool? IsOpen);

    private static readonly Published Braquets = new("braquets", "Les Braquets", OrganisationKind.Scop, "Coopérative de coursier·es à vélo", [Offer.Delivery], "12 rue de Wazemmes, 59000 Lille", new GeoPoint(50.6262, 3.0531), "mardi 9:00–21:00", true);

    public static void MapApi(WebApplication app)
    {
        app.MapGet("/api/v1/organisations", async (Offer? offer, IOrganisations organisations, IPlaces places, CancellationToken stop) =>
                Results.Ok(await Publish(await organisations.Offering(offer, stop), places, stop)))
            .Open().WithName("ListOrganisations").WithExample(new[] { Braquets }).WithTags("Organisations").WithSummary("Approved structures, all or those with one offer.")
            .Produces<IReadOnlyList<Published>>().ProducesValidationProblem();
        app.MapGet("/api/v1/organisations/{slug}", async (string slug, IOrganisations organisations, IPlaces places, CancellationToken stop) =>
                Results.Ok((await Publish([await organisations.BySlug(slug, stop) ?? throw new NotFound()], places, stop))[0]))
            .Open().WithName("GetOrganisation").WithExample(Braquets).WithTags("Organisations").WithSummary("One approved structure by its slug.")
            .Produces<Published>().ProducesProblem(404);
    }

    private static async Task<IReadOnlyList<Published>> Publish(IReadOnlyList<OrganisationCard> cards, IPlaces places, CancellationToken stop)
    {
        var where = await places.Cards([.. cards.Where(c => c.Place is not null).Select(c => c.Place!.Value)], stop);
        return [.. cards.Select(c => (Card: c, Place: c.Place is { } id ? where.GetValueOrDefault(id) : null))
            .Select(x => new Published(x.Card.Slug, x.Card.Name, x.Card.Kind, x.Card.Summary, x.Card.Offers, x.Place?.Address, x.Place?.Point, x.Place?.Hours, x.Place?.Open.IsOpen))];
    }
}
