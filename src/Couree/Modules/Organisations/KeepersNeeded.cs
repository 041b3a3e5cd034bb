using Couree.Database;
using Couree.Kernel;
using Couree.Modules.People;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Organisations;

/// <summary>
/// Structures in view of everyone that would be left without a keeper: orders would come to an empty counter. Each structure's row guards
/// its keepers, so that of two who leave at once one stays.
/// </summary>
internal sealed class KeepersNeeded(CoureeDb db, IPeople people) : INeedPeople
{
    public async Task<IReadOnlyList<string>> Whom(PersonId person, CancellationToken stop)
    {
        var keepers = db.Set<Holding>().AsNoTracking().Where(h => (h.Roles & Role.Keeper) != 0);
        var kept = await keepers.Where(h => h.Person == person).Select(h => h.Organisation).ToListAsync(stop);
        var structures = await db.Set<Organisation>().Where(o => kept.Contains(o.Id) && o.Standing == Standing.Approved).OrderBy(o => o.Name).ToListAsync(stop);
        foreach (var structure in structures) db.Entry(structure).State = EntityState.Modified;
        var others = await keepers.Where(h => kept.Contains(h.Organisation) && h.Person != person).Select(h => new { h.Organisation, h.Person }).ToListAsync(stop);
        // Somebody who has just left still holds the role for a moment.
        var here = await people.Cards([.. others.Select(o => o.Person).Distinct()], stop);
        return [.. structures.Where(s => !others.Any(o => o.Organisation == s.Id && here.ContainsKey(o.Person))).Select(s => s.Name)];
    }
}
