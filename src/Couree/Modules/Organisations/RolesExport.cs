using Couree.Database;
using Couree.Kernel;
using Couree.Modules.People;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Organisations;

/// <summary>The roles a person holds, for their personal export.</summary>
internal sealed class RolesExport(CoureeDb db) : IPersonalData
{
    public string Section => "roles";

    public async Task<object> Of(PersonId person, CancellationToken stop) =>
        (await (from holding in db.Set<Holding>().AsNoTracking()
               join organisation in db.Set<Organisation>().AsNoTracking() on holding.Organisation equals organisation.Id
               where holding.Person == person
               select new { structure = organisation.Name, holding.Roles, since = holding.SinceAt }).ToListAsync(stop))
        .ConvertAll(h => new { h.structure, roles = Enum.GetValues<Role>().Where(r => r != Role.None && h.Roles.HasFlag(r)).Select(r => r.ToString()).ToList(), h.since });
}
