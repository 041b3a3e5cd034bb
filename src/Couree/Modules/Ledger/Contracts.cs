using Couree.Kernel;

namespace Couree.Modules.Ledger;

/// <summary>What is counted: euro cents, points, minutes of help. Amounts are integers of it.</summary>
public enum Unit { EurCents, Points, Minutes }

/// <summary>
/// An account in a structure's book. `Counterparty` splits an account by whom it is about (a customer's order, another structure).
/// Names in use: customers, sales, vat, delivery_fees, cash, bank, cheques, carriage, owed_to, owed_by.
/// </summary>
public sealed record Account(OrganisationId Book, string Name, string Counterparty = "");

/// <summary>One line: positive is debit, negative is credit.</summary>
public sealed record Line(Account Account, long Amount);

public interface ILedger
{
    /// <summary>
    /// Writes one balanced set of lines in the caller's transaction: in every book the lines sum to zero, else the post is refused
    /// as a defect (<see cref="InvalidOperationException"/>). The same key again, with the same lines, writes nothing.
    /// </summary>
    /// <param name="key">idempotency key of the business event, such as "order-placed:{id}"</param>
    /// <param name="memo">words' key of the sentence on the statement</param>
    /// <param name="reference">the human number it is about, such as an order's</param>
    Task Post(string key, string memo, string reference, DateTime occurredAt, Unit unit, IReadOnlyCollection<Line> lines, CancellationToken stop = default);

    /// <summary>Reverses the set of a key by counter-entries under `reverse:{key}`; nothing is ever erased. Unknown key: nothing.</summary>
    Task Reverse(string key, string memo, DateTime occurredAt, CancellationToken stop = default);

    /// <summary>Reserves an amount of an account until an instant; released by itself. Refused `ledger.not_enough` when balance − holds is too low.</summary>
    Task Hold(string key, Account account, Unit unit, long amount, DateTime until, CancellationToken stop = default);
    Task Release(string key, CancellationToken stop = default);

    Task<long> Balance(Account account, Unit unit, CancellationToken stop = default);
}

/// <summary>Where a structure is paid by bank transfer. `Iban` is checked (ISO 13616, modulo 97) and written without spaces.</summary>
public sealed record Payee(OrganisationId Organisation, string Holder, string Iban);

public interface IPayees
{
    /// <summary>The bank details of several structures; those that gave none are absent.</summary>
    Task<IReadOnlyDictionary<OrganisationId, Payee>> Of(IReadOnlyCollection<OrganisationId> organisations, CancellationToken stop = default);

    /// <summary>Keeps a structure's bank details in the caller's transaction. Refused `ledger.iban_wrong`.</summary>
    Task Keep(OrganisationId organisation, string holder, string iban, CancellationToken stop = default);
}
