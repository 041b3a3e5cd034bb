using Couree.Kernel;

namespace Couree.Modules.People;

internal readonly record struct PasskeyId(Guid Value) : IId;

/// <summary>A public key of a person's phone, computer or security key (W3C WebAuthn level 3). The secret half never leaves it.</summary>
internal sealed class Passkey
{
    public const int LongestName = 60;
    public const int MostPerPerson = 20;

    private Passkey()
    {
    }

    public PasskeyId Id { get; private init; }
    public PersonId Person { get; private init; }

    /// <summary>base64url of the credential's id, unique.</summary>
    public string Credential { get; private init; } = "";
    public byte[] PublicKey { get; private init; } = [];
    public string Name { get; private set; } = "";
    public long SignCount { get; private set; }
    public IReadOnlyList<string> Transports { get; private init; } = [];
    public bool IsUserVerified { get; private set; }
    public bool IsBackupEligible { get; private init; }
    public bool IsBackedUp { get; private set; }
    public byte[] AttestationObject { get; private init; } = [];
    public byte[] ClientDataJson { get; private init; } = [];
    public DateTime CreatedAt { get; private init; }
    public DateTime? UsedAt { get; private set; }

    public static Passkey Add(Clock clock, PersonId person, string name, string credential, byte[] publicKey, long signCount, IReadOnlyList<string> transports,
        bool verified, bool backupEligible, bool backedUp, byte[] attestation, byte[] clientData) => new()
    {
        Id = Kernel.Id.New<PasskeyId>(clock),
        Person = person,
        Name = name.Trim(),
        Credential = credential,
        PublicKey = publicKey,
        SignCount = signCount,
        Transports = transports,
        IsUserVerified = verified,
        IsBackupEligible = backupEligible,
        IsBackedUp = backedUp,
        AttestationObject = attestation,
        ClientDataJson = clientData,
        CreatedAt = clock.Now,
    };

    /// <summary>The counter only grows (a copy would betray itself); the framework has checked it.</summary>
    public void Used(long signCount, bool verified, bool backedUp, DateTime now) => (SignCount, IsUserVerified, IsBackedUp, UsedAt) = (signCount, verified, backedUp, now);
}

/// <summary>A question asked of a passkey, waiting for its answer: answered once, within five minutes, by the browser that was asked.</summary>
internal sealed class PasskeyQuestion
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private PasskeyQuestion()
    {
    }

    /// <summary>SHA-256 of the key in the browser's cookie.</summary>
    public string KeyHash { get; private init; } = "";

    /// <summary>The framework's state: the challenge and whom it was asked of.</summary>
    public string State { get; private init; } = "";
    public DateTime ExpiresAt { get; private init; }

    public static PasskeyQuestion Ask(Clock clock, string key, string state) => new() { KeyHash = Secret.Hash(key), State = state, ExpiresAt = clock.Now + Life };
}
