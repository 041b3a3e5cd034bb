using Couree.Database;
using Couree.Kernel;
using Couree.Modules.People;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

/// <summary>What the room keeps of someone's work beside riding, and of their hand in proposals.</summary>
internal sealed class HardshipPersonal(CoureeDb db) : IPersonalData
{
    public string Section => "delivery_work";

    public async Task<object> Of(PersonId person, CancellationToken stop = default) => new
    {
        Chores = await db.Set<Chore>().AsNoTracking().Where(c => c.Person == person).OrderBy(c => c.Day).Select(c => new { c.Day, c.Kind, c.Minutes, c.Note }).ToListAsync(stop),
        Rounds = await db.Set<RiddenRound>().AsNoTracking().Where(r => r.Courier == person).OrderBy(r => r.Day).Select(r => new { r.Day, r.Ridden }).ToListAsync(stop),
        Proposals = await db.Set<Proposal>().AsNoTracking().Where(p => p.AskedBy == person).OrderBy(p => p.DrawnAt).Select(p => new { p.Id, p.DrawnAt }).ToListAsync(stop),
        Accepted = await db.Set<AcceptedPart>().AsNoTracking().Where(a => a.By == person).OrderBy(a => a.At).Select(a => new { a.Proposal, a.Plan, a.Part, a.At }).ToListAsync(stop),
    };
}

/// <summary>Who leaves leaves no words behind: hours stay in the co-op's sums under an id that names nobody.</summary>
internal sealed class ForgetChores(CoureeDb db) : IReact<PersonForgotten>
{
    public async Task On(PersonForgotten happened, CancellationToken stop)
    {
        foreach (var chore in await db.Set<Chore>().Where(c => c.Person == happened.Person && c.Note != "").ToListAsync(stop)) chore.Note = "";
    }
}
