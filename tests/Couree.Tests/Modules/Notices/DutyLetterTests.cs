using MimeKit;

namespace Couree.Tests.Modules.Notices;

public sealed class DutyLetterTests
{
    [Theory, OnBothEngines]
    public async Task Who_is_on_duty_is_written_to_once_for_each_run_that_waits_too_long(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        (await Calls(couree)).ShouldBeEmpty();
        couree.Time.Move(TimeSpan.FromMinutes(11));
        var called = await Calls(couree);
        called.Count.ShouldBe(2);
        called.ShouldAllBe(m => m.To.Mailboxes.Single().Address == "manon@couree.example" && m.TextBody!.Contains("/delivery/braquets/board") && m.TextBody!.Contains("Les Braquets"));
        couree.Time.Move(TimeSpan.FromMinutes(30));
        (await Calls(couree)).Count.ShouldBe(2);
    }

    private static async Task<List<MimeMessage>> Calls(TestCouree couree)
    {
        await couree.Settle();
        var mails = new List<MimeMessage>();
        var folder = Path.Combine(couree.Folder, "mail");
        foreach (var file in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.eml") : []) mails.Add(await MimeMessage.LoadAsync(file));
        return [.. mails.Where(m => m.Subject!.StartsWith("Une course attend", StringComparison.Ordinal))];
    }
}
