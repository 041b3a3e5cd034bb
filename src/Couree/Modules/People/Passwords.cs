using Couree.Kernel;
using Couree.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Couree.Modules.People;

/// <summary>
/// The framework's hashing (PBKDF2-HMAC-SHA512, random salt). Checking an unknown address costs as much as checking a known one,
/// so the time of the answer tells nobody who has an account.
/// </summary>
internal sealed class Passwords
{
    public const int Shortest = 10;
    public const int Longest = 200;
    private static readonly string[] Common = ["1234567890", "0123456789", "azertyuiop", "qwertyuiop", "motdepasse", "password123", "motdepasse1", "password1234", "iloveyou123"];
    private readonly PasswordHasher<Person> _hasher;
    private readonly string _nobody;

    public Passwords(HouseOptions house)
    {
        _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = house.PasswordIterations }));
        _nobody = Hash(Secret.New());
    }

    public string Hash(string password) => _hasher.HashPassword(null!, password);

    /// <summary>Is it the password behind this hash? A null hash is compared against nobody's, and is always wrong.</summary>
    public bool Fits(string? hash, string password, out bool hashAgain)
    {
        var verdict = _hasher.VerifyHashedPassword(null!, hash ?? _nobody, password);
        hashAgain = verdict == PasswordVerificationResult.SuccessRehashNeeded;
        return hash is not null && verdict != PasswordVerificationResult.Failed;
    }

    /// <summary>Length rather than riddles (NIST SP 800-63B §5.1.1.2): ten signs, not the address, not one of the first that anyone would try.</summary>
    public static void Judge(string password, string email, string field)
    {
        if (password.Length < Shortest) throw new Refusal("people.password_short", new { min = Shortest }, field);
        if (password.Length > Longest) throw new Refusal("people.password_long", new { max = Longest }, field);
        var plain = password.ToLowerInvariant();
        if (plain.Distinct().Count() < 4 || Common.Contains(plain) || plain == Person.Normal(email) || plain == Person.Normal(email).Split('@')[0])
            throw new Refusal("people.password_guessable", field: field);
    }
}
