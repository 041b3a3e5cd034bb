using System.Globalization;
using System.Text.Json;
using Couree.Kernel;
using Couree.Web;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Couree.Modules.Notices.Post;

/// <summary>
/// Posts letters by SMTP when a host is configured, else leaves them as files in `data/mail/`. A letter posted twice (the network
/// broke between the server's yes and ours) carries the same Message-Id, so mailboxes show it once.
/// </summary>
internal sealed class Mailer(HouseOptions house, Clock clock)
{
    public async Task Send(Letter letter, CancellationToken stop)
    {
        using var message = Compose(letter);
        if (house.Mail.Host is { Length: > 0 } host) await BySmtp(host, message, stop);
        else await AsFiles(letter, message, stop);
    }

    private MimeMessage Compose(Letter letter)
    {
        var message = new MimeMessage
        {
            Subject = letter.Subject,
            Date = new DateTimeOffset(clock.Now),
            MessageId = $"{letter.Id.Value:N}@{(Uri.TryCreate(house.PublicUrl, UriKind.Absolute, out var url) ? url.Host : "couree")}",
            Body = new BodyBuilder { TextBody = letter.Text, HtmlBody = letter.Html }.ToMessageBody(),
        };
        message.From.Add(MailboxAddress.Parse(house.Mail.From));
        message.To.Add(MailboxAddress.Parse(letter.To));
        message.Headers.Add("Content-Language", letter.Language);
        // RFC 3834: no machine should answer a machine.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private async Task BySmtp(string host, MimeMessage message, CancellationToken stop)
    {
        using var smtp = new SmtpClient { Timeout = 30_000 };
        // With a password to send, an unencrypted line is refused; without one, encryption is taken when offered.
        var security = house.Mail.Port == 465 ? SecureSocketOptions.SslOnConnect : house.Mail.User is { Length: > 0 } ? SecureSocketOptions.StartTls : SecureSocketOptions.StartTlsWhenAvailable;
        await smtp.ConnectAsync(host, house.Mail.Port, security, stop);
        if (house.Mail.User is { Length: > 0 } user) await smtp.AuthenticateAsync(user, house.Mail.Password ?? "", stop);
        await smtp.SendAsync(message, stop);
        await smtp.DisconnectAsync(quit: true, stop);
    }

    private async Task AsFiles(Letter letter, MimeMessage message, CancellationToken stop)
    {
        var folder = Directory.CreateDirectory(house.In("mail")).FullName;
        var name = Path.Combine(folder, $"{clock.Now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}-{letter.Id.Value:N}");
        await message.WriteToAsync(name + ".eml", stop);
        var copy = new WrittenMail(Path.GetFileName(name), letter.To, letter.Language, letter.Subject, letter.Text, letter.Html, clock.Now);
        await File.WriteAllTextAsync(name + ".json", JsonSerializer.Serialize(copy, Json.Options), stop);
    }
}

/// <summary>A mail of the demo, as `/dev/mail` reads it back.</summary>
internal sealed record WrittenMail(string Name, string To, string Language, string Subject, string Text, string Html, DateTime At);
