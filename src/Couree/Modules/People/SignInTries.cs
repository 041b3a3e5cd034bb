using Couree.Kernel;

namespace Couree.Modules.People;

/// <summary>
/// Failed sign-ins for one address, known or not: an unknown address locks like a known one, so the lock tells nobody who has an
/// account. The address itself is not kept, only its SHA-256.
/// </summary>
internal sealed class SignInTries : IVersioned
{
    public const int MostFailures = 5;
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    private SignInTries()
    {
    }

    public string EmailHash { get; private init; } = "";
    public int Failures { get; private set; }
    public DateTime LastAt { get; private set; }
    public DateTime? LockedUntilAt { get; private set; }
    public int Version { get; set; }

    public static SignInTries For(string email) => new() { EmailHash = KeyOf(email) };

    public static string KeyOf(string email) => Secret.Hash("sign-in:" + Person.Normal(email));

    public void Knock(DateTime now)
    {
        if (LockedUntilAt is { } until && now < until)
            throw new Refusal("people.locked", new { minutes = (int)Math.Ceiling((until - now).TotalMinutes) });
    }

    /// <summary>The fifth failure in a row locks for a quarter of an hour; a quiet quarter of an hour starts the count again.</summary>
    public void Failed(DateTime now)
    {
        if (now - LastAt > Pause) Failures = 0;
        Failures++;
        LastAt = now;
        if (Failures < MostFailures) return;
        Failures = 0;
        LockedUntilAt = now + Pause;
    }
}
