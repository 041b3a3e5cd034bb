using System.Net;
using System.Text.Json;
using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Market;
using Couree.Modules.Notices;
using Couree.Modules.Notices.Post;
using Couree.Modules.Organisations;
using Couree.Modules.People;
using Couree.Tests.Modules.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Couree.Tests.Modules.Notices;

public sealed class LetterTests
{
    private static readonly PersonId Person = new(Guid.Parse("019ea19b-8000-7000-8000-000000000001"));
    private static readonly OrganisationId Shop = new(Guid.Parse("019ea19b-8000-7000-8000-000000000002"));
    private static readonly OrderId Order = new(Guid.Parse("019ea19b-8000-7000-8000-000000000003"));

    private static OrderMail Mail(string language) =>
        new(new(Guid.Parse("019ea19b-8000-7000-8000-00000000000" + (language == "fr" ? 4 : 5))), "C-1042", "Zoé <b>", "zoe@exemple.fr", language, "/market/orders/abc?key=1&x=2");

    private static async Task Tell<T>(TestCouree couree, T happened) where T : IEvent
    {
        await couree.Read(async db =>
        {
            db.Announce(happened);
            return await db.SaveChangesAsync();
        });
        await couree.Settle();
    }

    private static IReadOnlyList<WrittenMail> Mails(TestCouree couree) => !Directory.Exists(Path.Combine(couree.Folder, "mail")) ? [] :
        [.. Directory.EnumerateFiles(Path.Combine(couree.Folder, "mail"), "*.json").Select(f => JsonSerializer.Deserialize<WrittenMail>(File.ReadAllText(f), Json.Options)!)];

