using System.ComponentModel.DataAnnotations;
using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Organisations;
using Couree.Web;

namespace Couree.Modules.Ledger.Payees;

/// <summary>A keeper or treasurer says where the structure is paid by transfer.</summary>
internal sealed class ChangePayee(CoureeDb db, IOrganisations organisations, IPayees payees) : IUseCase
{
    public sealed record Input([Required, StringLength(70)] string Holder, [Required, StringLength(42)] string Iban);

    public async Task<bool> Do(Actor who, string slug, Input input, CancellationToken stop)
    {
        var organisation = await organisations.Within(who, slug, LedgerMay.Keep, stop);
        await payees.Keep(organisation.Id, input.Holder, input.Iban, stop);
        await db.SaveChangesAsync(stop);
        return true;
    }
}
