using System.Net;
using System.Text;
using Couree.Web;

namespace Couree.Modules.Notices;

/// <summary>
/// What a letter says: the words `notices.{Template}.subject`, `.lead`, `.why` and, with a link, `.action`, in the recipient's
/// language; the same sentences as plain text and as HTML.
/// </summary>
/// <param name="Template">"order_placed"</param>
/// <param name="Name">for the greeting; empty when we do not know it</param>
/// <param name="Link">a local path, null when there is nothing to open</param>
internal sealed record Draft(string Template, string Language, string Name, object? Facts = null, string? Link = null)
{
    public string Subject => Say("subject").ReplaceLineEndings(" ");

    public string Text(string publicUrl)
    {
        var text = new StringBuilder().Append(Hello).Append("\n\n").Append(Say("lead")).Append("\n\n");
        if (Link is not null) text.Append(Words.SayIn(Language, "notices.link", new { action = Say("action") })).Append('\n').Append(publicUrl).Append(Link).Append("\n\n");
        return text.Append(Words.SayIn(Language, "notices.bye")).Append("\n\n-- \n").Append(Say("why")).Append('\n').Append(publicUrl).Append('\n').ToString();
    }

    /// <summary>Light, without images nor anything that would tell us it was opened.</summary>
    public string Html(string publicUrl)
    {
        var link = Link is null ? "" : $"<p><a class=\"button\" href=\"{Safe(publicUrl + Link)}\">{Safe(Say("action"))}</a></p>";
        return $"""
            <!DOCTYPE html>
            <html lang="{Language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Safe(Subject)}</title>
            <style>body{"{"}font:16px/1.5 system-ui,sans-serif;max-width:36em;margin:2em auto;padding:0 1em{"}"}.button{"{"}display:inline-block;padding:.7em 1.2em;background:#8a3b12;color:#fff;border-radius:.5em{"}"}small{"{"}color:#666{"}"}</style></head>
            <body><p>{Safe(Hello)}</p>
            <p>{Safe(Say("lead"))}</p>
            {link}
            <p>{Safe(Words.SayIn(Language, "notices.bye"))}</p>
            <hr><p><small>{Safe(Say("why"))} <a href="{Safe(publicUrl)}">{Safe(publicUrl)}</a></small></p></body></html>
            """;
    }

    private string Hello => Name.Length > 0 ? Words.SayIn(Language, "notices.hello", new { name = Name }) : Words.SayIn(Language, "notices.hello_nameless");

    private string Say(string part) => Words.SayIn(Language, $"notices.{Template}.{part}", Facts);

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
