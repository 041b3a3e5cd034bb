using Couree.Kernel;

namespace Couree.Modules.Ledger;

/// <summary>The owner row of an account's holds: of two holders who together want too much, one wins. Posting does not need it.</summary>
internal sealed class GuardedAccount : IVersioned
{
    public OrganisationId Book { get; init; }
    public required string Name { get; init; }
    public string Counterparty { get; init; } = "";
    public Unit Unit { get; init; }
    public int Version { get; set; }
    public List<AccountHold> Holds { get; private set; } = [];

    /// <summary>"|key|key|": by which an account is found again from one of its holds.</summary>
    public string HoldKeys { get; private set; } = "";

    public static string Marked(string key) => $"|{key}|";

    /// <summary>Reserves an amount until an instant; the same key again moves its hold.</summary>
    /// <param name="balance">what the account holds now, in its unit</param>
    public void Hold(string key, long amount, long balance, DateTime until, DateTime now)
    {
        var others = Holds.Where(h => h.Key != key && h.UntilAt > now).ToList();
        if (balance - others.Sum(h => h.Amount) < amount) throw new Refusal("ledger.not_enough", new { available = balance - others.Sum(h => h.Amount), asked = amount });
        Keep([.. others, new AccountHold(key, amount, until)]);
    }

    public void Release(string key) => Keep([.. Holds.Where(h => h.Key != key)]);

    private void Keep(List<AccountHold> holds) => (Holds, HoldKeys) = (holds, string.Concat(holds.Select(h => Marked(h.Key))));
}

internal sealed record AccountHold(string Key, long Amount, DateTime UntilAt);
