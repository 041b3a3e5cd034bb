using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Couree.Modules.People;
using Microsoft.EntityFrameworkCore;

namespace Couree.Tests.Modules.People;

public sealed class PasskeyTests
{
    private static async Task<HttpResponseMessage> Send(HttpClient browser, string url, object? body = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = JsonContent.Create(body ?? new { }) };
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.Add("Origin", "http://localhost");
        return await browser.SendAsync(request);
    }

    private static async Task<JsonElement> Ask(HttpClient browser, string url)
    {
        var answer = await Send(browser, url);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<HttpResponseMessage> Add(HttpClient browser, SoftKey key) =>
        await Send(browser, "/people/me/passkeys", new { name = "Mon téléphone", credential = key.Register(await Ask(browser, "/people/me/passkeys/question")) });

    private static async Task<HttpResponseMessage> SignIn(HttpClient browser, SoftKey key, string back = "/market") =>
        await Send(browser, "/people/sign-in/passkey", new { back, credential = key.Show(await Ask(browser, "/people/sign-in/passkey/question")) });

    [Theory, OnBothEngines]
    public async Task A_passkey_is_registered_and_then_opens_the_account(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await couree.Settle("jeanne");
        using var key = new SoftKey();
        var browser = await couree.As("jeanne");
        var added = await Add(browser, key);
        added.StatusCode.ShouldBe(HttpStatusCode.OK, await added.Content.ReadAsStringAsync());
        (await (await browser.GetAsync("/people/me")).Text()).ShouldContain("Mon téléphone");
        (await couree.Announced<SignInAlert>()).ShouldHaveSingleItem().What.ShouldBe("passkey_added");

        var elsewhere = couree.Browser();
        var opened = await SignIn(elsewhere, key);
        opened.StatusCode.ShouldBe(HttpStatusCode.OK, await opened.Content.ReadAsStringAsync());
        (await opened.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("next").GetString().ShouldBe("/market");
        (await (await elsewhere.GetAsync("/people/me")).Text()).ShouldContain("jeanne@couree.example");
        (await couree.Read(db => db.Set<Passkey>().SingleAsync())).SignCount.ShouldBe(2);
    }

    [Theory, OnBothEngines]
    public async Task An_answer_works_once_and_only_for_the_question_asked(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await couree.Settle("jeanne");
        using var key = new SoftKey();
        await Add(await couree.As("jeanne"), key);

        var thief = couree.Browser();
        var credential = key.Show(await Ask(thief, "/people/sign-in/passkey/question"));
        await Ask(thief, "/people/sign-in/passkey/question");
        (await Send(thief, "/people/sign-in/passkey", new { credential })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        var browser = couree.Browser();
        var good = key.Show(await Ask(browser, "/people/sign-in/passkey/question"));
        (await Send(browser, "/people/sign-in/passkey", new { credential = good })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Send(browser, "/people/sign-in/passkey", new { credential = good })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        var late = couree.Browser();
        var tooLate = key.Show(await Ask(late, "/people/sign-in/passkey/question"));
        couree.Time.Move(TimeSpan.FromMinutes(6));
        (await (await Send(late, "/people/sign-in/passkey", new { credential = tooLate })).Content.ReadAsStringAsync()).ShouldContain("people.passkey_late");
    }

    [Theory, OnBothEngines]
    public async Task A_passkey_made_for_another_site_or_unknown_here_opens_nothing(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await couree.Settle("jeanne");
        using var phishing = new SoftKey { Origin = "https://couree.evil.example" };
        (await Add(await couree.As("jeanne"), phishing)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var unknown = new SoftKey();
        (await SignIn(couree.Browser(), unknown)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await couree.Read(db => db.Set<Passkey>().CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task A_passkey_is_removed_by_its_owner_alone_and_opens_nothing_any_more(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await couree.Settle("jeanne");
        await couree.Settle("karim");
        using var key = new SoftKey();
        var jeanne = await couree.As("jeanne");
        await Add(jeanne, key);
        var id = (await couree.Read(db => db.Set<Passkey>().Select(p => p.Id).SingleAsync())).Value;
        (await (await couree.As("karim")).Post($"/people/me/passkeys/{id}/remove")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await jeanne.Post($"/people/me/passkeys/{id}/remove")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await SignIn(couree.Browser(), key)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory, OnBothEngines]
    public async Task Showing_the_passkey_again_is_proof_enough_to_leave_for_ten_minutes(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await couree.Settle("jeanne");
        using var key = new SoftKey();
        var browser = await couree.As("jeanne");
        await Add(browser, key);
        (await browser.Post("/people/me/leave", ("Sure", "true"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var proved = await Send(browser, "/people/me/prove", new { back = "/people/me/leave", credential = key.Show(await Ask(browser, "/people/sign-in/passkey/question")) });
        proved.StatusCode.ShouldBe(HttpStatusCode.OK);
        couree.Time.Move(TimeSpan.FromMinutes(11));
        (await browser.Post("/people/me/leave", ("Sure", "true"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await Send(browser, "/people/me/prove", new { credential = key.Show(await Ask(browser, "/people/sign-in/passkey/question")) });
        (await browser.Post("/people/me/leave", ("Sure", "true"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await couree.Read(db => db.Set<Passkey>().CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task Someone_joins_with_no_password_at_all(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        var browser = couree.Browser();
        await browser.Post("/people/sign-up", ("Name", "Lucie"), ("Email", "lucie@exemple.fr"), ("Password", ""));
        await browser.Post("/people/confirm", ("Key", Neighbours.Key((await couree.Announced<EmailToConfirm>())[0].Link)));
        using var key = new SoftKey();
        (await Add(browser, key)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var id = (await couree.Read(db => db.Set<Passkey>().Select(p => p.Id).SingleAsync())).Value;
        (await (await browser.Post($"/people/me/passkeys/{id}/remove")).Text()).ShouldContain("votre seule façon d’entrer");
        await browser.Post("/people/sign-out");
        (await SignIn(browser, key)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await couree.Browser().SignIn("lucie@exemple.fr", "")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }
}
