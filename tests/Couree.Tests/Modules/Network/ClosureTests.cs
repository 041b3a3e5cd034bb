using System.Net;
using Couree.Tests.Proofs;

namespace Couree.Tests.Modules.Network;

public sealed class ClosureTests
{
    [Theory, OnBothEngines]
    public async Task Why_the_door_will_be_closed_stands_on_the_organisations_page_and_on_its_shops(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        couree.Time.Set(new DateTime(2026, 12, 20, 9, 0, 0, DateTimeKind.Utc));
        var louise = await couree.As("louise");
        var settings = HtmlForm.Of(await louise.GetStringAsync("/organisations/epi-commun/settings"), "/organisations/epi-commun/settings");
        const string Hours = "lu-sa 9h-20h; 2026-12-24 fermé \"inventaire <b>& co</b>\"; 2026-12-26..2027-01-02 fermé \"congés\"; 2026-12-23 9h-12h; 2026-11-01 fermé \"passé\"";
        (await louise.PostAsync(settings.Action, settings.With(("hours", Hours)))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        foreach (var page in new[] { "/network/epi-commun", "/market/epi-commun" })
        {
            var raw = await couree.Browser().GetStringAsync(page);
            var text = WebUtility.HtmlDecode(raw);
            text.ShouldContain("Fermé le 24 décembre : inventaire <b>& co</b>", customMessage: page);
            text.ShouldContain("Fermé du 26 décembre au 2 janvier 2027 : congés");
            text.ShouldContain("Le 23 décembre, ouvert 9h-12h");
            text.ShouldNotContain("passé");
            raw.ShouldNotContain("<b>& co");
            var english = couree.Browser();
            english.DefaultRequestHeaders.Remove("Accept-Language");
            english.DefaultRequestHeaders.Add("Accept-Language", "en");
            (await english.GetStringAsync(page)).ShouldContain("Closed from 26 December to 2 January 2027");
        }
    }
}
