using Couree.Kernel;

namespace Couree.Modules.Market.Pay;

/// <summary>What is to be paid to one structure for a checkout.</summary>
internal sealed record Due(OrganisationId To, string Name, Money Amount, string Reference);

/// <summary>What the customer has to do for a due: nothing more than be there, or a transfer with its QR code.</summary>
/// <param name="Iban">null when paid on hand-over</param>
/// <param name="Payload">the EPC text behind the QR code, null when paid on hand-over</param>
internal sealed record PaymentAsk(Due Due, string? Holder, string? Iban, string? Payload);

/// <summary>
/// A way to pay. On hand-over and bank transfer live here today; a card provider becomes one more class: it says whether it can be
/// offered for these dues, and what to ask of the customer once the order stands.
/// </summary>
internal interface IPaymentMeans
{
    /// <summary>"cash", "card", "cheque", "transfer": its words are `market.means.{code}`.</summary>
    string Code { get; }

    /// <summary>Paid when the goods change hands (true), or before, apart from them (false).</summary>
    bool OnHandOver { get; }

    /// <summary>Can these structures be paid this way?</summary>
    Task<bool> IsPossible(IReadOnlyCollection<OrganisationId> payees, CancellationToken stop);

    Task<IReadOnlyList<PaymentAsk>> Ask(IReadOnlyList<Due> dues, CancellationToken stop);
}
