using Couree.Database;
using Couree.Kernel;
using Couree.Modules.People;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

/// <summary>What the room keeps of a person: what they did on the road and on the board. The journal names people by id only, so when they leave it stays and names nobody.</summary>
internal sealed class DeliveryPersonal(CoureeDb db) : IPersonalData
{
    public string Section => "delivery";

    public async Task<object> Of(PersonId person, CancellationToken stop = default) => new
    {
        Deeds = await db.Set<DeliveryFact>().AsNoTracking().Where(f => f.Author == person).OrderBy(f => f.ReceivedAt)
            .Select(f => new { f.Kind, f.Run, f.Stop, f.OccurredAt, f.ReceivedAt, f.Reason }).ToListAsync(stop),
        Runs = await db.Set<Run>().AsNoTracking().Where(r => r.Courier == person).OrderBy(r => r.AskedAt)
            .Select(r => new { r.Id, r.Day, r.State, r.Metres, r.TakenAt }).ToListAsync(stop),
    };
}
