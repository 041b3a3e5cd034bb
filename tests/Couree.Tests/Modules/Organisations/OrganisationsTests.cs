using System.Net;
using System.Text.RegularExpressions;
using Couree.Kernel;
using Couree.Modules.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Couree.Tests.Modules.Organisations;

public sealed class OrganisationsTests
{
    private static FormUrlEncodedContent Proposal(string siret = "73282932000074", string address = "20 rue des Postes, 59000 Lille") => new(
    [
        new("name", "La Fabrique à soupe"), new("legalName", "La Fabrique à soupe"), new("kind", "Association"), new("siret", siret),
        new("summary", "Des soupes pour tout le quartier."), new("address", address), new("offers", "Kitchen"), new("offers", "Volunteering"),
    ]);

    [Theory, OnBothEngines]
    public async Task A_structure_is_proposed_then_welcomed_and_only_then_seen(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var karim = await couree.As("karim");
        (await karim.PostAsync("/organisations/propose", Proposal())).Headers.Location!.ToString().ShouldBe("/organisations/la-fabrique-a-soupe/settings");
        (await couree.Browser().GetAsync("/network/la-fabrique-a-soupe")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await karim.GetStringAsync("/organisations/la-fabrique-a-soupe/settings")).ShouldContain("attend la réponse");

        var sophie = await couree.As("sophie");
        (await sophie.GetStringAsync("/organisations/requests")).ShouldContain("La Fabrique à soupe");
        var id = await couree.Read(db => db.Set<Organisation>().Where(o => o.Slug == "la-fabrique-a-soupe").Select(o => o.Id).SingleAsync());
        (await sophie.PostAsync($"/organisations/requests/{id.Value}", new FormUrlEncodedContent([new("approve", "true")]))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await couree.Browser().GetStringAsync("/network/la-fabrique-a-soupe")).ShouldContain("Des soupes pour tout le quartier.");
        (await sophie.PostAsync($"/organisations/requests/{id.Value}", new FormUrlEncodedContent([new("approve", "true")]))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory, OnBothEngines]
    public async Task A_wrong_siret_or_an_unknown_address_says_so_at_its_field_and_loses_nothing(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var karim = await couree.As("karim");
        var wrong = await karim.PostAsync("/organisations/propose", Proposal(siret: "12345678901234"));
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await wrong.Content.ReadAsStringAsync();
        page.ShouldContain("Ce SIRET n’est pas valable");
        page.ShouldContain("Des soupes pour tout le quartier.");
        var nowhere = await karim.PostAsync("/organisations/propose", Proposal(address: "xqzw kjhg"));
        (await nowhere.Content.ReadAsStringAsync()).ShouldContain("Nous ne trouvons pas");
        (await couree.Read(db => db.Set<Organisation>().CountAsync(o => o.Name == "La Fabrique à soupe"))).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task One_siret_is_one_structures_among_those_that_are_welcomed_or_wait(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (karim, jeanne, sophie) = (await couree.As("karim"), await couree.As("jeanne"), await couree.As("sophie"));
        (await karim.PostAsync("/organisations/propose", Proposal())).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var second = await jeanne.PostAsync("/organisations/propose", Proposal("732 829 320 00074"));
        second.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        WebUtility.HtmlDecode(await second.Content.ReadAsStringAsync()).ShouldContain("porte déjà le SIRET 73282932000074");

        (await jeanne.PostAsync("/organisations/propose", Proposal(""))).Headers.Location!.ToString().ShouldBe("/organisations/la-fabrique-a-soupe-2/settings");
        var settings = Proofs.HtmlForm.Of(await jeanne.GetStringAsync("/organisations/la-fabrique-a-soupe-2/settings"), "/organisations/la-fabrique-a-soupe-2/settings");
        var changed = await jeanne.PostAsync(settings.Action, settings.With(("siret", "73282932000074")));
        changed.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        WebUtility.HtmlDecode(await changed.Content.ReadAsStringAsync()).ShouldContain("porte déjà le SIRET");

        // Who was told no holds nothing; and cannot come back for a number that somebody has taken meanwhile.
        var id = await couree.Read(db => db.Set<Organisation>().Where(o => o.Slug == "la-fabrique-a-soupe").Select(o => o.Id).SingleAsync());
        await sophie.PostAsync($"/organisations/requests/{id.Value}", new FormUrlEncodedContent([new("because", "Il manque vos horaires.")]));
        (await jeanne.PostAsync(settings.Action, settings.With(("siret", "73282932000074")))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await karim.PostAsync("/organisations/la-fabrique-a-soupe/proposal", null)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var own = Proofs.HtmlForm.Of(await jeanne.GetStringAsync(settings.Action), settings.Action);
        (await jeanne.PostAsync(settings.Action, own.With(("area", "Lille")))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Theory, OnBothEngines]
    public async Task Of_ten_who_propose_the_same_siret_at_once_one_is_heard(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var karim = await couree.As("karim");
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => karim.PostAsync("/organisations/propose", Proposal())));
        answers.Count(a => a.StatusCode == HttpStatusCode.SeeOther).ShouldBe(1);
        answers.Count(a => a.StatusCode == HttpStatusCode.UnprocessableEntity).ShouldBe(9);
        (await couree.Read(db => db.Set<Organisation>().CountAsync(o => o.Siret == "73282932000074"))).ShouldBe(1);
    }

    [Theory, OnBothEngines]
    public async Task Every_number_in_the_village_is_another_and_plainly_invented(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var sirets = await couree.Read(db => db.Set<Organisation>().Where(o => o.Siret != null).Select(o => o.Siret!).ToListAsync());
        sirets.Count.ShouldBe(5);
        sirets.ShouldBeUnique();
        foreach (var siret in sirets)
        {
            Siret.Read(siret).ShouldBe(siret);
            siret.ShouldStartWith("0000000", customMessage: "INSEE gives no such number");
        }
    }

    [Theory, OnBothEngines]
    public async Task A_store_in_which_four_structures_had_one_number_leaves_it_to_the_first_that_was_welcomed(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        await couree.Read(async db =>
        {
            await db.GetService<IMigrator>().MigrateAsync("TimeAboardAndDeskAttempts");
            await db.Set<Organisation>().Where(o => o.Siret != null).ExecuteUpdateAsync(o => o.SetProperty(x => x.Siret, "73282932000074"));
            await db.Set<Organisation>().Where(o => o.Slug == "braquets").ExecuteUpdateAsync(o => o.SetProperty(x => x.ProposedAt, couree.Time.GetUtcNow().UtcDateTime.AddYears(-3)).SetProperty(x => x.Standing, Standing.Proposed));
            await db.Set<Organisation>().Where(o => o.Slug == "marmite").ExecuteUpdateAsync(o => o.SetProperty(x => x.ProposedAt, couree.Time.GetUtcNow().UtcDateTime.AddYears(-2)));
            await db.Set<Organisation>().Where(o => o.Slug == "halle").ExecuteUpdateAsync(o => o.SetProperty(x => x.Standing, Standing.Declined));
            await db.GetService<IMigrator>().MigrateAsync();
            return true;
        });
        (await couree.Read(db => db.Set<Organisation>().Where(o => o.Siret != null).OrderBy(o => o.Slug).Select(o => o.Slug).ToListAsync())).ShouldBe(["halle", "marmite"]);
    }

    [Theory, OnBothEngines]
    public async Task Another_structures_back_office_does_not_exist(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        foreach (var stranger in new[] { "amadou", "jeanne", "sophie" })
            foreach (var page in new[] { "settings", "people" })
                (await (await couree.As(stranger)).GetAsync($"/organisations/epi-commun/{page}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var amadou = await couree.As("amadou");
        (await amadou.PostAsync("/organisations/epi-commun/invitations", new FormUrlEncodedContent([new("email", "x@couree.example")]))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await amadou.GetAsync("/organisations/requests")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothEngines]
    public async Task An_invitation_link_gives_its_roles_once(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var louise = await couree.As("louise");
        var answer = await louise.PostAsync("/organisations/epi-commun/invitations", new FormUrlEncodedContent([new("email", "karim@couree.example"), new("roles", "Treasurer")]));
        var page = await answer.Content.ReadAsStringAsync();
        var link = "/organisations/invitations/" + page.Split("/organisations/invitations/")[1].Split('<')[0];
        var karim = await couree.As("karim");
        (await karim.GetStringAsync(link)).ShouldContain("Accepter");
        (await karim.PostAsync(link, null)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await karim.GetStringAsync("/organisations")).ShouldContain("trésorier");
        (await (await couree.As("jeanne")).PostAsync(link, null)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await karim.GetAsync("/organisations/invitations/" + new string('0', 64))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothEngines]
    public async Task An_invitation_sent_twice_leaves_one_link_alive_and_a_mistake_in_it_keeps_the_roles(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var louise = await couree.As("louise");
        Task<HttpResponseMessage> Invite(string email) => louise.PostAsync("/organisations/epi-commun/invitations", new FormUrlEncodedContent([new("email", email), new("roles", "Treasurer")]));
        static string Link(string page) => "/organisations/invitations/" + page.Split("/organisations/invitations/")[1].Split('<')[0];
        var mistaken = await (await Invite("karim chez lui")).Content.ReadAsStringAsync();
        Regex.Count(mistaken, "value=\"Treasurer\" checked").ShouldBe(2, "Louise's own, and the one that was ticked");

        var first = Link(await (await Invite("karim@couree.example")).Content.ReadAsStringAsync());
        var second = Link(await (await Invite("Karim@couree.example ")).Content.ReadAsStringAsync());
        Regex.Count(await louise.GetStringAsync("/organisations/epi-commun/people"), "/revocation").ShouldBe(1);
        var karim = await couree.As("karim");
        (await karim.GetStringAsync(first)).ShouldContain("href=\"/organisations\"");
        (await karim.PostAsync(first, null)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await karim.GetStringAsync(second)).ShouldContain("le compte de Karim Benali");
        (await karim.PostAsync(second, null)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Theory, OnBothEngines]
    public async Task No_link_leads_to_a_page_that_a_structure_not_yet_welcomed_has_not(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (karim, sophie) = (await couree.As("karim"), await couree.As("sophie"));
        await karim.PostAsync("/organisations/propose", Proposal());
        foreach (var page in new[] { "/organisations", "/organisations/la-fabrique-a-soupe/settings", "/organisations/la-fabrique-a-soupe/people" })
            (await karim.GetStringAsync(page)).ShouldNotContain("/network/la-fabrique-a-soupe");
        var id = await couree.Read(db => db.Set<Organisation>().Where(o => o.Slug == "la-fabrique-a-soupe").Select(o => o.Id).SingleAsync());
        await sophie.PostAsync($"/organisations/requests/{id.Value}", new FormUrlEncodedContent([new("because", "Il manque vos horaires.")]));
        var mine = await karim.GetStringAsync("/organisations");
        mine.ShouldNotContain("/network/la-fabrique-a-soupe");
        mine.ShouldContain("pas retenue");
    }

    [Theory, OnBothEngines]
    public async Task A_steward_sees_where_a_structure_is_what_it_opens_and_who_proposes_it(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        await (await couree.As("karim")).PostAsync("/organisations/propose", Proposal());
        var page = WebUtility.HtmlDecode(await (await couree.As("sophie")).GetStringAsync("/organisations/requests"));
        foreach (var fact in new[] { "20 rue des Postes", "Cuisiner", "Accueillir des bénévoles", "Karim Benali (karim@couree.example)" }) page.ShouldContain(fact);
    }

    [Theory, OnBothEngines]
    public async Task An_invitation_dies_after_fourteen_days(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var louise = await couree.As("louise");
        var page = await (await louise.PostAsync("/organisations/epi-commun/invitations", new FormUrlEncodedContent([new("email", "karim@couree.example")]))).Content.ReadAsStringAsync();
        var link = "/organisations/invitations/" + page.Split("/organisations/invitations/")[1].Split('<')[0];
        couree.Time.Move(TimeSpan.FromDays(14));
        (await (await couree.As("karim")).PostAsync(link, null)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory, OnBothEngines]
    public async Task The_last_keeper_cannot_be_taken_away_even_by_two_people_at_once(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var epi = await couree.Read(db => db.Set<Organisation>().Where(o => o.Slug == "epi-commun").Select(o => o.Id).SingleAsync());
        var holdings = await couree.Read(db => db.Set<Holding>().Where(h => h.Organisation == epi).ToListAsync());
        var louise = holdings.Single(h => (h.Roles & Role.Keeper) != 0);
        var jeanne = holdings.Single(h => h.Id != louise.Id);
        var browser = await couree.As("louise");
        FormUrlEncodedContent Roles(params string[] roles) => new(roles.Select(r => new KeyValuePair<string, string>("roles", r)));
        (await browser.PostAsync($"/organisations/epi-commun/people/{louise.Id.Value}", Roles("Member"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await browser.PostAsync($"/organisations/epi-commun/people/{jeanne.Id.Value}", Roles("Member", "Keeper"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var other = await couree.As("jeanne");
        await Task.WhenAll(
            browser.PostAsync($"/organisations/epi-commun/people/{jeanne.Id.Value}", Roles("Member")),
            other.PostAsync($"/organisations/epi-commun/people/{louise.Id.Value}", Roles("Member")));
        (await couree.Read(db => db.Set<Holding>().CountAsync(h => h.Organisation == epi && (h.Roles & Role.Keeper) != 0))).ShouldBe(1);
    }

    [Theory, OnBothEngines]
    public async Task A_declined_structure_is_told_why_by_mail_mends_its_card_and_asks_again(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (karim, sophie) = (await couree.As("karim"), await couree.As("sophie"));
        await karim.PostAsync("/organisations/propose", Proposal());
        var id = await couree.Read(db => db.Set<Organisation>().Where(o => o.Slug == "la-fabrique-a-soupe").Select(o => o.Id).SingleAsync());
        Task<HttpResponseMessage> Again() => karim.PostAsync("/organisations/la-fabrique-a-soupe/proposal", null);
        (await Again()).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await sophie.PostAsync($"/organisations/requests/{id.Value}", new FormUrlEncodedContent([new("because", "Il manque vos horaires.")]));
        await couree.Settle();
        string[] Mails(string to) => [.. Directory.GetFiles(Path.Combine(couree.Folder, "mail"), "*.json").Select(File.ReadAllText).Where(m => m.Contains($"\"to\":\"{to}\"") && m.Contains("La Fabrique"))];
        Mails("karim@couree.example").ShouldHaveSingleItem().ShouldContain("Il manque vos horaires.");
        (await karim.GetStringAsync("/organisations/la-fabrique-a-soupe/settings")).ShouldContain("proposer à nouveau");
        (await (await couree.As("amadou")).PostAsync("/organisations/la-fabrique-a-soupe/proposal", null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        couree.Time.Move(TimeSpan.FromMinutes(1));
        (await Again()).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await couree.Settle();
        Mails("sophie@couree.example").Length.ShouldBe(2);
        (await sophie.GetStringAsync("/organisations/requests")).ShouldContain("La Fabrique à soupe");
    }

    [Theory, OnBothEngines]
    public async Task A_structure_speaks_to_each_reader_in_their_language_and_in_the_other_when_it_has_only_one(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var english = couree.Browser();
        english.DefaultRequestHeaders.Remove("Accept-Language");
        english.DefaultRequestHeaders.Add("Accept-Language", "en");
        (await english.GetStringAsync("/network/derailleur")).ShouldContain("The bike workshop where you learn to mend your own.");
        (await couree.Browser().GetStringAsync("/network/derailleur")).ShouldContain("L’atelier vélo où l’on apprend à réparer le sien.");

        var paul = await couree.As("paul");
        (await Describe("L’atelier des voisins.", "")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await english.GetStringAsync("/")).ShouldContain("L’atelier des voisins.");
        (await Describe("", "The neighbours’ workshop.")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await couree.Browser().GetStringAsync("/network/derailleur")).ShouldContain("The neighbours’ workshop.");
        var silent = await Describe("", " ");
        silent.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await silent.Content.ReadAsStringAsync()).ShouldContain("Présentez votre structure en une phrase");

        Task<HttpResponseMessage> Describe(string french, string inEnglish) => paul.PostAsync("/organisations/derailleur/settings", new FormUrlEncodedContent(
        [
            new("name", "Le Dérailleur"), new("legalName", "Le Dérailleur"), new("kind", "Association"), new("summary", french), new("summaryEn", inEnglish),
            new("address", "3 boulevard Victor Hugo, 59000 Lille"), new("hours", "mardi et jeudi 17h-20h"), new("offers", "Workshop"),
        ]));
    }

    [Theory, OnBothEngines]
    public async Task Hours_that_cannot_be_read_are_refused_in_the_keepers_language_and_no_name_of_the_code_shows(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var paul = await couree.As("paul");
        var answer = await paul.PostAsync("/organisations/derailleur/settings", new FormUrlEncodedContent(
        [
            new("name", "Le Dérailleur"), new("legalName", "Le Dérailleur"), new("kind", "Association"), new("summary", "Un atelier."),
            new("address", "3 boulevard Victor Hugo, 59000 Lille"), new("hours", "quand il fait beau"),
        ]));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("Ces horaires ne se lisent pas à partir de « quand il fai");
        page.ShouldNotContain("Opening hours, character");
        page.ShouldContain("<a href=\"#f-hours\">Ces horaires");
    }
}
