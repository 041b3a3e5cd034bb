using Couree.Database;
using Couree.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Ledger.Payees;

internal sealed class PayeeBook(CoureeDb db) : IPayees
{
    public async Task<IReadOnlyDictionary<OrganisationId, Payee>> Of(IReadOnlyCollection<OrganisationId> organisations, CancellationToken stop = default) =>
        await db.Set<BankDetails>().AsNoTracking().Where(d => organisations.Contains(d.Organisation))
            .ToDictionaryAsync(d => d.Organisation, d => new Payee(d.Organisation, d.Holder, d.Iban), stop);

    public async Task Keep(OrganisationId organisation, string holder, string iban, CancellationToken stop = default)
    {
        var details = await db.Set<BankDetails>().FindAsync([organisation], stop);
        if (details is null) db.Add(details = new BankDetails { Organisation = organisation });
        details.Change(holder, iban);
    }
}
