using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Couree.Kernel;
using Couree.Modules.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Couree.Tests.Modules.People;

public sealed class MeTests
{
    [Theory, OnBothEngines]
    public async Task My_space_is_closed_to_visitors_who_are_sent_to_sign_in_and_back(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        (await couree.Browser().GetAsync("/people/me")).Headers.Location!.ToString().ShouldBe("/people/sign-in?back=%2Fpeople%2Fme");
        (await couree.Browser().GetAsync("/api/v1/people/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory, OnBothEngines]
    public async Task Someone_changes_her_name_phone_and_language(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await couree.Settle("jeanne");
        var browser = await couree.As("jeanne");
        (await browser.Post("/people/me/profile", ("Name", "Jeanne D."), ("Phone", "06 12 34 56 78"), ("Language", "en"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await browser.GetStringAsync("/people/me")).ShouldContain("Signed-in devices");
        var me = await browser.GetFromJsonAsync<JsonElement>("/api/v1/people/me");
        me.GetProperty("name").GetString().ShouldBe("Jeanne D.");
        me.GetProperty("phone").GetString().ShouldBe("06 12 34 56 78");
        me.GetProperty("language").GetString().ShouldBe("en");
        (await browser.Post("/people/me/profile", ("Name", ""), ("Language", "en"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var wrong = await browser.PutAsJsonAsync("/api/v1/people/me", new { name = "", language = "de" });
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory, OnBothEngines]
    public async Task Someone_ends_one_session_and_then_all_the_others(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await couree.Settle("jeanne");
        await couree.Settle("karim");
        var here = await couree.As("jeanne");
        var phone = await couree.As("jeanne");
        var library = await couree.As("jeanne");
        var karim = await couree.As("karim");
        var sessions = await phone.GetFromJsonAsync<JsonElement>("/api/v1/people/me/sessions");
        var id = sessions.EnumerateArray().Single(s => s.GetProperty("isThis").GetBoolean()).GetProperty("id").GetGuid();

        (await karim.Post($"/people/me/sessions/{id}/end")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await karim.DeleteAsync($"/api/v1/people/me/sessions/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await here.Post($"/people/me/sessions/{id}/end")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await phone.GetAsync("/people/me")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await library.GetAsync("/people/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await here.Post("/people/me/sessions/end-others");
        (await library.GetAsync("/people/me")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await here.GetAsync("/people/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await karim.GetAsync("/people/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothEngines]
    public async Task Changing_the_password_asks_for_the_old_one_ends_other_sessions_and_tells_by_mail(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await couree.Settle("jeanne");
        var here = await couree.As("jeanne");
        var elsewhere = await couree.As("jeanne");
        (await here.Post("/people/me/password", ("Current", ""), ("Password", "une phrase toute neuve"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await here.Post("/people/me/password", ("Current", "pas celui-là"), ("Password", "une phrase toute neuve"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await elsewhere.GetAsync("/people/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await here.Post("/people/me/password", ("Current", Neighbours.Password), ("Password", "une phrase toute neuve"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await elsewhere.GetAsync("/people/me")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await here.GetAsync("/people/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await couree.Announced<SignInAlert>()).ShouldHaveSingleItem().What.ShouldBe("password_changed");
    }

    [Theory, OnBothEngines]
    public async Task A_new_address_is_adopted_once_it_has_answered_and_the_old_one_is_told(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await couree.Settle("jeanne");
        var browser = await couree.As("jeanne");
        await browser.Post("/people/me/email/move", ("Email", "jeanne@exemple.fr"), ("Current", Neighbours.Password));
        var mail = (await couree.Announced<EmailToConfirm>()).ShouldHaveSingleItem();
        mail.Email.ShouldBe("jeanne@exemple.fr");
        (await browser.GetStringAsync(mail.Link)).ShouldContain("jeanne@exemple.fr");
        (await couree.Browser().SignIn("jeanne@exemple.fr")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await browser.Post("/people/me/email", ("Key", Neighbours.Key(mail.Link)))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await couree.Browser().SignIn("jeanne@exemple.fr")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var alert = (await couree.Announced<SignInAlert>()).ShouldHaveSingleItem();
        (alert.What, alert.Email).ShouldBe(("email_changed", "jeanne@couree.example"));
    }

    [Theory, OnBothEngines]
    public async Task The_export_holds_what_every_room_keeps_as_a_page_and_as_json(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await couree.Settle("jeanne");
        var browser = await couree.As("jeanne");
        var page = await (await browser.GetAsync("/people/me/export")).Text();
        page.ShouldContain("jeanne@couree.example");
        page.ShouldContain("Appareils connectés");
        var file = await browser.GetAsync("/people/me/export.json");
        file.Content.Headers.ContentDisposition!.FileName.ShouldBe("couree.json");
        var data = JsonDocument.Parse(await file.Content.ReadAsStringAsync()).RootElement;
        data.GetProperty("people").GetProperty("profile").GetProperty("email").GetString().ShouldBe("jeanne@couree.example");
        data.GetProperty("people").GetProperty("sessions").GetArrayLength().ShouldBe(1);
        await using var scope = couree.Services.CreateAsyncScope();
        foreach (var room in scope.ServiceProvider.GetServices<IPersonalData>()) data.TryGetProperty(room.Section, out _).ShouldBeTrue(room.Section);
        data.ToString().ShouldNotContain("passwordHash");
        data.ToString().ShouldNotContain("keyHash");
    }

    [Theory, OnBothEngines]
    public async Task The_export_page_has_a_word_for_everything_it_shows(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var manon = await couree.As("manon");
        var day = couree.Services.GetRequiredService<Clock>().Today;
        await manon.Post("/delivery/braquets/hardship/chores", ("day", day.ToString("yyyy-MM-dd")), ("kind", "Repair"), ("minutes", "30"), ("note", "La roue"));
        var page = await (await manon.GetAsync("/people/me/export")).Text();
        page.ShouldContain("La roue");
        string[] names = [.. Regex.Matches(page, "<(?:dt|h2)[^>]*>([^<]+)</").Select(name => name.Groups[1].Value)];
        names.Length.ShouldBeGreaterThan(30);
        names.Where(name => char.IsLower(name[0])).ShouldBeEmpty();
        // What nobody of the village has ridden yet.
        foreach (var record in new[] { typeof(Couree.Modules.Delivery.Ridden), typeof(Couree.Modules.Delivery.HardshipFacts) })
            record.GetProperties().Select(p => "people.export." + JsonNamingPolicy.CamelCase.ConvertName(p.Name)).Where(word => !Couree.Web.Words.Knows(word)).ShouldBeEmpty();
    }

    [Theory, OnBothEngines]
    public async Task Who_leaves_is_forgotten_signed_out_everywhere_and_announced(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        var jeanne = await couree.Settle("jeanne");
        var here = await couree.As("jeanne");
        var elsewhere = await couree.As("jeanne");
        (await (await here.GetAsync("/people/me/leave")).Text()).ShouldContain("écritures comptables");
        (await here.Post("/people/me/leave", ("Sure", "true"), ("Current", "pas celui-là"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await here.Post("/people/me/leave", ("Current", Neighbours.Password))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await here.Post("/people/me/leave", ("Sure", "true"), ("Current", Neighbours.Password))).Headers.Location!.ToString().ShouldStartWith("/people/sign-in");

        (await here.GetAsync("/people/me")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await elsewhere.GetAsync("/people/me")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await couree.Browser().SignIn("jeanne@couree.example")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var row = await couree.Read(db => db.Set<Person>().SingleAsync(p => p.Id == jeanne));
        (row.Email, row.Name, row.Phone, row.PasswordHash, row.About).ShouldBe((null, "", null, null, null));
        await using var scope = couree.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<IPeople>().Cards([jeanne])).ShouldBeEmpty();
        (await couree.Announced<SignInAlert>()).ShouldContain(a => a.What == "account_erased");
        await couree.Settle();
        (await couree.Read(db => db.Set<Couree.Outbox.OutboxRow>().CountAsync(r => r.Body.Contains("jeanne")))).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task A_steward_hands_the_role_over_before_leaving(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await couree.Settle("sophie", steward: true);
        var sophie = await couree.As("sophie");
        (await (await sophie.Post("/people/me/leave", ("Sure", "true"), ("Current", Neighbours.Password))).Text()).ShouldContain("confiez d’abord ce rôle");
        (await sophie.GetAsync("/people/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothEngines]
    public async Task The_last_keeper_of_a_structure_hands_it_over_before_leaving(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var louise = await couree.As("louise");
        var refused = await louise.Post("/people/me/leave", ("Sure", "true"), ("Current", Neighbours.Password));
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.Text()).ShouldContain("plus personne ne tiendrait L’Épi commun");
        (await (await couree.As("jeanne")).Post("/people/me/leave", ("Sure", "true"), ("Current", Neighbours.Password))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Theory, OnBothEngines]
    public async Task Of_two_last_keepers_who_leave_at_once_one_stays(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        await couree.Read(async db =>
        {
            var epi = await db.Set<Couree.Modules.Organisations.Organisation>().Where(o => o.Slug == "epi-commun").Select(o => o.Id).SingleAsync();
            foreach (var holding in await db.Set<Couree.Modules.Organisations.Holding>().Where(h => h.Organisation == epi).ToListAsync()) holding.Roles |= Couree.Kernel.Role.Keeper;
            return await db.SaveChangesAsync();
        });
        HttpClient[] keepers = [await couree.As("louise"), await couree.As("jeanne")];
        var answers = await Task.WhenAll(keepers.Select(k => k.Post("/people/me/leave", ("Sure", "true"), ("Current", Neighbours.Password))));
        answers.Count(a => a.StatusCode == HttpStatusCode.SeeOther).ShouldBe(1);
    }

    [Theory, OnBothEngines]
    public async Task The_host_names_the_first_steward_and_takes_the_role_back(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await couree.Settle("sophie");
        async Task<(int Code, string Said)> Command(string verb, string email)
        {
            var (output, errors) = (new StringWriter(), new StringWriter());
            var code = await Couree.Modules.People.Stewards.StewardCommand.Run(couree.Services, verb, email, output, errors);
            return (code, output.ToString() + errors);
        }
        (await (await couree.As("sophie")).GetAsync("/organisations/requests")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Command("add", "Sophie@couree.example")).Code.ShouldBe(0);
        (await (await couree.As("sophie")).GetAsync("/organisations/requests")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Command("remove", "sophie@couree.example")).Code.ShouldBe(0);
        (await (await couree.As("sophie")).GetAsync("/organisations/requests")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var nobody = await Command("add", "nobody@couree.example");
        (nobody.Code, nobody.Said.Contains("signs up")).ShouldBe((1, true));
    }

    [Theory, OnBothEngines]
    public async Task What_was_written_to_her_leaves_the_mailbox_of_the_demo_with_her(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await couree.Settle("jeanne");
        await couree.Settle("karim");
        foreach (var name in new[] { "jeanne", "karim" }) await couree.Browser().Post("/people/reset", ("Email", name + "@couree.example"));
        await couree.Settle();
        await (await couree.As("jeanne")).Post("/people/me/leave", ("Sure", "true"), ("Current", Neighbours.Password));
        await couree.Settle();
        var left = Directory.GetFiles(Path.Combine(couree.Folder, "mail")).Select(File.ReadAllText).ToList();
        left.Count(m => m.Contains("karim@couree.example")).ShouldBe(2);
        left.Where(m => m.Contains("jeanne@couree.example")).ShouldAllBe(m => !m.Contains("/people/reset/new"));
    }
}
