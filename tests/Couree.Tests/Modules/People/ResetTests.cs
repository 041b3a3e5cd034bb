using System.Net;
using Couree.Modules.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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
        var link = await AskedFor(couree, browser);
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
        var link = await AskedFor(couree, couree.Browser());
        couree.Time.Move(TimeSpan.FromHours(2));
        (await couree.Browser().GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory, OnBothEngines]
    public async Task An_unknown_address_gets_the_same_page_and_no_mail(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        (await couree.Browser().Post("/people/reset", ("Email", "nobody@couree.example"))).Headers.Location!.ToString().ShouldBe("/people/reset/sent");
        await couree.Settle();
        (await couree.Announced<PasswordResetAsked>()).ShouldBeEmpty();
        Directory.Exists(Path.Combine(couree.Folder, "mail")).ShouldBeFalse();
    }

    [Theory, OnBothEngines]
    public async Task Before_the_answer_the_same_is_written_for_an_address_that_is_known_and_for_one_that_is_not(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await couree.Settle("jeanne");
        foreach (var email in new[] { "jeanne@couree.example", "nobody@couree.example" }) await couree.Browser().Post("/people/reset", ("Email", email));
        var rows = await couree.Read(db => db.Set<Couree.Outbox.OutboxRow>().Select(r => r.Event).ToListAsync());
        rows.Count.ShouldBe(2);
        rows.Distinct().ShouldHaveSingleItem();
        (await couree.Read(db => db.Set<MailLink>().CountAsync())).ShouldBe(0);
    }

    /// <summary>Asks for a new password, and lets the house look the address up.</summary>
    private static async Task<string> AskedFor(TestCouree couree, HttpClient browser)
    {
        (await browser.Post("/people/reset", ("Email", "jeanne@couree.example"))).Headers.Location!.ToString().ShouldBe("/people/reset/sent");
        await couree.Services.GetRequiredService<Couree.Outbox.OutboxWorker>().RunDue(CancellationToken.None);
        return (await couree.Announced<PasswordResetAsked>()).ShouldHaveSingleItem().Link;
    }

    [Theory, OnBothEngines]
    public async Task Two_clicks_at_once_on_a_link_use_it_once(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await couree.Settle("jeanne");
        var key = Neighbours.Key(await AskedFor(couree, couree.Browser()));
        var answers = await Task.WhenAll(Enumerable.Range(1, 6).Select(i => couree.Browser().Post("/people/reset/new", ("Key", key), ("Password", $"une phrase numéro {i}"))));
        answers.Count(a => a.StatusCode == HttpStatusCode.SeeOther).ShouldBe(1);
    }
}
