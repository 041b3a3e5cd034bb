using System.Security.Cryptography;
using System.Text;
using Couree.Kernel;
using Couree.Modules.Notices.Desk;
using Couree.Modules.People;

namespace Couree.Modules.Notices.React;

/// <summary>"Is this address yours?", once for each link.</summary>
internal sealed class ConfirmLetter(Letters letters) : IReact<EmailToConfirm>
{
    public Task On(EmailToConfirm happened, CancellationToken stop) =>
        letters.Write("confirm:" + LinkKey.Of(happened.Link), happened.Email, new("confirm", happened.Language, happened.Name, new { email = happened.Email }, happened.Link), stop);
}

internal sealed class ResetLetter(Letters letters) : IReact<PasswordResetAsked>
{
    public Task On(PasswordResetAsked happened, CancellationToken stop) =>
        letters.Write("reset:" + LinkKey.Of(happened.Link), happened.Email, new("reset", happened.Language, happened.Name, null, happened.Link), stop);
}

/// <summary>Something changed on the account. At most one of a kind an hour: whoever types somebody's address again and again must not flood her.</summary>
internal sealed class AlertLetter(Letters letters, Mailbox mailbox, Clock clock) : IReact<SignInAlert>
{
    public Task On(SignInAlert happened, CancellationToken stop)
    {
        // Who goes takes along what was written to her; the farewell is written afterwards.
        if (happened.What == "account_erased") mailbox.Forget(happened.Email);
        return Write(happened, stop);
    }

    private Task Write(SignInAlert happened, CancellationToken stop) => letters.Write(
        $"{happened.What}:{happened.Person.Value}:{clock.Now:yyyyMMddHH}", happened.Email,
        new(happened.What, happened.Language, happened.Name, null, happened.What switch
        {
            "already_here" => happened.Link ?? "/people/sign-in",
            "account_erased" => null,
            "password_changed" => "/people/reset",
            _ => "/people/me",
        }), stop);
}

/// <summary>A link's fingerprint: the letter's key must not be the link.</summary>
internal static class LinkKey
{
    public static string Of(string link) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(link)));
}
