using System.Text.RegularExpressions;
using Couree.Kernel;
using Couree.Web;

namespace Couree.Modules.Notices.Desk;

/// <summary>`/dev/mail`: what the demo would have sent. Elsewhere these doors do not exist.</summary>
internal static partial class DeskEndpoints
{
    public static void Map(WebApplication app)
    {
        if (!app.Environment.IsEnvironment("Demo") && !app.Environment.IsEnvironment("Test")) return;
        app.MapGet("/dev/mail", (Mailbox mailbox, Clock clock) => Pages.Show<MailboxPage>(new MailboxPage.Facts(
            [.. mailbox.Latest(200).Select(m => new MailboxPage.Row(m.Name, m.To, m.Subject, clock.Civil(m.At)))]))).Open();
        app.MapGet("/dev/mail/{name}", (string name, Mailbox mailbox, HouseOptions house, Clock clock) => mailbox.Find(name) is { } mail
            ? Pages.Show<MailPage>(new MailPage.Facts(mail.To, mail.Subject, mail.Language, clock.Civil(mail.At), Parts(mail.Text, house.PublicUrl.TrimEnd('/')), Body(mail.Html, house.PublicUrl.TrimEnd('/'))))
            : throw new NotFound()).Open();
    }

    /// <summary>The text cut at its links: ours become local paths, so that they work on whatever port the demo runs.</summary>
    private static IReadOnlyList<MailPage.Part> Parts(string text, string publicUrl)
    {
        var parts = new List<MailPage.Part>();
        var at = 0;
        foreach (Match link in Link().Matches(text))
        {
            parts.Add(new(text[at..link.Index], null));
            parts.Add(new(link.Value, Local(link.Value, publicUrl)));
            at = link.Index + link.Length;
        }
        parts.Add(new(text[at..], null));
        return parts;
    }

    /// <summary>The HTML version's body: written by us, every value in it encoded.</summary>
    private static string Body(string html, string publicUrl) =>
        BodyOnly().Match(html).Groups[1].Value.Replace($"href=\"{publicUrl}/", "href=\"/", StringComparison.Ordinal).Replace($"href=\"{publicUrl}\"", "href=\"/\"", StringComparison.Ordinal);

    private static string Local(string link, string publicUrl) => link.StartsWith(publicUrl, StringComparison.Ordinal) ? link[publicUrl.Length..] is { Length: > 0 } path ? path : "/" : link;

    [GeneratedRegex(@"https?://[^\s<>]+")]
    private static partial Regex Link();

    [GeneratedRegex("<body>(.*)</body>", RegexOptions.Singleline)]
    private static partial Regex BodyOnly();
}
