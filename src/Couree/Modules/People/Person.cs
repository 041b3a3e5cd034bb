using Couree.Kernel;

namespace Couree.Modules.People;

/// <summary>
/// Someone with an account. The e-mail address is hers once she has answered a mail sent there. When she leaves, the row stays
/// without anything that names her, so that the books of the structures keep a person to point at.
/// </summary>
internal sealed class Person : IVersioned
{
    public const int LongestName = 80;
    public const int LongestEmail = 254;

    private Person()
    {
    }

    public PersonId Id { get; private init; }

    /// <summary>Trimmed, lower case, unique; null once the person has left.</summary>
    public string? Email { get; private set; }
    public string Name { get; private set; } = "";
    public string? Phone { get; private set; }

    /// <summary>Null for those who only use passkeys.</summary>
    public string? PasswordHash { get; private set; }
    public string Language { get; private set; } = "fr";
    public bool IsSteward { get; private set; }

    /// <summary>One of the village's invented people: never in production.</summary>
    public bool IsDemo { get; private init; }

    /// <summary>Who she is in the village, told on the demo's sign-in page.</summary>
    public string? About { get; private set; }
    public string? AboutEn { get; private set; }
    public DateTime JoinedAt { get; private init; }
    public DateTime? ConfirmedAt { get; private set; }
    public DateTime? ForgottenAt { get; private set; }
    public int Version { get; set; }

    public bool IsHere => ConfirmedAt is not null && ForgottenAt is null;

    public static Person Join(Clock clock, string email, string name, string language, string? passwordHash) => new()
    {
        Id = Kernel.Id.New<PersonId>(clock),
        Email = Normal(email),
        Name = name.Trim(),
        Language = language,
        PasswordHash = passwordHash,
        JoinedAt = clock.Now,
    };

    /// <summary>An invented person of the village, confirmed from birth.</summary>
    public static Person Demo(Clock clock, string firstName, string lastName, string email, string passwordHash, bool steward, string about, string aboutEn) => new()
    {
        Id = Kernel.Id.New<PersonId>(clock),
        Email = Normal(email),
        Name = $"{firstName} {lastName}".Trim(),
        PasswordHash = passwordHash,
        IsSteward = steward,
        IsDemo = true,
        About = about,
        AboutEn = aboutEn,
        JoinedAt = clock.Now,
        ConfirmedAt = clock.Now,
    };

    /// <summary>How addresses are compared: trimmed, lower case.</summary>
    public static string Normal(string email) => email.Trim().ToLowerInvariant();

    /// <summary>Signing up again before the first mail was answered: the last try counts.</summary>
    public void StartAgain(string name, string language, string? passwordHash)
    {
        if (ConfirmedAt is not null) throw new InvalidOperationException("a confirmed person does not sign up again");
        (Name, Language, PasswordHash) = (name.Trim(), language, passwordHash);
    }

    public void Confirm(DateTime now) => ConfirmedAt ??= now;

    public void Describe(string name, string? phone, string language)
    {
        if (language is not ("fr" or "en")) throw new Refusal("people.language_unknown", field: "Language");
        (Name, Phone, Language) = (name.Trim(), string.IsNullOrWhiteSpace(phone) ? null : phone.Trim(), language);
    }

    public void ChangePassword(string hash) => PasswordHash = hash;

    /// <summary>Named, or no longer, by whoever hosts the house.</summary>
    public void Watch(bool isSteward) => IsSteward = isSteward;

    public void MoveTo(string email) => Email = Normal(email);

    /// <summary>The person goes: nothing here names her any more.</summary>
    public void Forget(DateTime now)
    {
        if (IsSteward) throw new Refusal("people.steward_stays");
        (Email, Name, Phone, PasswordHash, About, AboutEn, ForgottenAt) = (null, "", null, null, null, null, now);
    }
}
