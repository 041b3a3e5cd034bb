using Couree.Kernel;

namespace Couree.Modules.Notices;

internal readonly record struct LetterId(Guid Value) : IId;

/// <summary>
/// A mail to one person in her language. Its key makes it unique: the same event told twice writes one letter. Once posted, only
/// the key and the dates stay: what was written, and to whom, is the recipient's business.
/// </summary>
internal sealed class Letter
{
    private Letter()
    {
    }

    public LetterId Id { get; private init; }

    /// <summary>"order_placed:{id}"</summary>
    public string Key { get; private init; } = "";
    public string To { get; private set; } = "";
    public string Language { get; private init; } = "fr";
    public string Subject { get; private set; } = "";
    public string Text { get; private set; } = "";
    public string Html { get; private set; } = "";
    public DateTime CreatedAt { get; private init; }
    public DateTime? PostedAt { get; private set; }

    public static Letter Write(Clock clock, string key, string to, string language, string subject, string text, string html) => new()
    {
        Id = Kernel.Id.New<LetterId>(clock),
        Key = key,
        To = to,
        Language = language,
        Subject = subject,
        Text = text,
        Html = html,
        CreatedAt = clock.Now,
    };

    public void Posted(DateTime now) => (PostedAt, To, Subject, Text, Html) = (now, "", "", "", "");
}

/// <summary>A letter is ready for the post.</summary>
internal sealed record LetterWritten(LetterId Letter) : IEvent;
