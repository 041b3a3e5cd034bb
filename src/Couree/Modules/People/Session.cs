using Couree.Kernel;

namespace Couree.Modules.People;

internal readonly record struct SessionId(Guid Value) : IId;

/// <summary>A browser someone is signed in with. The browser holds 256 random bits, the store only their SHA-256.</summary>
internal sealed class Session
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(30);

    /// <summary>"Last seen" is written at most this often: a page view is not a write.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromHours(1);

    /// <summary>How long a passkey shown again, or a mailed link followed, counts as "it is really me".</summary>
    public static readonly TimeSpan ProofLasts = TimeSpan.FromMinutes(10);

    private Session()
    {
    }

    public SessionId Id { get; private init; }
    public PersonId Person { get; private init; }
    public string KeyHash { get; private init; } = "";

    /// <summary>"Firefox · Linux"</summary>
    public string Device { get; private init; } = "";
    public DateTime CreatedAt { get; private init; }
    public DateTime SeenAt { get; private set; }
    public DateTime ExpiresAt { get; private set; }

    /// <summary>When the person last proved herself other than by typing her password here.</summary>
    public DateTime? ProvedAt { get; private set; }

    /// <param name="key">what the browser will hold</param>
    /// <param name="proved">signed in by passkey or by a mailed link</param>
    public static Session Open(Clock clock, PersonId person, string key, string device, bool proved) => new()
    {
        Id = Kernel.Id.New<SessionId>(clock),
        Person = person,
        KeyHash = Secret.Hash(key),
        Device = device,
        CreatedAt = clock.Now,
        SeenAt = clock.Now,
        ExpiresAt = clock.Now + Life,
        ProvedAt = proved ? clock.Now : null,
    };

    public void Prove(DateTime now) => ProvedAt = now;

    public bool IsProved(DateTime now) => ProvedAt is { } at && now - at <= ProofLasts;
}
