using System.Net;
using Couree.Modules.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Couree.Tests.Modules.People;

public sealed class SignInTests
{
    [Theory, OnBothEngines]
    public async Task Someone_signs_in_and_out_again(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await couree.Settle("jeanne");
        var browser = couree.Browser();
        var answer = await browser.SignIn(" Jeanne@Couree.example ", back: "/market/basket");
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        answer.Headers.Location!.ToString().ShouldBe("/market/basket");
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("couree=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldContain("path=/");
        (await browser.GetStringAsync("/people/sign-up")).ShouldContain("jeanne Dubois");

        var leaves = await browser.Post("/people/sign-out");
        leaves.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        leaves.Headers.GetValues("Clear-Site-Data").ShouldBe(["\"cache\""], "on a shared computer, going back shows nothing of hers");
        (await browser.GetStringAsync("/people/sign-up")).ShouldNotContain("jeanne Dubois");
        (await couree.Read(db => db.Set<Session>().CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task A_stolen_store_opens_no_session(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await couree.Settle("jeanne");
        await couree.As("jeanne");
        var stored = await couree.Read(db => db.Set<Session>().Select(s => s.KeyHash).SingleAsync());
        var thief = couree.Browser();
        thief.DefaultRequestHeaders.Add("Cookie", "couree=" + stored);
        (await thief.GetStringAsync("/people/sign-up")).ShouldNotContain("jeanne Dubois");
    }

    [Theory, OnBothEngines]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await couree.Settle("jeanne");
        for (var attempt = 1; attempt <= SignInTries.MostFailures; attempt++)
        {
            var wrong = await couree.Browser().SignIn("jeanne@couree.example", "pas le bon");
            var unknown = await couree.Browser().SignIn("nobody@couree.example", "pas le bon");
            wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            unknown.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            (await unknown.Text()).Replace("nobody@", "jeanne@").ShouldBe(await wrong.Text());
        }
    }

    [Theory, OnBothEngines]
    public async Task After_five_failures_the_door_stays_shut_for_a_quarter_of_an_hour(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await couree.Settle("jeanne");
        for (var attempt = 1; attempt <= 4; attempt++)
            (await (await couree.Browser().SignIn("jeanne@couree.example", "pas le bon")).Text()).ShouldContain("ne vont pas ensemble");
        (await (await couree.Browser().SignIn("jeanne@couree.example", "pas le bon")).Text()).ShouldContain("la porte se rouvre dans 15 min");
        var locked = await couree.Browser().SignIn("jeanne@couree.example");
        locked.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await locked.Text()).ShouldContain("Mot de passe oublié");

        couree.Time.Move(TimeSpan.FromMinutes(15));
        (await couree.Browser().SignIn("jeanne@couree.example")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await couree.Read(db => db.Set<SignInTries>().CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task Guesses_made_at_the_same_time_all_count(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await couree.Settle("jeanne");
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => couree.Browser().SignIn("jeanne@couree.example", "pas le bon")));
        (await couree.Browser().SignIn("jeanne@couree.example")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("\t//evil.example")]
    public async Task Signing_in_never_leads_off_the_site(string back)
    {
        await using var couree = await TestCouree.Empty(Engine.Sqlite);
        await couree.Settle("jeanne");
        (await couree.Browser().SignIn("jeanne@couree.example", back: back)).Headers.Location!.ToString().ShouldBeOneOf("/", "/evil.example");
        (await couree.Browser().GetStringAsync("/people/sign-in?back=" + Uri.EscapeDataString(back))).ShouldContain("name=\"Back\" value=\"/\"");
    }

    [Theory, OnBothEngines]
    public async Task A_session_lives_thirty_days_from_the_last_visit(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await couree.Settle("jeanne");
        var browser = await couree.As("jeanne");
        couree.Time.Move(TimeSpan.FromDays(29));
        (await browser.GetStringAsync("/people/sign-up")).ShouldContain("jeanne Dubois");
        couree.Time.Move(TimeSpan.FromDays(29));
        (await browser.GetStringAsync("/people/sign-up")).ShouldContain("jeanne Dubois");
        couree.Time.Move(TimeSpan.FromDays(31));
        (await browser.GetStringAsync("/people/sign-up")).ShouldNotContain("jeanne Dubois");
    }

    [Theory, OnBothEngines]
    public async Task Other_rooms_find_people_by_id_and_by_address(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        var jeanne = await couree.Settle("jeanne");
        await using var scope = couree.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<IPeople>();
        (await people.ByEmail(" JEANNE@couree.example")).ShouldBe(jeanne);
        (await people.ByEmail("nobody@couree.example")).ShouldBeNull();
        (await people.Cards([jeanne, new(Guid.Empty)])).Values.ShouldHaveSingleItem().Name.ShouldBe("jeanne Dubois");
    }

    [Fact]
    public async Task The_strict_doors_answer_429_to_a_flood()
    {
        await using var couree = await TestCouree.Empty(Engine.Sqlite);
        couree.Services.GetRequiredService<Couree.Web.HouseOptions>().StrictPerMinute = 3;
        var browser = couree.Browser();
        for (var attempt = 1; attempt <= 3; attempt++) (await browser.SignIn("x@couree.example", "pas le bon")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var stopped = await browser.SignIn("x@couree.example", "pas le bon");
        stopped.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await stopped.Text()).ShouldContain("Attendez une minute");
    }
}