    /// <summary>Every mail of the catalogue: its template, its event in a language, its recipient, its link (null when it has none).</summary>
    private static IEnumerable<(string Template, IEvent Happened, string? Link)> Catalogue(string language)
    {
        yield return ("confirm", new EmailToConfirm(Person, "zoe@exemple.fr", "Zoé", language, "/people/confirm?key=k" + language), "/people/confirm?key=k" + language);
        yield return ("reset", new PasswordResetAsked(Person, "zoe@exemple.fr", "Zoé", language, "/people/reset/new?key=k" + language), "/people/reset/new?key=k" + language);
        yield return ("already_here", new SignInAlert(Person, "zoe@exemple.fr", "Zoé", language, "already_here", "/people/sign-in?back=%2Fmarket%2Fbasket"), "/people/sign-in?back=%2Fmarket%2Fbasket");
        yield return ("password_changed", new SignInAlert(Person, "zoe@exemple.fr", "Zoé", language, "password_changed"), "/people/reset");
        yield return ("email_changed", new SignInAlert(Person, "zoe@exemple.fr", "Zoé", language, "email_changed"), "/people/me");
        yield return ("passkey_added", new SignInAlert(Person, "zoe@exemple.fr", "Zoé", language, "passkey_added"), "/people/me");
        yield return ("passkey_removed", new SignInAlert(Person, "zoe@exemple.fr", "Zoé", language, "passkey_removed"), "/people/me");
        yield return ("account_erased", new SignInAlert(Person, "zoe@exemple.fr", "Zoé", language, "account_erased"), null);
        yield return ("invitation", new InvitationSent(Shop, "L’Épi commun", "zoe@exemple.fr", "/organisations/invitations/" + language, language), "/organisations/invitations/" + language);
        var mail = Mail(language);
        yield return ("order_placed", new OrderPlaced(mail), mail.Path);
        yield return ("order_refused", new OrderRefused(Id.Of<OrderId>(mail.Checkout.Value), Shop, "L’Épi commun", "plus de pain", mail), mail.Path);
        yield return ("order_ready", new OrderReady(Id.Of<OrderId>(mail.Checkout.Value), Shop, "L’Épi commun", true, mail), mail.Path);
        yield return ("order_on_its_way", new OrderOnItsWay(mail, "/t/" + language), "/t/" + language);
        yield return ("order_delivered", new OrderDelivered(mail), mail.Path);
        yield return ("order_cancelled", new OrderCancelled(Id.Of<OrderId>(mail.Checkout.Value), Shop, "L’Épi commun", "customer", "changé d’avis", mail), mail.Path);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Every_mail_says_everything_in_its_recipients_language_as_text_and_as_html(string language)
    {
        foreach (var (template, happened, link) in Catalogue(language))
        {
            await using var couree = await TestCouree.Empty(Engine.Sqlite);
            await (Task)typeof(LetterTests).GetMethod(nameof(Tell), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                .MakeGenericMethod(happened.GetType()).Invoke(null, [couree, happened])!;
            var mail = Mails(couree).ShouldHaveSingleItem(template);
            (mail.To, mail.Language).ShouldBe(("zoe@exemple.fr", language), template);
            foreach (var part in new[] { mail.Subject, mail.Text, mail.Html })
            {
                part.ShouldNotContain("notices.", customMessage: template);
                part.ShouldNotMatch(@"\{[a-z]+\}", template);
            }
            mail.Subject.ShouldNotBe(Couree.Web.Words.SayIn(language == "fr" ? "en" : "fr", $"notices.{template}.subject"), template);
            mail.Html.ShouldContain($"lang=\"{language}\"", customMessage: template);
            mail.Html.ShouldNotContain("Zoé <b>", customMessage: template);
            if (link is not null)
            {
                mail.Text.ShouldContain("http://localhost:5080" + link, customMessage: template);
                WebUtility.HtmlDecode(mail.Html).ShouldContain("href=\"http://localhost:5080" + link, customMessage: template);
            }
            var message = await MimeMessage.LoadAsync(Directory.EnumerateFiles(Path.Combine(couree.Folder, "mail"), "*.eml").Single());
            message.TextBody!.Trim().ReplaceLineEndings("\n").ShouldBe(mail.Text.Trim(), template);
            message.HtmlBody.ShouldNotBeNullOrWhiteSpace(template);
            message.Subject.ShouldBe(mail.Subject);
        }
    }

    [Theory, OnBothEngines]
    public async Task The_same_event_told_twice_writes_one_mail(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await Tell(couree, new OrderPlaced(Mail("fr")));
        await Tell(couree, new OrderPlaced(Mail("fr")));
        Mails(couree).Count.ShouldBe(1);
    }

    [Theory, OnBothEngines]
    public async Task Once_posted_the_store_keeps_neither_the_recipient_nor_the_words(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await Tell(couree, new OrderPlaced(Mail("fr")));
        var letter = await couree.Read(db => db.Set<Letter>().SingleAsync());
        (letter.To, letter.Subject, letter.Text, letter.Html).ShouldBe(("", "", "", ""));
        letter.PostedAt.ShouldNotBeNull();
    }

    [Theory, OnBothEngines]
    public async Task What_changes_nothing_for_the_recipient_sends_no_mail(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await Tell(couree, new OrderReady(Order, Shop, "L’Épi commun", ToCollect: false, Mail("fr")));
        await Tell(couree, new OrderAccepted(Order, Shop, "L’Épi commun", Mail("fr")));
        Mails(couree).ShouldBeEmpty();
    }

    [Theory, OnBothEngines]
    public async Task Stewards_hear_of_a_structure_that_asks_to_join(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await couree.Settle("sophie", steward: true);
        await couree.Settle("jeanne");
        await Tell(couree, new OrganisationProposed(Shop, "L’Épi commun", couree.Time.GetUtcNow().UtcDateTime));
        var mail = Mails(couree).ShouldHaveSingleItem();
        mail.To.ShouldBe("sophie@couree.example");
        mail.Subject.ShouldContain("L’Épi commun");
    }

    [Theory, OnBothEngines]
    public async Task The_demos_mailbox_shows_mails_with_links_that_can_be_followed(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        var browser = couree.Browser();
        await browser.Post("/people/sign-up", ("Name", "Lucie"), ("Email", "lucie@exemple.fr"), ("Password", "vélo pluie soleil"));
        await couree.Settle();
        var list = await browser.GetStringAsync("/dev/mail");
        var mail = System.Text.RegularExpressions.Regex.Match(list, "href=\"(/dev/mail/[0-9a-f-]+)\"").Groups[1].Value;
        var link = System.Text.RegularExpressions.Regex.Match(await browser.GetStringAsync(mail), "href=\"(/people/confirm\\?key=[^\"]+)\"").Groups[1].Value;
        (await browser.GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync("/dev/mail/..%2f..%2fcouree")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
