using Couree.Database;
using Couree.Kernel;
using Couree.Modules.People;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Organisations.React;

/// <summary>Who leaves the house holds no role any more.</summary>
internal sealed class LeaveStructures(CoureeDb db) : IReact<PersonForgotten>
{
    public async Task On(PersonForgotten happened, CancellationToken stop) =>
        db.RemoveRange(await db.Set<Holding>().Where(h => h.Person == happened.Person).ToListAsync(stop));
}
