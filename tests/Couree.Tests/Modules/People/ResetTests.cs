using System.Net;
using Couree.Modules.People;

namespace Couree.Tests.Modules.People;

public sealed class ResetTests
{
    [Theory, OnBothEngines]
    public async Task A_new_password_is_chosen_by_a_link_that_works_once(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await couree.Settle("jeanne");
        var elsewhere = await couree.As("jeanne");
        var browser = couree.Browser();
        (await browser.Post("/people/reset", ("Email", "jeanne@couree.example"))).Headers.Location!.ToString().ShouldBe("/people/reset/sent");
        var link = (await couree.Announced<PasswordResetAsked>()).ShouldHaveSingleItem().Link;
        (await browser.GetStringAsync(link)).ShouldContain("jeanne@couree.example");
        var key = Neighbours.Key(link);
        (await browser.Post("/people/reset/new", ("Key", key), ("Password", "court"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await browser.Post("/people/reset/new", ("Key", key), ("Password", "une phrase toute neuve"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await browser.GetAsync("/people/me")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var again = await couree.Browser().Post("/people/reset/new", ("Key", key), ("Password", "encore une autre phrase"));
        again.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await again.Text()).ShouldContain("Ce lien a déjà servi");
        (await elsewhere.GetAsync("/people/me")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await couree.Browser().SignIn("jeanne@couree.example")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await couree.Browser().SignIn("jeanne@couree.example", "une phrase toute neuve")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await couree.Announced<SignInAlert>()).ShouldContain(a => a.What == "password_changed");
    }

    [Theory, OnBothEngines]
    public async Task A_link_too_old_opens_nothing(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await couree.Settle("jeanne");
        await couree.Browser().Post("/people/reset", ("Email", "jeanne@couree.example"));
        var link = (await couree.Announced<PasswordResetAsked>())[0].Link;
        couree.Time.Move(TimeSpan.FromHours(2));
        (await couree.Browser().GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory, OnBothEngines]
    public async Task An_unknown_address_gets_the_same_page_and_no_mail(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        (await couree.Browser().Post("/people/reset", ("Email", "nobody@couree.example"))).Headers.Location!.ToString().ShouldBe("/people/reset/sent");
        (await couree.Announced<PasswordResetAsked>()).ShouldBeEmpty();
    }

    [Theory, OnBothEngines]
    public async Task Two_clicks_at_once_on_a_link_use_it_once(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await couree.Settle("jeanne");
        await couree.Browser().Post("/people/reset", ("Email", "jeanne@couree.example"));
        var key = Neighbours.Key((await couree.Announced<PasswordResetAsked>())[0].Link);
        var answers = await Task.WhenAll(Enumerable.Range(1, 6).Select(i => couree.Browser().Post("/people/reset/new", ("Key", key), ("Password", $"une phrase numéro {i}"))));
        answers.Count(a => a.StatusCode == HttpStatusCode.SeeOther).ShouldBe(1);
    }
}
