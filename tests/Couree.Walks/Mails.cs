using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Couree.Walks;

/// <summary>The demo's mailbox: what the house has written, and the links in it.</summary>
internal static partial class Mails
{
    /// <summary>The paths that the newest mail to someone leads to, once it has come; /dev/mail is the mail itself.</summary>
    public static async Task<IReadOnlyList<string>> Links(IPage page, string to, string towards)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var list = await Read(page, "/dev/mail");
            foreach (Match mail in Letter().Matches(list).Where(one => one.Groups[2].Value.Contains(to, StringComparison.OrdinalIgnoreCase)))
            {
                if (towards == "/dev/mail") return [mail.Groups[1].Value];
                var links = Link().Matches(await Read(page, mail.Groups[1].Value)).Select(link => new Uri(new Uri(page.Url), WebUtility.HtmlDecode(link.Groups[1].Value)).PathAndQuery).Where(path => path.StartsWith(towards, StringComparison.Ordinal)).Distinct().ToList();
                if (links.Count > 0) return links;
            }
            await Task.Delay(100);
        }
        throw new ShouldAssertException($"no mail to {to} leads to {towards}");
    }

    /// <summary>Sends a form as the page would, without looking at it.</summary>
    public static async Task Send(this IAPIRequestContext house, string path, params (string Name, string Value)[] fields)
    {
        var form = house.CreateFormData();
        foreach (var (name, value) in fields) form.Set(name, value);
        var answer = await house.PostAsync(path, new() { Form = form, Headers = new Dictionary<string, string> { ["Sec-Fetch-Site"] = "same-origin", ["Accept"] = "text/html" } });
        answer.Ok.ShouldBeTrue($"{path}: {answer.Status}");
    }

    private static async Task<string> Read(IPage page, string path) => await (await page.APIRequest.GetAsync(path)).TextAsync();

    [GeneratedRegex("""<li><a href="(/dev/mail/[^"]+)">(.*?)</li>""", RegexOptions.Singleline)]
    private static partial Regex Letter();

    [GeneratedRegex("""<a [^>]*href="([^"]+)""")]
    private static partial Regex Link();
}
