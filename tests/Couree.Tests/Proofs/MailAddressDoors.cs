using System.Net;
using System.Net.Http.Json;
using Couree.Tests.Modules.People;

namespace Couree.Tests.Proofs;

/// <summary>Whatever door takes an e-mail address, one that no mail can reach is refused there, at its field.</summary>
public sealed class MailAddressDoors
{
    private const string Nobody = "nora@exemple";

    [Theory, OnBothEngines]
    public async Task An_address_without_a_real_host_is_refused_at_its_field_at_every_door(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (guest, louise) = (couree.Browser(), await couree.As("louise"));
        var product = await Modules.Market.MarketScene.Product(couree, "Carottes");
        await guest.Post("/market/basket/lines", ("product", product.Id.Value.ToString()), ("count", "1"), ("back", "/market/epi-commun"));
        await guest.PostAsync("/market/basket/slots", HtmlForm.Of(await guest.GetStringAsync("/market/basket"), "/market/basket/slots").With());
        var checkout = HtmlForm.Of(await guest.GetStringAsync("/market/checkout"), "/market/checkout");
        var settings = HtmlForm.Of(await louise.GetStringAsync("/organisations/epi-commun/settings"), "/organisations/epi-commun/settings");
        foreach (var (door, answer) in new (string, HttpResponseMessage)[]
        {
            ("sign-up", await guest.Post("/people/sign-up", ("Name", "Nora"), ("Email", Nobody), ("Password", "vélo pluie soleil"))),
            ("checkout", await guest.PostAsync("/market/checkout", checkout.With(("name", "Nora"), ("email", Nobody), ("phone", "06 12 34 56 78"), ("means", "cash")))),
            ("organisation", await louise.PostAsync(settings.Action, settings.With(("email", Nobody)))),
            ("invitation", await louise.Post("/organisations/epi-commun/invitations", ("email", Nobody), ("roles", "Member"))),
            ("a shop's parcel", await louise.Post("/delivery/braquets/ask/quote", ("to-1", "27 rue Léon Gambetta, Lille"), ("name-1", "Nora"), ("email-1", Nobody))),
            ("my address", await louise.Post("/people/me/email/move", ("Email", Nobody), ("Current", Neighbours.Password))),
        })
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, door);
            (await answer.Text()).ShouldContain("Une adresse e-mail, comme prenom@exemple.fr.", customMessage: door);
        }

        var stop = new { kind = "drop", name = "Nora", email = Nobody, address = "27 rue Léon Gambetta, Lille", point = new { lat = 50.628, lon = 3.058 }, fromAt = "2026-06-09T10:00:00Z", untilAt = "2026-06-09T12:00:00Z" };
        var body = new { sender = Guid.CreateVersion7(), stops = new[] { stop, stop }, packages = new { count = 1, grams = 2000, litres = 10, cold = false }, reference = "n1" };
        using var run = new HttpRequestMessage(HttpMethod.Post, "/api/v1/delivery/braquets/quotes") { Content = JsonContent.Create(body) };
        run.Headers.Accept.ParseAdd("application/json");
        var refused = await louise.SendAsync(run);
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Text()).ShouldContain("Une adresse e-mail, comme prenom@exemple.fr.");
    }
}
