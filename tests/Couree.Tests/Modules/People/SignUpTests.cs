using System.Net;
using Couree.Modules.People;
using Microsoft.EntityFrameworkCore;

namespace Couree.Tests.Modules.People;

public sealed class SignUpTests
{
    private const string Email = "lucie@exemple.fr";

    private static Task<HttpResponseMessage> SignUp(HttpClient browser, string email = Email, string password = "vélo pluie soleil") =>
        browser.Post("/people/sign-up", ("Name", "Lucie Martin"), ("Email", email), ("Password", password));

    [Theory, OnBothEngines]
    public async Task Someone_signs_up_answers_the_mail_and_is_signed_in(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        var browser = couree.Browser();
        (await SignUp(browser)).Headers.Location!.ToString().ShouldBe("/people/sign-up/sent");
        (await browser.GetStringAsync("/people/sign-up/sent")).ShouldContain("boîte aux lettres");
        couree.Time.Move(TimeSpan.FromSeconds(1));
        (await (await browser.SignIn(Email, "vélo pluie soleil")).Text()).ShouldContain("attend encore la réponse");

        var mail = (await couree.Announced<EmailToConfirm>())[^1];
        mail.Email.ShouldBe(Email);
        (await browser.GetStringAsync(mail.Link)).ShouldContain("<form method=\"post\" action=\"/people/confirm\"");
        (await couree.Read(db => db.Set<Person>().SingleAsync())).ConfirmedAt.ShouldBeNull();

        var key = Neighbours.Key(mail.Link);
        (await browser.Post("/people/confirm", ("Key", key), ("Password", "pas le bon du tout"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await browser.Post("/people/confirm", ("Key", key), ("Password", "vélo pluie soleil"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        WebUtility.HtmlDecode(await browser.GetStringAsync("/people/me?told=people.told.welcome")).ShouldContain("Bienvenue");
        (await (await couree.Browser().Post("/people/confirm", ("Key", key), ("Password", "vélo pluie soleil"))).Text()).ShouldContain("Ce lien a déjà servi");
    }

    [Theory, OnBothEngines]
    public async Task Signing_up_with_a_known_address_answers_the_same_and_writes_to_its_owner(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await couree.Settle("jeanne");
        var known = await SignUp(couree.Browser(), "jeanne@couree.example");
        var unknown = await SignUp(couree.Browser());
        known.StatusCode.ShouldBe(unknown.StatusCode);
        known.Headers.Location.ShouldBe(unknown.Headers.Location);
        (await couree.Announced<SignInAlert>()).ShouldHaveSingleItem().What.ShouldBe("already_here");
        (await couree.Announced<EmailToConfirm>()).ShouldHaveSingleItem().Email.ShouldBe(Email);
        (await couree.Browser().SignIn("jeanne@couree.example")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Theory, OnBothEngines]
    public async Task Who_signs_up_a_second_time_on_the_way_somewhere_is_led_there_by_the_letter(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await couree.Settle("jeanne");
        await couree.Browser().Post("/people/sign-up", ("Name", "Jeanne"), ("Email", "jeanne@couree.example"), ("Password", "vélo pluie soleil"), ("Back", "/organisations/invitations/abc"));
        var link = (await couree.Announced<SignInAlert>()).ShouldHaveSingleItem().Link!;
        link.ShouldBe("/people/sign-in?back=%2Forganisations%2Finvitations%2Fabc");
        (await couree.Browser().GetStringAsync(link)).ShouldContain("value=\"/organisations/invitations/abc\"");
    }

    [Theory, OnBothEngines]
    public async Task Whoever_signs_up_with_anothers_address_does_not_get_into_the_account_its_owner_opens(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await SignUp(couree.Browser(), password: "mot de l'attaquant");
        couree.Time.Move(TimeSpan.FromSeconds(1));
        await SignUp(couree.Browser(), password: "mot de lucie");
        var mails = await couree.Announced<EmailToConfirm>();
        (await couree.Browser().Post("/people/confirm", ("Key", Neighbours.Key(mails[0].Link)), ("Password", "mot de lucie"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await couree.Browser().Post("/people/confirm", ("Key", Neighbours.Key(mails[1].Link)), ("Password", "mot de lucie"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await couree.Browser().SignIn(Email, "mot de l'attaquant")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory, OnBothEngines]
    public async Task A_sign_up_nobody_answers_is_forgotten_within_a_week(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await SignUp(couree.Browser());
        couree.Time.Move(TimeSpan.FromDays(7));
        await couree.Settle();
        (await couree.Read(db => db.Set<Person>().CountAsync())).ShouldBe(0);
        (await couree.Read(db => db.Set<MailLink>().CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task Nobodys_mailbox_is_flooded_by_repeated_sign_ups(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        for (var attempt = 0; attempt < 9; attempt++) await SignUp(couree.Browser());
        (await couree.Announced<EmailToConfirm>()).Count.ShouldBe(5);
    }

    [Theory, OnBothEngines]
    public async Task Who_signs_up_on_the_way_to_an_invitation_or_a_basket_stands_there_once_the_mail_is_answered(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var page = await (await (await couree.As("louise")).Post("/organisations/epi-commun/invitations", ("email", Email), ("roles", "Treasurer"))).Text();
        var invitation = "/organisations/invitations/" + page.Split("/organisations/invitations/")[1].Split('<')[0];
        var browser = couree.Browser();
        var door = (await browser.GetAsync(invitation)).Headers.Location!.ToString();
        var signUp = Link(await browser.GetStringAsync(door), "/people/sign-up");
        signUp.ShouldEndWith("?back=" + Uri.EscapeDataString(invitation));
        (await Answered(couree, browser, signUp)).ShouldBe(invitation);
        WebUtility.HtmlDecode(await browser.GetStringAsync(invitation)).ShouldContain("Accepter");

        var shopper = couree.Browser();
        var basket = Link(await shopper.GetStringAsync("/market/basket"), "/people/sign-in");
        (await Answered(couree, shopper, Link(await shopper.GetStringAsync(basket), "/people/sign-up"), "nora@exemple.fr")).ShouldBe("/market/basket");
    }

    [Theory, OnBothEngines]
    public async Task A_first_mail_that_was_lost_is_sent_again_with_the_way_back(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await SignUp(couree.Browser());
        couree.Time.Move(TimeSpan.FromSeconds(1));
        await couree.Browser().SignIn(Email, "vélo pluie soleil", back: "/market/checkout");
        (await couree.Announced<EmailToConfirm>())[^1].Link.ShouldEndWith("&back=%2Fmarket%2Fcheckout");
    }

    [Theory]
    [InlineData("https://ailleurs.exemple.fr/")]
    [InlineData("//ailleurs.exemple.fr/")]
    [InlineData("/\\ailleurs.exemple.fr/")]
    [InlineData("javascript:alert(1)")]
    public async Task The_way_back_never_leads_off_the_site(string elsewhere)
    {
        await using var couree = await TestCouree.Empty(Engine.Sqlite);
        var browser = couree.Browser();
        Hidden(await browser.GetStringAsync("/people/sign-up?back=" + Uri.EscapeDataString(elsewhere))).ShouldBe("");
        await browser.Post("/people/sign-up", ("Name", "Lucie Martin"), ("Email", Email), ("Password", "vélo pluie soleil"), ("Back", elsewhere));
        var link = (await couree.Announced<EmailToConfirm>())[^1].Link;
        link.ShouldNotContain("back=");
        (await browser.Post("/people/confirm", ("Key", Neighbours.Key(link)), ("Password", "vélo pluie soleil"), ("Back", elsewhere))).Headers.Location!.ToString().ShouldStartWith("/people/me");
    }

    private static string Link(string page, string to) => WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(page, $"href=\"({to}[^\"]*)\"").Groups[1].Value);

    /// <summary>Signs up at this address and answers the mail, each form sent with what the page wrote into it; answers where that led.</summary>
    private static async Task<string> Answered(TestCouree couree, HttpClient browser, string signUp, string email = Email)
    {
        var back = Hidden(await browser.GetStringAsync(signUp));
        await browser.Post("/people/sign-up", ("Name", "Lucie Martin"), ("Email", email), ("Password", "vélo pluie soleil"), ("Back", back));
        couree.Time.Move(TimeSpan.FromSeconds(1));
        var link = (await couree.Announced<EmailToConfirm>())[^1].Link;
        var asked = Hidden(await browser.GetStringAsync(link));
        return (await browser.Post("/people/confirm", ("Key", Neighbours.Key(link)), ("Password", "vélo pluie soleil"), ("Back", asked))).Headers.Location!.ToString();
    }

    private static string Hidden(string page) => WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(page, "name=\"Back\" value=\"([^\"]*)\"").Groups[1].Value);

    [Theory]
    [InlineData("court", "10 signes au moins")]
    [InlineData("aaaaaaaaaaaa", "se devine trop vite")]
    [InlineData("lucie@exemple.fr", "se devine trop vite")]
    [InlineData("motdepasse", "se devine trop vite")]
    public async Task A_weak_password_is_refused_with_a_reason(string password, string because)
    {
        await using var couree = await TestCouree.Empty(Engine.Sqlite);
        var answer = await SignUp(couree.Browser(), password: password);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await answer.Text();
        page.ShouldContain(because);
        page.ShouldContain("value=\"Lucie Martin\"");
        page.ShouldNotContain($"value=\"{password}\" required=\"\" autocomplete=\"new-password\"");
    }
}
