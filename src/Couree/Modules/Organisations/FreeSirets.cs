using Couree.Database;
using Couree.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Organisations;

/// <summary>
/// One number, one structure, among those that are welcomed or wait to be; a declined one holds nothing. Two who take the same number at
/// once are parted by the table's index: the second looks again, and is refused here.
/// </summary>
internal sealed class FreeSirets(CoureeDb db)
{
    /// <summary>Refused: organisations.siret_taken. It does not say whose the number is: who waits is nobody's business yet.</summary>
    /// <param name="field">where the number was typed; null when it stands in no form</param>
    public async Task Check(Organisation organisation, string? field, CancellationToken stop)
    {
        if (organisation.Siret is not { } siret) return;
        if (await db.Set<Organisation>().AnyAsync(o => o.Siret == siret && o.Id != organisation.Id && o.Standing != Standing.Declined, stop))
            throw new Refusal("organisations.siret_taken", new { siret }, field);
    }
}
