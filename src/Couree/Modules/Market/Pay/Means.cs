using Couree.Kernel;
using Couree.Modules.Ledger;

namespace Couree.Modules.Market.Pay;

internal abstract class OnHandOverMeans(string code) : IPaymentMeans
{
    public string Code => code;
    public bool OnHandOver => true;
    public Task<bool> IsPossible(IReadOnlyCollection<OrganisationId> payees, CancellationToken stop) => Task.FromResult(true);
    public Task<IReadOnlyList<PaymentAsk>> Ask(IReadOnlyList<Due> dues, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<PaymentAsk>>([.. dues.Select(d => new PaymentAsk(d, null, null, null))]);
}

internal sealed class Cash() : OnHandOverMeans("cash");

internal sealed class CardOnSite() : OnHandOverMeans("card");

internal sealed class Cheque() : OnHandOverMeans("cheque");

/// <summary>One transfer to each structure, with a QR code that fills it in and a reference that says what it pays.</summary>
internal sealed class BankTransfer(IPayees payees) : IPaymentMeans
{
    public string Code => "transfer";
    public bool OnHandOver => false;

    public async Task<bool> IsPossible(IReadOnlyCollection<OrganisationId> organisations, CancellationToken stop) =>
        (await payees.Of(organisations, stop)).Count == organisations.Distinct().Count();

    public async Task<IReadOnlyList<PaymentAsk>> Ask(IReadOnlyList<Due> dues, CancellationToken stop)
    {
        var known = await payees.Of([.. dues.Select(d => d.To).Distinct()], stop);
        return [.. dues.Select(d => known.TryGetValue(d.To, out var payee)
            ? new PaymentAsk(d, payee.Holder, payee.Iban, EpcCode.Payload(payee.Holder, payee.Iban, d.Amount, d.Reference))
            : new PaymentAsk(d, null, null, null))];
    }
}
