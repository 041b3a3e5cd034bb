using System.Text;
using Couree.Modules.Market;
using Couree.Modules.Notices;
using Couree.Outbox;
using Couree.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Couree.Tests.Modules.Notices;

public sealed class MailerTests
{
    private static async Task Order(TestCouree couree) => await couree.Read(async db =>
    {
        db.Announce(new OrderDelivered(new(new(Guid.Parse("019ea19b-8000-7000-8000-000000000004")), "C-1042", "Zoé", "zoe@exemple.fr", "fr", "/market/orders/abc")));
        return await db.SaveChangesAsync();
    });

    private static void PostAt(TestCouree couree, SmallPost post) =>
        (couree.Services.GetRequiredService<HouseOptions>().Mail.Host, couree.Services.GetRequiredService<HouseOptions>().Mail.Port) = ("127.0.0.1", post.Port);

    [Theory, OnBothEngines]
    public async Task A_letter_goes_out_by_smtp_when_a_post_is_configured(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        using var post = new SmallPost();
        PostAt(couree, post);
        await Order(couree);
        await couree.Settle();
        using var raw = new MemoryStream(Encoding.UTF8.GetBytes(post.Received.ShouldHaveSingleItem()));
        var mail = await MimeMessage.LoadAsync(raw);
        mail.To.Mailboxes.Single().Address.ShouldBe("zoe@exemple.fr");
        mail.From.Mailboxes.Single().Address.ShouldBe("bonjour@couree.example");
        mail.Subject.ShouldBe("Commande C-1042 livrée");
        mail.TextBody!.ShouldContain("/market/orders/abc");
        mail.HtmlBody!.ShouldContain("/market/orders/abc");
        mail.Headers["Auto-Submitted"].ShouldBe("auto-generated");
        Directory.Exists(Path.Combine(couree.Folder, "mail")).ShouldBeFalse();
    }

    [Theory, OnBothEngines]
    public async Task A_closed_post_is_tried_again_later_and_the_letter_arrives_once(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        using var post = new SmallPost(refusals: 1);
        PostAt(couree, post);
        await Order(couree);
        var worker = couree.Services.GetRequiredService<OutboxWorker>();
        while (await worker.RunDue(CancellationToken.None) > 0) { }
        post.Received.ShouldBeEmpty();
        (await couree.Read(db => db.Set<Letter>().SingleAsync())).PostedAt.ShouldBeNull();
        couree.Time.Move(TimeSpan.FromMinutes(5));
        while (await worker.RunDue(CancellationToken.None) > 0) { }
        post.Received.Count.ShouldBe(1);
        (await couree.Read(db => db.Set<Letter>().SingleAsync())).PostedAt.ShouldNotBeNull();
    }
}
